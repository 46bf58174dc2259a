export function createRandom(seed) {
    let state = (seed ^ 0x9e3779b9) >>> 0;
    /** Mulberry32: 0 to below 1. */
    function next() {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }
    return {
        whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
        chance: (probability) => next() < probability,
        pick: (values) => values[Math.floor(next() * values.length)],
    };
}
//# sourceMappingURL=random.js.map