import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * What is judged on the order itself: its size, the quote it is judged by, its worth, its price, and whether it sells what
 * isn't there. Leaves the price that it is counted at, and its worth, in the verdict.
 */
export declare function orderGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
