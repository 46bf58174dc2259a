import type { Records } from '../../core/memory/records.ts';
import type { InstrumentSetup } from './startup.ts';
/** Makes the zeroed slot at byte `at` a define_instrument, but for its version, request and time. */
export declare function writeDefinition({ f64, i32 }: Records, at: number, instrument: InstrumentSetup): void;
