/** Cancels never wait behind orders: they have a lane of the same size. */
export const Lane = { orders: 0, cancels: 1, others: 2 };
const LANES = 3;
const LANE_WORDS = 3;
const AS_OF = 1;
const TOLD = 2;
const REFUSED = LANES * LANE_WORDS;
const SINCE = REFUSED + 1;
const ASKED = SINCE + 1;
const TOKEN = 1_000_000_000;
const MS = 1_000_000;
/** Nobody is told to wait longer. */
const MAX_RETRY_NS = 10_000 * MS;
const FLOOD_WINDOW_NS = 10_000 * MS;
/** More than so many refused in 10 s: whoever waits as long as told doesn't get there. */
export const FLOOD_REFUSALS = 1_000;
export function createBudget() {
    return new Float64Array(ASKED + 1);
}
/** Takes a token and returns 0; or returns after how many ms there will be one for this caller. */
export function takeToken(budget, lane, { perSecond, burst }, nowNs) {
    const at = lane * LANE_WORDS;
    refill(budget, at, perSecond, nowNs);
    const taken = budget[at] + TOKEN;
    if (taken <= burst * TOKEN) {
        budget[at] = taken;
        return 0;
    }
    // One after the other, at the pace of the lane: told the same moment, all but one would come in vain again.
    const freeNs = nowNs + (taken - burst * TOKEN) / perSecond;
    const mineNs = Math.min(Math.max(freeNs, budget[at + TOLD] + TOKEN / perSecond), nowNs + MAX_RETRY_NS);
    budget[at + TOLD] = mineNs;
    return Math.ceil((mineNs - nowNs) / MS);
}
/** Whole tokens that are left. */
export function tokensLeft(budget, lane, { perSecond, burst }, nowNs) {
    const at = lane * LANE_WORDS;
    refill(budget, at, perSecond, nowNs);
    return Math.max(0, Math.floor((burst * TOKEN - budget[at]) / TOKEN));
}
/** A call of this holder asks for a token of any lane, limited or not. */
export function countAsked(budget) {
    budget[ASKED] += 1;
}
/** How many have asked so far: who knows it from before sees whether a call came to that. */
export function asked(budget) {
    return budget[ASKED];
}
/** Another call of this holder was refused. */
export function countRefused(budget, nowNs) {
    if (budget[REFUSED] === 0 || nowNs - budget[SINCE] > FLOOD_WINDOW_NS) {
        budget[SINCE] = nowNs;
        budget[REFUSED] = 0;
    }
    budget[REFUSED] += 1;
}
/** It goes on and on: see `FLOOD_REFUSALS`. */
export function isFlooding(budget) {
    return budget[REFUSED] > FLOOD_REFUSALS;
}
function refill(budget, at, perSecond, nowNs) {
    const sinceNs = Math.max(0, nowNs - budget[at + AS_OF]);
    budget[at] = Math.max(0, budget[at] - sinceNs * perSecond);
    budget[at + AS_OF] = nowNs;
}
//# sourceMappingURL=budget.js.map