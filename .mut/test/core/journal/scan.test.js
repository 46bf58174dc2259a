import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { HEADER_BYTES, decodeSegmentHeader, encodeSegmentHeader } from '../../../core/journal/frame.js';
import { buildSegment, checksum, scan } from './memory-journal.js';
const SEGMENT_BYTES = 128 * 1024;
const COUNTS = [4, 1, 30, 2, 16];
const fresh = (counts = COUNTS) => buildSegment(counts, SEGMENT_BYTES);
/** The sequence after batch `i` of COUNTS. */
const seqBefore = (i) => 1 + COUNTS.slice(0, i).reduce((a, b) => a + b, 0);
const flip = (bytes, at) => {
    bytes[at] = bytes[at] ^ 0x10;
};
const END = seqBefore(5);
const LAST = seqBefore(4);
const rows = [
    { name: 'nothing happened', damage: () => { }, verdict: 'whole', nextSeq: END },
    { name: 'a clean stop', counts: [...COUNTS, -1], damage: () => { }, verdict: 'whole', nextSeq: END },
    {
        name: 'a bit of the last head',
        damage: (b, { starts }) => flip(b, starts[4] + 20),
        verdict: 'torn',
        nextSeq: LAST,
    },
    {
        name: 'a bit of the last payload',
        damage: (b, { starts }) => flip(b, starts[4] + 3000),
        verdict: 'torn',
        nextSeq: LAST,
    },
    { name: 'a bit of the padding', damage: (b, { starts }) => flip(b, starts[2] - 8), verdict: 'whole', nextSeq: END },
    {
        name: 'a bit of the first head',
        damage: (b, { starts }) => flip(b, starts[0]),
        verdict: 'damaged',
        nextSeq: 1,
        reason: /later batch/,
    },
    {
        name: 'a bit of a middle payload',
        damage: (b, { starts }) => flip(b, starts[2] + 5000),
        verdict: 'damaged',
        nextSeq: seqBefore(2),
        reason: /later batch/,
    },
    {
        name: 'a bit of the last payload, but a seal behind it',
        counts: [...COUNTS, 0],
        damage: (b, { starts }) => flip(b, starts[4] + 100),
        verdict: 'damaged',
        nextSeq: LAST,
        reason: /later batch/,
    },
    {
        name: 'a bit of the last payload, but a torn batch with a whole head behind it',
        counts: [...COUNTS, 20],
        damage: (b, { starts }) => {
            flip(b, starts[4] + 100);
            flip(b, starts[5] + 3000);
        },
        verdict: 'damaged',
        nextSeq: LAST,
        reason: /later batch/,
    },
    {
        name: 'a bit of the last payload, but a cursor has seen its first event',
        durableSeq: LAST,
        damage: (b, { starts }) => flip(b, starts[4] + 100),
        verdict: 'damaged',
        nextSeq: LAST,
        reason: /known to be durable/,
    },
    {
        name: 'a bit of the last payload, and a cursor has seen the event before',
        durableSeq: LAST - 1,
        damage: (b, { starts }) => flip(b, starts[4] + 100),
        verdict: 'torn',
        nextSeq: LAST,
    },
    {
        name: 'the last batch is gone',
        damage: (b, { starts }) => void b.fill(0, starts[4]),
        verdict: 'whole',
        nextSeq: LAST,
    },
    {
        name: 'the last batch is gone, but a cursor has seen it',
        durableSeq: END - 1,
        damage: (b, { starts }) => void b.fill(0, starts[4]),
        verdict: 'damaged',
        nextSeq: LAST,
    },
    {
        name: 'the first block of the last batch never reached the disk, the second did',
        damage: (b, { starts }) => void b.fill(0, starts[4], starts[4] + 4096),
        verdict: 'torn',
        nextSeq: LAST,
    },
    {
        name: 'a zeroed sector in the last batch',
        damage: (b, { starts }) => void b.fill(0, starts[4] + 1024, starts[4] + 1536),
        verdict: 'torn',
        nextSeq: LAST,
    },
    {
        name: 'a zeroed sector in a middle batch',
        damage: (b, { starts }) => void b.fill(0, starts[2] + 1024, starts[2] + 1536),
        verdict: 'damaged',
        nextSeq: seqBefore(2),
    },
    {
        name: 'a zeroed block in the middle',
        damage: (b, { starts }) => void b.fill(0, starts[1], starts[1] + 4096),
        verdict: 'damaged',
        nextSeq: seqBefore(1),
    },
    {
        name: 'two batches changed places',
        damage: (b, { starts }) => {
            const first = b.slice(starts[0], starts[1]);
            b.copyWithin(starts[0], starts[1], starts[1] + 4096);
            b.set(first, starts[1]);
        },
        verdict: 'damaged',
        nextSeq: 1,
        reason: /belongs elsewhere/,
    },
    {
        name: 'the last batch stands there twice',
        damage: (b, { starts }) => void b.copyWithin(starts[5], starts[4], starts[5]),
        verdict: 'damaged',
        nextSeq: END,
        reason: /belongs elsewhere/,
    },
    {
        name: 'a batch was overwritten with an earlier one',
        damage: (b, { starts }) => void b.copyWithin(starts[3], starts[0], starts[0] + 4096),
        verdict: 'damaged',
        nextSeq: seqBefore(3),
    },
    {
        name: 'the file is recycled and holds an older segment behind the end',
        damage: (b, { starts }) => {
            const older = buildSegment(Array.from({ length: 30 }, () => 1), SEGMENT_BYTES, { number: 1, firstSeq: 1 });
            const recycled = buildSegment(COUNTS, SEGMENT_BYTES, { number: 2 });
            b.set(older.bytes);
            b.set(recycled.bytes.subarray(0, starts[5]), 0);
            return b;
        },
        verdict: 'whole',
        nextSeq: END,
    },
    {
        name: 'a batch of another journal stands behind the end',
        damage: (b, { starts }) => {
            const other = buildSegment([3], SEGMENT_BYTES, { idByte: 9, firstSeq: END });
            b.set(other.bytes.subarray(HEADER_BYTES, other.starts[1]), starts[5]);
        },
        verdict: 'torn',
        nextSeq: END,
    },
    {
        name: 'garbage stands behind the end',
        damage: (b, { starts }) => void b.fill(0xa5, starts[5], starts[5] + 10_000),
        verdict: 'torn',
        nextSeq: END,
    },
];
describe('what a scan makes of', () => {
    for (const row of rows) {
        test(`${row.name} → ${row.verdict}`, () => {
            const built = fresh(row.counts);
            const number = row.name.startsWith('the file is recycled') ? 2 : 1;
            const bytes = row.damage(built.bytes, built) ?? built.bytes;
            const found = scan({ header: { ...built.header, number } }, bytes, row.durableSeq);
            assert.equal(found.verdict, row.verdict, found.reason);
            assert.equal(found.nextSeq, row.nextSeq);
            if (row.reason !== undefined)
                assert.match(found.reason, row.reason);
            if (row.verdict === 'torn')
                assert.ok(found.tornBytes > 0);
            checkPrefix(fresh(), found.records);
        });
    }
});
function checkPrefix(built, records) {
    const all = scan(built, built.bytes).records;
    records.forEach((record, i) => assert.deepEqual(Buffer.from(record), Buffer.from(all[i])));
}
test('a file cut at any block is refused: segments have one length', () => {
    const built = fresh();
    for (let length = HEADER_BYTES; length < SEGMENT_BYTES; length += 4096) {
        const found = scan(built, built.bytes.subarray(0, length));
        assert.equal(found.verdict, 'damaged', `cut at ${length}`);
        checkPrefix(built, found.records);
    }
});
test('everything behind any block lost is an end, a torn tail, or refused where a cursor knows better', () => {
    const built = fresh();
    for (let at = HEADER_BYTES; at < SEGMENT_BYTES; at += 4096) {
        const bytes = built.bytes.slice().fill(0, at);
        const boundary = built.starts.includes(at) || at > built.starts.at(-1);
        assert.equal(scan(built, bytes).verdict, boundary ? 'whole' : 'torn', `zeros from ${at}`);
        const known = at < built.starts.at(-1) ? 'damaged' : 'whole';
        assert.equal(scan(built, bytes, built.nextSeq - 1).verdict, known, `zeros from ${at}, durable to the end`);
    }
});
test('no flipped bit ever surfaces a wrong record or drops a proven one', () => {
    const built = fresh([...COUNTS, 0]);
    const end = built.starts.at(-1);
    const sealAt = built.starts.at(-2);
    fc.assert(fc.property(fc.integer({ min: HEADER_BYTES, max: end - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = built.bytes.slice();
        bytes[at] = bytes[at] ^ (1 << bit);
        const found = scan(built, bytes);
        checkPrefix(built, found.records);
        if (at < sealAt && found.records.length < built.nextSeq - 1)
            assert.equal(found.verdict, 'damaged');
        if (at >= sealAt)
            assert.equal(found.records.length, built.nextSeq - 1);
    }), { numRuns: 3000 });
});
test('random bytes anywhere never surface a wrong record', () => {
    const built = fresh();
    fc.assert(fc.property(fc.integer({ min: HEADER_BYTES, max: SEGMENT_BYTES - 1 }), fc.uint8Array({ minLength: 1, maxLength: 9000 }), (at, junk) => {
        const bytes = built.bytes.slice();
        bytes.set(junk.subarray(0, SEGMENT_BYTES - at), at);
        checkPrefix(built, scan(built, bytes).records);
    }), { numRuns: 300 });
});
test('a segment that is followed by another ends where that one begins, whatever stands behind', () => {
    const built = fresh();
    const next = { ...built.header, number: 2, firstSeq: built.nextSeq, chain: built.chain };
    built.bytes.fill(0xa5, built.starts.at(-1));
    assert.equal(scan(built, built.bytes, 0, next).verdict, 'whole');
    const early = scan(built, built.bytes, 0, { ...next, firstSeq: built.nextSeq + 1 });
    assert.equal(early.verdict, 'damaged');
    assert.match(early.reason, /a segment follows/);
    flip(built.bytes, built.starts[4] + 70);
    assert.equal(scan(built, built.bytes, 0, next).verdict, 'damaged', 'its last batch is proven by the next segment');
});
test('a batch that a later version wrote is refused as newer', () => {
    const built = fresh();
    const { bytes, starts } = built;
    const view = new DataView(bytes.buffer);
    view.setInt32(starts[1] + 64 + 4, 1 | (99 << 16), true);
    const seed = seedOf(built);
    const payload = view.getInt32(starts[1] + 28, true);
    view.setUint32(starts[1] + 4, checksum(bytes.subarray(starts[1] + 64, starts[1] + 64 + payload), seed), true);
    view.setUint32(starts[1] + 60, checksum(bytes.subarray(starts[1], starts[1] + 60), seed), true);
    assert.equal(scan(built, bytes).verdict, 'newer');
});
test('a record that contradicts its head is damage, not a torn write', () => {
    const built = fresh();
    const { bytes, starts } = built;
    const view = new DataView(bytes.buffer);
    const seed = seedOf(built);
    view.setInt32(starts[4] + 24, 15, true);
    view.setUint32(starts[4] + 60, checksum(bytes.subarray(starts[4], starts[4] + 60), seed), true);
    const found = scan(built, bytes);
    assert.equal(found.verdict, 'damaged');
    assert.match(found.reason, /contradict/);
});
test('a batch of another history with the same sequence is misplaced, in either lane of the chain', () => {
    for (const at of [32, 36]) {
        const built = fresh();
        const { bytes, starts } = built;
        bytes[starts[4] + at] = bytes[starts[4] + at] ^ 1;
        new DataView(bytes.buffer).setUint32(starts[4] + 60, checksum(bytes.subarray(starts[4], starts[4] + 60), seedOf(built)), true);
        const found = scan(built, bytes);
        assert.equal(found.verdict, 'damaged');
        assert.match(found.reason, /belongs elsewhere/);
    }
});
function seedOf({ header }) {
    const key = new Uint8Array(20);
    key.set(header.journalId);
    new DataView(key.buffer).setInt32(16, header.number, true);
    return checksum(key, 0);
}
test('a header comes back, and says what is wrong with it', () => {
    const { header, bytes } = fresh();
    assert.deepEqual(decodeSegmentHeader(bytes, checksum), header);
    assert.equal(decodeSegmentHeader(bytes.subarray(0, 100), checksum), 'short');
    assert.equal(decodeSegmentHeader(new Uint8Array(4096), checksum), 'not a segment');
    for (const at of [9, 26, 33, 41, 2000, 4093]) {
        const damaged = bytes.slice(0, 4096);
        flip(damaged, at);
        assert.equal(decodeSegmentHeader(damaged, checksum), 'checksum');
    }
    assert.equal(decodeSegmentHeader(encodeSegmentHeader({ ...header, version: 2 }, checksum), checksum), 'newer format');
    assert.equal(decodeSegmentHeader(encodeSegmentHeader({ ...header, firstSeq: 0.5 }, checksum), checksum), 'fields');
});
//# sourceMappingURL=scan.test.js.map