import { type EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import type { Verdict } from './verdict.ts';
/**
 * The scopes whose totals an order counts in, with what it would add to each: its account's, its tag's, the firm's. Filled
 * anew for each order; `count` of them.
 */
export declare const judged: {
    count: number;
    /** Rows of `scopes`. */
    scopes: Int32Array<ArrayBuffer>;
    /** Where the limits of their totals stand in `state.resolved.words`. */
    limits: Int32Array<ArrayBuffer>;
    /** `LimitOwner`. */
    owners: Int32Array<ArrayBuffer>;
    /** 1: all it can do is make the book's position smaller. */
    reduces: Int32Array<ArrayBuffer>;
    /** What it adds to the worst case, in money; not above 0: nothing. */
    growth: Float64Array<ArrayBuffer>;
    /** What it adds to what is open, in money. */
    added: Float64Array<ArrayBuffer>;
    tagBook: number;
};
export declare function gatherScopes(state: EngineState, order: Exposure, verdict: Verdict): void;
