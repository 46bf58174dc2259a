import { invariant } from '../invariant.js';
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
export const BrokerState = {
    down: 0,
    /** A session is up, but not every order of it was accounted for. */
    recovering: 1,
    ready: 2,
    /** Recovering for too long; goes on trying. */
    unavailable: 3,
};
/** Brokers at most: an event has room for so many scores. */
export const MAX_BROKERS = 5;
const LATENCY_UNIT_US = 32;
const LATENCY_SHIFT = 2;
const TOKENS_SHIFT = 16;
const DEPTH_SHIFT = 24;
const MAX_LATENCY = 0x3fff;
/** More than this is told as this. */
export const MAX_SCORE_TOKENS = 0xff;
/** @internal */
export const MAX_SCORE_DEPTH = 0x7f;
/** @internal */
export const MAX_SCORE_LATENCY_US = MAX_LATENCY * LATENCY_UNIT_US;
export function packScore(state, latencyUs, tokensLeft, outboxDepth) {
    invariant(latencyUs >= 0 && tokensLeft >= 0 && outboxDepth >= 0, 'scoreboard: parts are not negative');
    const latency = Math.min(MAX_LATENCY, Math.floor(latencyUs / LATENCY_UNIT_US));
    const tokens = Math.min(MAX_SCORE_TOKENS, Math.floor(tokensLeft));
    const depth = Math.min(MAX_SCORE_DEPTH, Math.floor(outboxDepth));
    return state | (latency << LATENCY_SHIFT) | (tokens << TOKENS_SHIFT) | (depth << DEPTH_SHIFT);
}
export function scoreState(score) {
    return (score & 3);
}
/** Rounded down to 32 us. */
export function scoreLatencyUs(score) {
    return ((score >> LATENCY_SHIFT) & MAX_LATENCY) * LATENCY_UNIT_US;
}
export function scoreTokens(score) {
    return (score >> TOKENS_SHIFT) & MAX_SCORE_TOKENS;
}
export function scoreDepth(score) {
    return (score >> DEPTH_SHIFT) & MAX_SCORE_DEPTH;
}
//# sourceMappingURL=scoreboard.js.map