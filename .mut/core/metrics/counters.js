import { invariant } from '../invariant.js';
import { SegmentError, SegmentKind, attachSegment, createSegment, segmentSize } from '../memory/segment.js';
/**
 * Named numbers that one thread writes and all may read: doubles in shared memory, in the order of a list of names
 * that both sides know. Plain stores: a reader sees each number whole, perhaps a little late.
 */
const COUNT = 0;
const NAMES_HASH = 1;
export function createCounters(name, counterNames) {
    invariant(counterNames.length > 0, 'counters: at least one name');
    invariant(new Set(counterNames).size === counterNames.length, 'counters: each name once');
    const sizes = [counterNames.length, namesHash(counterNames)];
    return createSegment(SegmentKind.counters, name, sizes, 0, counterNames.length * 8);
}
/** A view for the one writer or for any reader. Throws `SegmentError` if it was made for other names. */
export class Counters {
    names;
    #values;
    constructor(buffer, names) {
        const segment = attachSegment(SegmentKind.counters, buffer, 0);
        const count = segmentSize(segment, COUNT);
        if (count !== names.length || segment.sizes[NAMES_HASH] !== namesHash(names)) {
            throw new SegmentError(`Counters ${segment.name} appear to have been made for other names.`);
        }
        this.names = names;
        this.#values = new Float64Array(buffer, segment.payloadAt, count);
    }
    /** Where `name` stands: the index that the other calls take, looked up once. */
    index(name) {
        return this.names.indexOf(name);
    }
    get(index) {
        const value = this.#values[index];
        invariant(value !== undefined, 'counters: no such counter');
        return value;
    }
    /** The writer only. */
    add(index, amount) {
        invariant(index >= 0 && index < this.#values.length, 'counters: no such counter');
        this.#values[index] += amount;
    }
    /** The writer only. */
    set(index, value) {
        invariant(index >= 0 && index < this.#values.length, 'counters: no such counter');
        this.#values[index] = value;
    }
}
function namesHash(names) {
    let hash = 0x811c9dc5;
    for (const char of names.join('\n'))
        hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
    return hash;
}
//# sourceMappingURL=counters.js.map