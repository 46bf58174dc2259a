/** Numbers that decoders trip over, as bytes of a length or a count. */
const EDGES = [0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 100, 126, 127, 128, 254, 255];
const TEXTS = [
    '0',
    '-0',
    '-1',
    '1e9',
    '0.1',
    '9007199254740993',
    '9'.repeat(40),
    'null',
    '\u0000',
    '\uD83D\uDE00',
    '\\ud800',
];
const MAX_STEPS = 6;
export function createMutator(random, tokens, maxBytes) {
    const pieces = [...tokens, ...TEXTS].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
    const work = Buffer.alloc(maxBytes * 2);
    let length = 0;
    function insert(at, bytes) {
        const count = Math.min(bytes.length, maxBytes - length);
        work.copyWithin(at + count, at, length);
        work.set(bytes.subarray(0, count), at);
        length += count;
    }
    function remove(at, count) {
        work.copyWithin(at, at + count, length);
        length -= count;
    }
    function someOf(bytes) {
        const from = random.below(bytes.length + 1);
        return bytes.slice(from, from + random.below(Math.min(32, bytes.length - from) + 1));
    }
    function step(other) {
        const at = random.below(length + 1);
        const inside = length === 0 ? 0 : random.below(length);
        switch (random.below(9)) {
            case 0:
                work[inside] ^= 1 << random.below(8);
                break;
            case 1:
                work[inside] = random.below(256);
                break;
            case 2:
                work[inside] = EDGES[random.below(EDGES.length)];
                break;
            case 3:
                remove(at, random.below(Math.min(16, length - at) + 1));
                break;
            case 4:
                insert(at, someOf(work.subarray(0, length)));
                break;
            case 5:
                insert(at, someOf(other));
                break;
            case 6:
                insert(at, pieces[random.below(pieces.length)]);
                break;
            case 7: {
                const piece = pieces[random.below(pieces.length)];
                remove(at, Math.min(piece.length, length - at));
                insert(at, piece);
                break;
            }
            default:
                length = at;
        }
    }
    return {
        mutate(input, other) {
            length = Math.min(input.length, maxBytes);
            work.set(input.subarray(0, length));
            for (let steps = 1 + random.below(MAX_STEPS); steps > 0; steps--)
                step(other);
            return new Uint8Array(work.subarray(0, length));
        },
    };
}
//# sourceMappingURL=mutate.js.map