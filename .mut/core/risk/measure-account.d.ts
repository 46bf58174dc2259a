import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import { type Measure } from './verdict.ts';
/**
 * Tells every control of an account's totals, and of the firm's: through the gates that judge orders, with an order of no
 * money in no instrument. What is counted by the order (orders and messages in a while) is told with one more.
 */
export declare function measureAccount(state: EngineState, account: number, inputs: Inputs, measure: Measure): void;
