import assert from 'node:assert/strict';
import { BatchEncoder } from '../../../core/journal/batch-encoder.js';
import { BatchKind, FORMAT_VERSION, HEADER_BYTES, MIN_SEGMENT_BYTES, decodeSegmentHeader, encodeSegmentHeader, } from '../../../core/journal/frame.js';
import { scanSegment } from '../../../core/journal/scan.js';
import { recordsOf } from '../../../core/memory/records.js';
import { putEvent } from '../../workers/journal/kit.js';
/** Every checksum is right: what is behind them has to bear anything. */
const blind = () => 0;
/** Fields of a segment's header; the rest of its block is zeros. */
const FIELDS_BYTES = 48;
const ALIGN = 8;
const MAX_BYTES = 4096;
function archive(counts) {
    const chain = { low: 0, high: 0 };
    const header = { version: FORMAT_VERSION, journalId: new Uint8Array(16), number: 1, firstSeq: 1, chain };
    const parts = [encodeSegmentHeader({ ...header, segmentBytes: MIN_SEGMENT_BYTES }, blind).subarray(0, FIELDS_BYTES)];
    const encoder = new BatchEncoder(MAX_BYTES, blind);
    const slot = recordsOf(new ArrayBuffer(384));
    const at = { low: 0, high: 0 };
    let seq = 1;
    for (const count of counts) {
        encoder.begin(seq);
        for (let i = 0; i < count; i++) {
            putEvent(slot, 0, seq++);
            encoder.append(slot, 0);
        }
        const bytes = encoder.finish(count > 0 ? BatchKind.records : BatchKind.stop, 1, 0, seq - count - 1, at);
        parts.push(encoder.records.u8.slice(0, Math.ceil(bytes / ALIGN) * ALIGN));
    }
    return Buffer.concat(parts);
}
/** A segment's header and batches, of which every checksum is right: it is read or refused, in bounds and in order. */
export const journal = {
    name: 'journal',
    seeds: [archive([1]), archive([2, 1, 0]), archive([3, 0])],
    tokens: ['tgb1', '\u0001\u0000\u0000\u0000', '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000'],
    maxBytes: MAX_BYTES,
    create() {
        const room = recordsOf(new ArrayBuffer(HEADER_BYTES + MAX_BYTES + 8));
        return (input) => {
            room.u8.fill(0);
            room.u8.set(input.subarray(0, FIELDS_BYTES));
            room.u8.set(input.subarray(FIELDS_BYTES), HEADER_BYTES);
            const length = HEADER_BYTES + Math.max(0, input.length - FIELDS_BYTES);
            const header = decodeSegmentHeader(room.u8.subarray(0, HEADER_BYTES), blind);
            if (typeof header === 'string')
                return;
            const source = {
                length,
                records: room,
                load(at, count) {
                    assert.ok(at >= 0 && count >= 0 && at + count <= length, 'nothing beyond the end is read');
                    return at;
                },
            };
            let events = 0;
            const result = scanSegment(source, {
                header,
                checksum: blind,
                align: ALIGN,
                durableSeq: 0,
                onBatch(batch) {
                    assert.equal(batch.firstSeq, header.firstSeq + events);
                    events += batch.count;
                },
            });
            assert.equal(result.events, events);
            assert.ok(result.endAt <= length + ALIGN && result.nextSeq === header.firstSeq + events);
            assert.equal(result.verdict === 'whole', result.reason === '');
        };
    },
};
//# sourceMappingURL=journal.js.map