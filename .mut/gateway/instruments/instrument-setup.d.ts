import type { Instrument } from '../../core/market/instruments.ts';
import type { InstrumentSetup } from '../../workers/engine/startup.ts';
/** What the engine is to know of an instrument, with the offset that its zone has at `nowMs`. */
export declare function instrumentSetup(instrument: Instrument, nowMs: number): InstrumentSetup;
