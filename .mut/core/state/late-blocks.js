import { forgetWords, learnWords } from './word-hash.js';
/** A block is 2^BLOCK_SHIFT words: a cache line or two. */
export const BLOCK_SHIFT = 4;
const BLOCK = 2 ** BLOCK_SHIFT;
/** How many may be out: a checkpoint takes them all back at once, some 40 ns each. */
const MAX_LATE = 256;
export function createLateBlocks(hash) {
    return { hash, tables: [], blocks: new Int32Array(MAX_LATE), first: 0, count: 0 };
}
/** Takes a block out of the hash, before its first write. */
export function takeOut(late, table, block) {
    if (late.count === MAX_LATE)
        takeOneBack(late);
    const { halves, salt, isOut } = table;
    forgetWords(late.hash, halves, block * BLOCK, (block + 1) * BLOCK, salt);
    isOut[block] = 1;
    const place = (late.first + late.count) % MAX_LATE;
    late.tables[place] = table;
    late.blocks[place] = block;
    late.count += 1;
}
function takeOneBack(late) {
    const { halves, salt, isOut } = late.tables[late.first];
    const block = late.blocks[late.first];
    isOut[block] = 0;
    learnWords(late.hash, halves, block * BLOCK, (block + 1) * BLOCK, salt);
    late.first = (late.first + 1) % MAX_LATE;
    late.count -= 1;
}
/** The hash of a state with late blocks, for whoever reads it: reading takes them all back. */
export function readableHash(late) {
    const settled = () => {
        while (late.count > 0)
            takeOneBack(late);
        return late.hash;
    };
    return {
        get low() {
            return settled().low;
        },
        set low(lane) {
            settled().low = lane;
        },
        get high() {
            return settled().high;
        },
        set high(lane) {
            settled().high = lane;
        },
    };
}
//# sourceMappingURL=late-blocks.js.map