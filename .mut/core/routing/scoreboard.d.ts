/**
 * What the engine knows of a broker when it routes: one 32-bit word, sampled once and stored in the event.
 * Written by the broker thread.
 *
 *   bit  31      30…24          23…16         15…2              1…0
 *      +---+----------------+-------------+-----------------+-------+
 *      | 0 | outbox depth   | tokens left | latency / 32 us | state |
 *      +---+----------------+-------------+-----------------+-------+
 *
 * Each part stays at its greatest value beyond it. Tokens are places that the rate windows admit now.
 */
export declare const BrokerState: {
    readonly down: 0;
    /** A session is up, but not every order of it was accounted for. */
    readonly recovering: 1;
    readonly ready: 2;
    /** Recovering for too long; goes on trying. */
    readonly unavailable: 3;
};
export type BrokerState = (typeof BrokerState)[keyof typeof BrokerState];
/** Brokers at most: an event has room for so many scores. */
export declare const MAX_BROKERS = 5;
/** More than this is told as this. */
export declare const MAX_SCORE_TOKENS = 255;
/** @internal */
export declare const MAX_SCORE_DEPTH = 127;
/** @internal */
export declare const MAX_SCORE_LATENCY_US: number;
export declare function packScore(state: BrokerState, latencyUs: number, tokensLeft: number, outboxDepth: number): number;
export declare function scoreState(score: number): BrokerState;
/** Rounded down to 32 us. */
export declare function scoreLatencyUs(score: number): number;
export declare function scoreTokens(score: number): number;
export declare function scoreDepth(score: number): number;
