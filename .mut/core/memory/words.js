import { SegmentKind, attachSegment, controlLine, createSegment } from './segment.js';
/** A few 32-bit words from one writer to any number of readers, each word complete in itself; 32 at most. */
export function createWords(name) {
    return createSegment(SegmentKind.words, name, [], 1, 0);
}
export const MAX_WORDS = 32;
export class SharedWords {
    #words;
    constructor(buffer) {
        this.#words = controlLine(attachSegment(SegmentKind.words, buffer, 1), 0);
    }
    load(index) {
        return Atomics.load(this.#words, index);
    }
    store(index, value) {
        if (this.#words[index] !== value)
            Atomics.store(this.#words, index, value);
    }
}
//# sourceMappingURL=words.js.map