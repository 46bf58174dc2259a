import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.js';
/** Just before, across and after the places where a 32-bit count changes sign. */
const startCursors = fc.constantFrom(0, 2 ** 31 - 5, 2 ** 31 - 1, -5, -1, 12345);
const steps = fc.array(fc.record({ does: fc.constantFrom('claim', 'publish', 'read', 'used'), count: fc.integer({ min: 0, max: 12 }) }), { maxLength: 120 });
test('a ring behaves like a queue of arrays, whatever the order of claims, publishes and releases', () => {
    fc.assert(fc.property(startCursors, fc.constantFrom(2, 4, 8), steps, (start, slots, script) => {
        const buffer = createRing('model', slots, 16, start);
        const producer = new RingProducer(buffer);
        const consumer = new RingConsumer(buffer);
        const staged = [];
        const published = [];
        let next = 1;
        for (const { does, count } of script) {
            const free = slots - staged.length - published.length;
            if (does === 'claim') {
                const room = producer.room(count);
                assert.ok(room <= free, 'never more room than there is');
                assert.ok(room >= Math.min(count, free), 'as much room as was wanted, if there is');
                for (let i = 0; i < Math.min(count, room); i++) {
                    producer.records.f64[producer.claim() >> 3] = next;
                    staged.push(next++);
                }
                if (producer.room(1) === 0)
                    assert.throws(() => producer.claim(), /claim without room/);
            }
            else if (does === 'publish') {
                producer.publish();
                published.push(...staged.splice(0));
            }
            else if (does === 'used') {
                assert.equal(producer.used(), staged.length + published.length);
            }
            else {
                const readable = consumer.poll(count);
                assert.ok(readable <= Math.min(count, published.length));
                if (published.length > 0 && count > 0)
                    assert.ok(readable > 0, 'something published is readable');
                const taken = published.splice(0, readable);
                assert.deepEqual(taken, taken.map((_, i) => consumer.records.f64[consumer.at(i) >> 3]));
                consumer.release(readable);
            }
        }
    }), { numRuns: 400 });
});
test('what is claimed is invisible until it is published', () => {
    const buffer = createRing('commands', 4, 8);
    const producer = new RingProducer(buffer);
    const consumer = new RingConsumer(buffer);
    assert.equal(producer.room(1), 4);
    producer.records.f64[producer.claim() >> 3] = 42;
    assert.equal(consumer.poll(4), 0);
    producer.publish();
    assert.equal(consumer.poll(4), 1);
    assert.equal(consumer.records.f64[consumer.at(0) >> 3], 42);
});
test('a full ring has no room until the consumer releases, and releasing more than was published is a bug', () => {
    const buffer = createRing('commands', 4, 8, 2 ** 31 - 2);
    const producer = new RingProducer(buffer);
    const consumer = new RingConsumer(buffer);
    for (let i = 0; i < 4; i++)
        producer.claim();
    producer.publish();
    assert.equal(producer.room(1), 0);
    assert.equal(producer.used(), 4);
    assert.equal(consumer.poll(99), 4);
    assert.throws(() => consumer.release(5), /beyond the published/);
    assert.throws(() => consumer.release(-1), /beyond the published/);
    consumer.release(3);
    assert.equal(producer.room(1), 3);
    assert.equal(producer.used(), 1);
});
test('ends that attach later go on where the cursors stand', () => {
    const buffer = createRing('commands', 4, 8, -1);
    const first = new RingProducer(buffer);
    for (const value of [7, 8])
        first.records.f64[first.claim() >> 3] = value;
    first.publish();
    const early = new RingConsumer(buffer);
    assert.equal(early.poll(1), 1);
    early.release(1);
    const late = new RingConsumer(buffer);
    assert.equal(late.poll(9), 1);
    assert.equal(late.records.f64[late.at(0) >> 3], 8);
    const second = new RingProducer(buffer);
    assert.equal(second.room(4), 3);
});
test('the slots of a ring are apart, aligned, and cover the payload', () => {
    const producer = new RingProducer(createRing('commands', 8, 24));
    const offsets = Array.from({ length: 8 }, () => producer.claim());
    assert.deepEqual(offsets, [0, 24, 48, 72, 96, 120, 144, 168]);
    assert.equal(producer.records.u8.length, 8 * 24);
    assert.equal(producer.records.u8.byteOffset % 128, 0);
});
test('the two cursors stand at least 128 bytes apart, from each other and from the slots', () => {
    const buffer = createRing('commands', 4, 8);
    const bytes = new Uint8Array(buffer);
    const changedBy = (act) => {
        const before = bytes.slice();
        act();
        return bytes.findIndex((byte, i) => byte !== before[i]);
    };
    const producer = new RingProducer(buffer);
    producer.claim();
    const published = changedBy(() => producer.publish());
    const consumer = new RingConsumer(buffer);
    const released = changedBy(() => consumer.release(consumer.poll(1)));
    const slots = producer.records.u8.byteOffset;
    assert.ok(published >= 128 && released - published >= 128 && slots - released >= 128);
});
test('a ring refuses slots that are not a power of two and slot bytes that are not words', () => {
    for (const slots of [0, 1, 3, 12, 2.5])
        assert.throws(() => createRing('x', slots, 8), /power of two/);
    for (const bytes of [0, 4, 12])
        assert.throws(() => createRing('x', 4, bytes), /multiple of 8/);
});
//# sourceMappingURL=ring.test.js.map