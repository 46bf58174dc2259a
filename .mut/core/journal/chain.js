const HEAD_HALVES = 16;
/** Moves `chain` over the batch head whose first half-word is `i32[half]`. The head holds the chain before it. */
export function advanceChain(chain, i32, half) {
    let low = chain.low ^ 0x2545f491;
    let high = chain.high ^ 0x4f6cdd1d;
    for (let i = 0; i < HEAD_HALVES; i++) {
        const word = i32[half + i];
        low = Math.imul(low ^ word, 0x85ebca6b);
        low ^= low >>> 13;
        high = Math.imul(high + (word ^ low), 0xc2b2ae35);
        high ^= high >>> 16;
    }
    chain.low = Math.imul(low ^ (high >>> 15), 0x27d4eb2f) | 0;
    chain.high = Math.imul(high ^ (chain.low >>> 13), 0x165667b1) | 0;
}
export function sameChain(a, b) {
    return a.low === b.low && a.high === b.high;
}
//# sourceMappingURL=chain.js.map