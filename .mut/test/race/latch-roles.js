import { LatchChanges, LatchReader, LatchWriter } from '../../core/memory/latch.js';
import { playRole } from './threads.js';
playRole({ write, read, follow, writeInStep, followInStep });
/** Write n of a slot fills all of its words with n. */
function write({ latch, writes, done }) {
    const writer = new LatchWriter(latch);
    const values = new Float64Array(writer.words);
    for (let i = 0; i < writes; i++) {
        values.fill(1 + Math.floor(i / writer.slots));
        writer.write(i % writer.slots, values, 0);
    }
    Atomics.store(new Int32Array(done), 0, 1);
    return writes;
}
function isTorn(words) {
    for (let i = 1; i < words.length; i++)
        if (words[i] !== words[0])
            return true;
    return false;
}
function read({ latch, done }) {
    const reader = new LatchReader(latch);
    const into = new Float64Array(reader.words);
    const newest = new Float64Array(reader.slots);
    const finished = new Int32Array(done);
    const outcomes = { whole: 0, stale: 0, torn: 0, older: 0 };
    let left = reader.slots; // Once more through all slots after the writer's end.
    for (let i = 0; left > 0; i++) {
        if (Atomics.load(finished, 0) === 1)
            left -= 1;
        const slot = i % reader.slots;
        if (!reader.read(slot, into, 0))
            outcomes.stale += 1;
        else if (isTorn(into))
            outcomes.torn += 1;
        else if (into[0] < newest[slot])
            outcomes.older += 1;
        else {
            outcomes.whole += 1;
            newest[slot] = into[0];
        }
    }
    return outcomes;
}
function follow({ latch, done }) {
    const reader = new LatchReader(latch);
    const changes = new LatchChanges(latch);
    const into = new Float64Array(reader.words);
    const finished = new Int32Array(done);
    const outcomes = { delivered: 0, skipped: 0, torn: 0 };
    let last = false;
    while (true) {
        for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
            if (!reader.read(slot, into, 0)) {
                changes.again(slot);
                continue;
            }
            if (isTorn(into))
                outcomes.torn += 1;
            const skipped = changes.delivered(slot, reader.version);
            if (skipped < 0)
                continue;
            outcomes.delivered += 1;
            outcomes.skipped += skipped;
        }
        if (last)
            return outcomes;
        last = Atomics.load(finished, 0) === 1; // Then one sweep more: what was written before is to be found.
    }
}
/** Writes the next value only once the one before was delivered: a write that nobody is told of stops the race. */
function writeInStep({ latch, writes, done }) {
    const writer = new LatchWriter(latch);
    const values = new Float64Array(writer.words);
    const delivered = new Int32Array(done);
    for (let n = 0; n < writes; n++) {
        for (let looks = 0; Atomics.load(delivered, 0) !== n; looks++)
            if (looks > 2000)
                Atomics.wait(delivered, 0, n - 1, 0.05);
        values.fill(n + 1);
        writer.write(n % writer.slots, values, 0);
    }
    return writes;
}
function followInStep({ latch, writes, done }) {
    const reader = new LatchReader(latch);
    const changes = new LatchChanges(latch);
    const into = new Float64Array(reader.words);
    const delivered = new Int32Array(done);
    const asleep = new Int32Array(new SharedArrayBuffer(4));
    let count = 0;
    for (let looks = 0; count < writes;) {
        const slot = changes.next();
        if (slot < 0) {
            if (looks++ > 2000)
                Atomics.wait(asleep, 0, 0, 0.05);
            continue;
        }
        looks = 0;
        if (!reader.read(slot, into, 0)) {
            changes.again(slot);
            continue;
        }
        const skipped = changes.delivered(slot, reader.version);
        if (skipped < 0)
            continue; // A mark set again while its write was already being read.
        if (skipped > 0 || into[0] !== count + 1)
            throw new Error(`write ${into[0]} after ${count}, ${skipped} skipped`);
        count += 1;
        Atomics.store(delivered, 0, count);
    }
    return count;
}
//# sourceMappingURL=latch-roles.js.map