import type { RejectCode } from '../schema/reject.ts';
/** Why not, and by how much; `limit` and `value` in the unit of the code: lots, ticks, money, orders, microseconds. */
export interface Verdict {
    code: RejectCode;
    limit: number;
    value: number;
    /** `LimitOwner`: whose limit it is. */
    owner: number;
    /** `Warning` bits: what was seen and lets the order pass all the same. */
    warnings: number;
    /** The small-order path was taken. */
    fast: boolean;
    /** The price that the order is counted at, and what it is then worth. */
    reserveTicks: number;
    notional: number;
    /** Codes that an override of this order lets pass: bit `overrideBit(code)` of the low and the high word. */
    passLow: number;
    passHigh: number;
    /** Given: every control is noted here with its use, and none ends the check. */
    measure: Measure | undefined;
}
export type Measure = (code: RejectCode, limit: number, value: number, owner: number, refuses: boolean) => void;
export declare function createVerdict(): Verdict;
/** Forgets the order before; what an override lets pass stays as it was put. */
export declare function resetVerdict(verdict: Verdict): void;
/**
 * One control: whether the order passes it. `value` may be as large as `limit`. The same call judges an order and tells
 * what is left of a limit, so that the two can't differ.
 */
export declare function within(verdict: Verdict, code: RejectCode, limit: number, value: number, owner: number): boolean;
/** As `within`, where `value` may be as small as `limit`. */
export declare function atLeast(verdict: Verdict, code: RejectCode, limit: number, value: number, owner: number): boolean;
/** A refusal that no override passes, and after which nothing else of the order can be judged or measured. */
export declare function stop(verdict: Verdict, code: RejectCode, limit: number, value: number): boolean;
/** A control without a number: `refuses` says whether the order fails it. */
export declare function allowed(verdict: Verdict, code: RejectCode, refuses: boolean, owner: number): boolean;
/** A control whose number alone doesn't say whether the order fails it. */
export declare function measured(verdict: Verdict, code: RejectCode, limit: number, value: number, owner: number, refuses: boolean): boolean;
