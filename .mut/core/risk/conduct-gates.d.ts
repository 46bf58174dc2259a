import { type EngineState } from '../state/state.ts';
import type { Inputs } from '../order/inputs.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * How an account behaves: how often it places and replaces, how much of it trades, whether a strategy ran away, whether
 * it says the same twice. Each is judged of the account, of the order's tag and of the firm. What a message is: an order
 * or a replace that was accepted, and a cancel that was asked for; what is refused never leaves, and isn't counted.
 * Cancels are never refused.
 */
export declare function passesConduct(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
