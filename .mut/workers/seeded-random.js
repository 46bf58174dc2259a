const TWO_32 = 4_294_967_296;
const WARM_UP = 12;
export function createSeededRandom(seed) {
    let a = 0x9e3779b9 ^ seed;
    let b = 0x243f6a88 ^ Math.floor(seed / TWO_32);
    let c = 0xb7e15162;
    let counter = 1;
    function next() {
        const sum = (a + b + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = ((c << 21) | (c >>> 11)) + sum;
        return sum >>> 0;
    }
    for (let round = 0; round < WARM_UP; round++)
        next();
    return {
        below: (bound) => Math.floor((next() / TWO_32) * bound),
        chance: (probability) => next() / TWO_32 < probability,
    };
}
//# sourceMappingURL=seeded-random.js.map