import { crc32 } from 'node:zlib';
import { BatchEncoder } from '../../../core/journal/batch-encoder.js';
import { BatchKind, FORMAT_VERSION, HEADER_BYTES, MAX_PAYLOAD_BYTES, encodeSegmentHeader, segmentSeed, } from '../../../core/journal/frame.js';
import { scanSegment } from '../../../core/journal/scan.js';
import { recordsOf } from '../../../core/memory/records.js';
import { putEvent } from '../../workers/journal/kit.js';
export const checksum = crc32;
/** A segment in memory. `batches`: events per batch; 0 is a seal, −1 a stop marker. */
export function buildSegment(batches, segmentBytes, { number = 1, firstSeq = 1, idByte = 7, chain = { low: 0, high: 0 }, into = new Uint8Array(segmentBytes) } = {}) {
    const journalId = new Uint8Array(16).fill(idByte);
    const header = { version: FORMAT_VERSION, journalId, number, segmentBytes, firstSeq, chain: { ...chain } };
    const bytes = into;
    bytes.set(encodeSegmentHeader(header, checksum));
    const encoder = new BatchEncoder(MAX_PAYLOAD_BYTES, checksum);
    const seed = segmentSeed(journalId, number, checksum);
    const at = { ...chain };
    const starts = [HEADER_BYTES];
    const slot = recordsOf(new ArrayBuffer(384));
    let seq = firstSeq;
    for (const count of batches) {
        const batchSeq = seq;
        encoder.begin(seq);
        for (let i = 0; i < count; i++) {
            putEvent(slot, 0, seq++);
            encoder.append(slot, 0);
        }
        const kind = count > 0 ? BatchKind.records : count === 0 ? BatchKind.seal : BatchKind.stop;
        encoder.finish(kind, number, seed, batchSeq - 1, at);
        bytes.set(encoder.records.u8.subarray(0, encoder.paddedBytes), starts.at(-1));
        starts.push(starts.at(-1) + encoder.paddedBytes);
    }
    return { header, bytes, starts, nextSeq: seq, chain: at };
}
function sourceOf(bytes) {
    const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
    padded.set(bytes);
    return { length: bytes.length, records: recordsOf(padded.buffer), load: (at) => at };
}
export function scan(built, bytes, durableSeq = 0, until) {
    const records = [];
    const source = sourceOf(bytes);
    const result = scanSegment(source, {
        header: built.header,
        checksum,
        align: 4096,
        durableSeq,
        ...(until === undefined ? {} : { until: { seq: until.firstSeq, chain: until.chain } }),
        onBatch: ({ count }, start) => {
            let at = start + 64;
            for (let i = 0; i < count; i++) {
                const length = source.records.i32[at >> 2];
                records.push(source.records.u8.slice(at, at + length));
                at += length;
            }
        },
    });
    return { ...result, records };
}
//# sourceMappingURL=memory-journal.js.map