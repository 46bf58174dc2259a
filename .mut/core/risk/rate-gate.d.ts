import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/** What an order of another currency is worth is known only by a rate that is not too old. Before its worth is judged. */
export declare function rateGate(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
