import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/** Whether the instrument trades now: INSTRUMENT_EXPIRED, MARKET_CLOSED. Its terms are zero where nothing is known. */
export declare function sessionGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
/** The largest order that the instrument's exchange takes: FREEZE_QUANTITY. */
export declare function freezeGate(state: EngineState, order: Exposure, verdict: Verdict): boolean;
