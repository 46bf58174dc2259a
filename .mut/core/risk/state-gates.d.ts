import { type Inputs } from '../order/inputs.ts';
import { type EngineState } from '../state/state.ts';
import { type Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * Trading is halted where the order is from, what it is of, or where it rests. Before the order itself is looked at, so
 * `account` and `instrument` may be any numbers.
 */
export declare function checkHalted(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
/**
 * Where a scope is reducing, only what makes its account's position smaller: with all that is open on that side, so that
 * several of them can't turn it. The limit is what others leave of the position.
 */
export declare function checkReducing(state: EngineState, order: Exposure, verdict: Verdict): boolean;
/**
 * Whether an order of the table, which was certainly not sent, may be sent anew where it stands in halted or reducing
 * scopes. What stops everything is asked before.
 */
export declare function mayGoOn(state: EngineState, row: number): boolean;
