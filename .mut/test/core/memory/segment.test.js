import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader, EventWriter } from '../../../core/memory/event-ring.js';
import { LatchReader } from '../../../core/memory/latch.js';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.js';
import { SegmentError, SegmentKind, attachSegment, createSegment } from '../../../core/memory/segment.js';
function refused(why, attach) {
    assert.throws(attach, (error) => {
        assert.ok(error instanceof SegmentError);
        assert.equal(error.code, 'NOT_A_SEGMENT');
        assert.match(error.message, /^Data does not appear to be a tickgate /);
        assert.match(error.message, why);
        return true;
    });
}
test('a segment gives back what it was made of, its payload on a line of its own', () => {
    const buffer = createSegment(SegmentKind.ring, 'commands', [7, 8], 2, 56);
    const segment = attachSegment(SegmentKind.ring, buffer, 2);
    assert.equal(segment.name, 'commands');
    assert.deepEqual([...segment.sizes], [7, 8, 0, 0, 0, 0, 0, 0]);
    assert.equal(segment.payloadBytes, 56);
    assert.equal(segment.payloadAt % 128, 0);
    assert.equal(buffer.byteLength, segment.payloadAt + 128);
});
test('attaching to something else says what it is instead', () => {
    const ring = createRing('commands', 8, 64);
    refused(/ring segment: its magic number is 0x0/, () => new RingProducer(new SharedArrayBuffer(1024)));
    refused(/64 bytes are less than a header/, () => new RingConsumer(new SharedArrayBuffer(64)));
    refused(/it is not a SharedArrayBuffer/, () => new RingConsumer(new ArrayBuffer(1024)));
    refused(/eventRing segment: it is a ring segment/, () => new EventWriter(ring));
    refused(/eventRing segment: it is a ring segment/, () => new EventReader(ring, 0, 'published'));
    refused(/latch segment: it is a ring segment/, () => new LatchReader(ring));
});
test('attaching refuses another version, a cut segment and an unknown kind', () => {
    const other = createRing('commands', 8, 64);
    new Int32Array(other)[1] = 9;
    refused(/its version is 9, this program reads 1/, () => new RingProducer(other));
    const cut = new SharedArrayBuffer(384);
    new Uint8Array(cut).set(new Uint8Array(createRing('commands', 8, 64), 0, 384));
    refused(/it has 384 bytes instead of 896/, () => new RingProducer(cut));
    const unknown = createRing('commands', 8, 64);
    new Int32Array(unknown)[2] = 99;
    refused(/it is a unknown \(99\) segment/, () => new RingProducer(unknown));
});
test('a damaged size is refused on attaching', () => {
    const damaged = createRing('commands', 8, 64);
    new Int32Array(damaged)[4] = 0;
    assert.throws(() => new RingProducer(damaged), /Segment commands appears to be damaged: size 0 is 0/);
});
test('a segment has a maximum of bytes, sizes and name', () => {
    assert.throws(() => createSegment(SegmentKind.ring, 'x', [], 0, 2 ** 31), /below 2 GiB/);
    assert.throws(() => createSegment(SegmentKind.ring, 'x', [1, 2, 3, 4, 5, 6, 7, 8, 9], 0, 8), /at most 8 sizes/);
    for (const name of ['', 'seventeen-letters', 'ä', 'a b']) {
        assert.throws(() => createSegment(SegmentKind.ring, name, [], 0, 8), /1 to 16 ASCII/);
    }
});
//# sourceMappingURL=segment.test.js.map