/**
 * Token buckets of one holder, a session or an account: one for each lane. A bucket is kept as what has been taken and has not
 * come back yet, so that one of zeros is full, whatever its size:
 *
 *   word  3 × lane       + 1            + 2
 *        +--------------+--------------+-------------------+
 *        | taken        | as of        | when the last one |     … one triple per lane, then:  refused | since | asked
 *        | tokens × ns  | ns           | was told to retry |
 *        +--------------+--------------+-------------------+
 *
 * A token is 10⁹: rates are per second and time is in nanoseconds, so all of it is integers.
 */
export type Budget = Float64Array;
/** Cancels never wait behind orders: they have a lane of the same size. */
export declare const Lane: {
    readonly orders: 0;
    readonly cancels: 1;
    readonly others: 2;
};
export type Lane = (typeof Lane)[keyof typeof Lane];
/** `perSecond` 0: without limit. */
export interface Rate {
    readonly perSecond: number;
    readonly burst: number;
}
/** More than so many refused in 10 s: whoever waits as long as told doesn't get there. */
export declare const FLOOD_REFUSALS = 1000;
export declare function createBudget(): Budget;
/** Takes a token and returns 0; or returns after how many ms there will be one for this caller. */
export declare function takeToken(budget: Budget, lane: Lane, { perSecond, burst }: Rate, nowNs: number): number;
/** Whole tokens that are left. */
export declare function tokensLeft(budget: Budget, lane: Lane, { perSecond, burst }: Rate, nowNs: number): number;
/** A call of this holder asks for a token of any lane, limited or not. */
export declare function countAsked(budget: Budget): void;
/** How many have asked so far: who knows it from before sees whether a call came to that. */
export declare function asked(budget: Budget): number;
/** Another call of this holder was refused. */
export declare function countRefused(budget: Budget, nowNs: number): void;
/** It goes on and on: see `FLOOD_REFUSALS`. */
export declare function isFlooding(budget: Budget): boolean;
