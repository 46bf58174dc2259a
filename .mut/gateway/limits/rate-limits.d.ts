import type { Refusal } from '../inbound/refusal.ts';
import type { Principal } from '../keys/principal.ts';
import { type Budget, Lane, type Rate } from './budget.ts';
/**
 * Who may still ask for what. An order takes a token of its session (over HTTP: of its key) and one of its account; a
 * cancel takes them from lanes of their own, and everything else takes one of the session's third lane:
 *
 *                 session, or key over HTTP                 account
 *   orders        RATE_SESSION_PER_SECOND, _BURST           RATE_ACCOUNT_PER_SECOND, as many at once
 *   cancels       the same again                            the same again
 *   others        20/s, 40 at once                          –
 *
 * The local account, which is there only without keys, has no limits but those that are set.
 */
export interface RateLimits {
    /** Of everything that a key asks for over HTTP. */
    budgetOf(who: Principal): Budget;
    /** Takes one of the session's lane; why not, or undefined. */
    ofSession(who: Principal | undefined, budget: Budget, lane: Lane): Refusal | undefined;
    /**
     * A call of the session is over, and `before` is what it had asked for when the call began (`asked`). Whatever was
     * refused before it came to a lane takes one of the third: else it would be a way around the limits.
     */
    settle(who: Principal | undefined, budget: Budget, before: number): void;
    /** Takes one of the account's lane. `budget`: whose refusals it counts among. */
    ofAccount(who: Principal, budget: Budget, account: number, lane: Lane): Refusal | undefined;
    /** What is left of a lane for the session and its first account, at most 65,534; 65,535: there is no limit. */
    remaining(who: Principal | undefined, budget: Budget, lane: Lane): number;
    /** Whether orders of this principal are limited at all. */
    isOn(who: Principal | undefined): boolean;
    /** The array `rate_limits` of an answer. */
    json(who: Principal | undefined, budget: Budget): string;
    /** The same for HTTP. */
    headers(who: Principal, budget: Budget): readonly (readonly [string, string])[];
}
/** As the settings have it. AUTO: the default with keys, no limit for the local account. */
export interface RateSettings {
    readonly RATE_SESSION_PER_SECOND: number;
    readonly RATE_SESSION_BURST: number;
    readonly RATE_ACCOUNT_PER_SECOND: number;
}
export declare const SESSION_PER_SECOND = 50;
export declare const ACCOUNT_PER_SECOND = 200;
export declare const OTHERS: Rate;
/** `refused`: is called for each refusal. */
export declare function createRateLimits(settings: RateSettings, accounts: number, monotonicNs: () => number, refused?: () => void): RateLimits;
