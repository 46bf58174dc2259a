/** Adds what a word that isn't zero, given as its two halves, has in the hash at place `at` of the table of `salt`. */
export function learn(hash, low, high, at, salt) {
    const place = Math.imul(at + salt, 0x9e3779b1);
    hash.low = (hash.low + mixLow(low, high, place)) | 0;
    hash.high = (hash.high + mixHigh(low, high, place)) | 0;
}
export function forget(hash, low, high, at, salt) {
    const place = Math.imul(at + salt, 0x9e3779b1);
    hash.low = (hash.low - mixLow(low, high, place)) | 0;
    hash.high = (hash.high - mixHigh(low, high, place)) | 0;
}
/** `learn` for all words from `from` up to `end`. */
export function learnWords(hash, halves, from, end, salt) {
    sumWords(halves, from, end, salt);
    hash.low = (hash.low + sum[0]) | 0;
    hash.high = (hash.high + sum[1]) | 0;
}
/** `learnWords` for words just written, which may be minus zeros: equal to 0 in value, not in bytes. They become 0. */
export function learnWritten(hash, halves, from, end, salt) {
    let sumLow = 0;
    let sumHigh = 0;
    for (let at = from | 0; at < end; at++) {
        const low = halves[at * 2];
        const high = halves[at * 2 + 1];
        if ((low | (high << 1)) === 0) {
            if (high !== 0)
                halves[at * 2 + 1] = 0;
            continue;
        }
        const place = Math.imul(at + salt, 0x9e3779b1);
        sumLow = (sumLow + mixLow(low, high, place)) | 0;
        sumHigh = (sumHigh + mixHigh(low, high, place)) | 0;
    }
    hash.low = (hash.low + sumLow) | 0;
    hash.high = (hash.high + sumHigh) | 0;
}
export function forgetWords(hash, halves, from, end, salt) {
    sumWords(halves, from, end, salt);
    hash.low = (hash.low - sum[0]) | 0;
    hash.high = (hash.high - sum[1]) | 0;
}
const sum = new Int32Array(2);
function sumWords(halves, from, end, salt) {
    let sumLow = 0;
    let sumHigh = 0;
    for (let at = from | 0; at < end; at++) {
        const low = halves[at * 2];
        const high = halves[at * 2 + 1];
        if ((low | high) === 0)
            continue;
        const place = Math.imul(at + salt, 0x9e3779b1);
        sumLow = (sumLow + mixLow(low, high, place)) | 0;
        sumHigh = (sumHigh + mixHigh(low, high, place)) | 0;
    }
    sum[0] = sumLow;
    sum[1] = sumHigh;
}
/** Mixes all 64 bits of a word with its place. */
function mixLow(low, high, place) {
    let h = place ^ Math.imul(low, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
    h ^= Math.imul(high, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 13), 0x165667b1);
    return h ^ (h >>> 16);
}
/** A second path from the same bits: what collides in one lane doesn't in the other. */
function mixHigh(low, high, place) {
    let h = (place >>> 7) ^ (place << 25) ^ Math.imul(high, 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 14), 0x297a2d39);
    h ^= Math.imul(low, 0x5bd1e995);
    h = Math.imul(h ^ (h >>> 12), 0x1b873593);
    return h ^ (h >>> 15);
}
//# sourceMappingURL=word-hash.js.map