import type { Inputs } from '../order/inputs.ts';
import { type EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * What an order adds to totals: what is open, could be held at worst, and could be lost, with everything that rests, is in
 * flight or unknown. Of the account, the order's tag, its broker and the firm. No total refuses an order that makes it
 * smaller; whoever measures is told of each all the same.
 */
export declare function exposureGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
