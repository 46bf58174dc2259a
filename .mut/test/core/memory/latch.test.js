import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LatchChanges, LatchReader, LatchWriter, createLatch } from '../../../core/memory/latch.js';
const startVersions = fc.constantFrom(0, 1, 2 ** 31 - 3, 2 ** 31 - 2, -3, -2);
const slotCounts = fc.constantFrom(1, 33, 100);
const wordCounts = fc.integer({ min: 1, max: 5 });
const steps = fc.array(fc.record({ does: fc.constantFrom('write', 'write', 'read', 'sweep', 'again', 'repair'), slot: fc.nat(99) }), { maxLength: 150 });
test('a latch gives the newest value, and each write is delivered or counted as skipped', () => {
    fc.assert(fc.property(startVersions, slotCounts, wordCounts, steps, (start, slots, words, script) => {
        const buffer = createLatch('quotes', slots, words, start);
        let writer = new LatchWriter(buffer);
        const reader = new LatchReader(buffer);
        const changes = new LatchChanges(buffer);
        const newest = new Map();
        const written = Array.from({ length: slots }, () => 0);
        const accounted = Array.from({ length: slots }, () => 0);
        const into = new Float64Array(words + 1);
        let next = 1;
        const expectNewest = (slot) => {
            assert.equal(reader.read(slot, into, 1), newest.has(slot));
            if (newest.has(slot))
                assert.deepEqual([...into.subarray(1)], newest.get(slot));
        };
        const sweep = () => {
            for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
                expectNewest(slot);
                accounted[slot] += changes.delivered(slot, reader.version) + 1;
            }
        };
        for (const { does, slot: any } of script) {
            const slot = any % slots;
            if (does === 'write') {
                const value = Array.from({ length: words }, () => next++);
                writer.write(slot, new Float64Array([0, ...value]), 1);
                newest.set(slot, value);
                written[slot] += 1;
            }
            else if (does === 'read') {
                expectNewest(slot);
            }
            else if (does === 'repair') {
                writer = new LatchWriter(buffer);
                assert.equal(writer.repair(), newest.size);
            }
            else if (does === 'again') {
                const changed = changes.next();
                if (changed >= 0)
                    changes.again(changed);
            }
            else {
                sweep();
            }
        }
        sweep(); // Ends the one that may be under way,
        sweep(); // and takes what changed behind it.
        assert.deepEqual(accounted, written);
        assert.equal(changes.next(), -1);
    }), { numRuns: 300 });
});
test('whatever a sweep finds between two steps of a write, the write is delivered by then or by the next sweep', (context) => {
    // The writer's atomic steps one by one, a sweep in front of each: what two threads can do, without their luck.
    for (let sweepBefore = 0;; sweepBefore++) {
        const buffer = createLatch('quotes', 3, 1);
        const writer = new LatchWriter(buffer);
        const reader = new LatchReader(buffer);
        const changes = new LatchChanges(buffer);
        const into = new Float64Array(1);
        let delivered = 0;
        const sweep = () => {
            for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
                if (!reader.read(slot, into, 0))
                    changes.again(slot);
                else if (changes.delivered(slot, reader.version) >= 0)
                    delivered = into[0];
            }
        };
        let steps = 0;
        let isSweeping = false;
        const mocks = ['load', 'store', 'or'].map((name) => {
            const original = Atomics[name];
            return context.mock.method(Atomics, name, (...values) => {
                if (!isSweeping && steps++ === sweepBefore) {
                    isSweeping = true;
                    sweep();
                    isSweeping = false;
                }
                return original(...values);
            });
        });
        writer.write(1, new Float64Array([41]), 0);
        writer.write(1, new Float64Array([42]), 0);
        for (const mock of mocks)
            mock.mock.restore();
        sweep();
        assert.equal(delivered, 42, `a sweep before step ${sweepBefore}`);
        if (sweepBefore >= steps) {
            assert.ok(steps >= 6, `${steps} steps`);
            return;
        }
    }
});
test('a read that is overtaken halfway is done again: no value is half of one write and half of another', () => {
    const buffer = createLatch('quotes', 1, 2);
    const writer = new LatchWriter(buffer);
    const reader = new LatchReader(buffer);
    writer.write(0, new Float64Array([1, 1]), 0);
    // When the first word has been copied two writes come: the second of them writes where the reader reads.
    let writes = 0;
    const into = new Proxy(new Float64Array(2), {
        set(target, word, value) {
            target[Number(word)] = value;
            if (writes < 2)
                for (writes = 2; writes < 4; writes++)
                    writer.write(0, new Float64Array([writes, writes]), 0);
            return true;
        },
    });
    assert.ok(reader.read(0, into, 0));
    assert.deepEqual([into[0], into[1]], [3, 3]);
});
test('a slot that was never written reads as stale, also where versions begin elsewhere', () => {
    const reader = new LatchReader(createLatch('quotes', 2, 3, 77));
    assert.equal(reader.read(0, new Float64Array(3), 0), false);
    assert.throws(() => reader.read(2, new Float64Array(3), 0), /no such slot/);
});
test('a writer that died halfway through a write left the value before it readable, and its successor goes on', () => {
    const buffer = createLatch('quotes', 3, 2);
    const writer = new LatchWriter(buffer);
    const reader = new LatchReader(buffer);
    const into = new Float64Array(2);
    writer.write(1, new Float64Array([10, 11]), 0);
    // Dies while copying: the values come from an array that fails at its second word.
    const failing = new Proxy(new Float64Array([20, 21]), {
        get(target, key) {
            if (key === '1')
                throw new Error('dies');
            return Reflect.get(target, key);
        },
    });
    assert.throws(() => writer.write(1, failing, 0), /dies/);
    assert.ok(reader.read(1, into, 0));
    assert.deepEqual([...into], [10, 11]);
    const successor = new LatchWriter(buffer);
    assert.equal(successor.repair(), 1);
    successor.write(1, new Float64Array([30, 31]), 0);
    assert.ok(reader.read(1, into, 0));
    assert.deepEqual([...into], [30, 31]);
});
test('a write whose mark was lost with its writer is found after repair', () => {
    const buffer = createLatch('quotes', 40, 1);
    new LatchWriter(buffer).write(39, new Float64Array([5]), 0);
    const changes = new LatchChanges(buffer);
    assert.equal(changes.next(), 39);
    assert.equal(changes.next(), -1);
    // As if the writer had died between publishing and marking: version 1 was never delivered and no mark tells of it.
    assert.equal(changes.next(), -1);
    new LatchWriter(buffer).repair();
    assert.equal(changes.next(), 39);
    assert.equal(changes.delivered(39, 1), 0);
});
test('a slot put back is found by the next sweep, not by the one under way', () => {
    const buffer = createLatch('quotes', 64, 1);
    const writer = new LatchWriter(buffer);
    for (const slot of [3, 4, 60])
        writer.write(slot, new Float64Array([slot]), 0);
    const changes = new LatchChanges(buffer);
    const found = [];
    for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
        found.push(slot);
        if (slot === 60)
            changes.again(slot);
    }
    assert.deepEqual(found.sort((a, b) => a - b), [3, 4, 60]);
    assert.equal(changes.next(), 60);
    assert.equal(changes.next(), -1);
});
test('a latch has at least one slot and 1 to 64 words', () => {
    assert.throws(() => createLatch('quotes', 0, 1), /at least one slot/);
    for (const words of [0, 65, 1.5])
        assert.throws(() => createLatch('quotes', 1, words), /1 to 64 words/);
    const writer = new LatchWriter(createLatch('quotes', 1, 64));
    assert.throws(() => writer.write(1, new Float64Array(64), 0), /no such slot/);
    assert.throws(() => writer.write(-1, new Float64Array(64), 0), /no such slot/);
});
//# sourceMappingURL=latch.test.js.map