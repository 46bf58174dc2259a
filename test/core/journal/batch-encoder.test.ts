import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BatchEncoder } from '../../../core/journal/batch-encoder.ts';
import { BatchKind, HEADER_BYTES, MAX_RECORD_BYTES, segmentSeed } from '../../../core/journal/frame.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { putEvent } from '../../workers/journal/kit.ts';
import { buildSegment, checksum, scan } from './memory-journal.ts';

const SEGMENT_BYTES = 1 << 20;

test('records of any length and content come back byte for byte', () => {
  const record = fc.integer({ min: 8, max: 48 }).chain((words) =>
    fc.array(fc.constantFrom(0, -1, 0x7ff00001, 0x7ff80000, 1, -2147483648), {
      minLength: words * 2,
      maxLength: words * 2,
    }),
  );
  const batch = fc.array(record, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1, maxLength: 6 }), (batches) => {
      const { header, bytes } = buildSegment([], SEGMENT_BYTES);
      const encoder = new BatchEncoder(64 * 1024, checksum);
      const seed = segmentSeed(header.journalId, 1, checksum);
      const chain = { ...header.chain };
      const slot = recordsOf(new ArrayBuffer(384));
      const wanted: Uint8Array[] = [];
      let at = HEADER_BYTES;
      let seq = 1;
      for (const records of batches) {
        encoder.begin(seq);
        const firstSeq = seq;
        for (const halves of records) {
          slot.i32.set(halves);
          slot.i32[0] = halves.length * 4;
          slot.i32[1] = 1 | (1 << 16);
          slot.f64[1] = seq++;
          assert.ok(encoder.append(slot, 0));
          wanted.push(slot.u8.slice(0, halves.length * 4));
        }
        encoder.finish(BatchKind.records, 1, seed, firstSeq - 1, chain);
        bytes.set(encoder.records.u8.subarray(0, encoder.paddedBytes), at);
        at += encoder.paddedBytes;
      }
      const found = scan({ header }, bytes);
      assert.equal(found.verdict, 'whole');
      assert.equal(found.nextSeq, seq);
      assert.deepEqual(found.chain, chain);
      assert.deepEqual(
        found.records.map((r) => Buffer.from(r).toString('hex')),
        wanted.map((r) => Buffer.from(r).toString('hex')),
      );
    }),
    { numRuns: 60 },
  );
});

test('a full batch refuses the next record and is none the worse', () => {
  const encoder = new BatchEncoder(MAX_RECORD_BYTES, checksum);
  const slot = recordsOf(new ArrayBuffer(384));
  encoder.begin(1);
  let seq = 1;
  for (;;) {
    putEvent(slot, 0, seq);
    if (!encoder.append(slot, 0)) break;
    seq++;
  }
  assert.equal(encoder.count, seq - 1);
  assert.ok(encoder.paddedBytes <= 8192);
  encoder.begin(seq);
  assert.ok(encoder.append(slot, 0), 'the next batch takes it');
});

test('a record that is taken back leaves the batch as if it had never come', () => {
  const slot = recordsOf(new ArrayBuffer(384));
  const chain = { low: 1, high: 2 };
  const build = (encoder: BatchEncoder, backs: number): Buffer => {
    encoder.begin(1);
    for (let seq = 1; seq <= 9; seq++) {
      putEvent(slot, 0, seq);
      assert.ok(encoder.append(slot, 0));
      for (let back = 0; back < backs; back++) {
        encoder.takeBack(slot, 0);
        assert.ok(encoder.append(slot, 0));
      }
    }
    putEvent(slot, 0, 10);
    for (let back = 0; back < backs; back++) {
      assert.ok(encoder.append(slot, 0));
      encoder.takeBack(slot, 0);
    }
    encoder.finish(BatchKind.records, 1, 7, 0, { ...chain });
    return Buffer.from(encoder.records.u8.slice(0, encoder.paddedBytes));
  };
  assert.deepEqual(build(new BatchEncoder(8192, checksum), 2), build(new BatchEncoder(8192, checksum), 0));
});

test('nothing of a longer batch is left behind a shorter one', () => {
  const { bytes, header, starts } = buildSegment([40, 1], SEGMENT_BYTES);
  const shorter = bytes.subarray(starts[1]!, starts[2]);
  const end = scan({ header }, bytes).last!;
  assert.equal(end.count, 1);
  assert.ok(shorter.subarray(64 + end.payloadBytes).every((byte) => byte === 0));
});

test('a record out of sequence or without a length stops the thread', () => {
  const encoder = new BatchEncoder(1 << 16, checksum);
  const slot = recordsOf(new ArrayBuffer(384));
  encoder.begin(5);
  putEvent(slot, 0, 6);
  assert.throws(() => encoder.append(slot, 0), /sequence/);
  putEvent(slot, 0, 5);
  slot.i32[0] = 12;
  assert.throws(() => encoder.append(slot, 0), /length/);
});

test('appending allocates nothing per record', () => {
  const encoder = new BatchEncoder(1 << 20, checksum);
  const slots = recordsOf(new ArrayBuffer(384 * 512));
  for (let i = 0; i < 512; i++) putEvent(slots, i * 384, i + 1);
  const round = (): void => {
    encoder.begin(1);
    for (let i = 0; i < 512; i++) encoder.append(slots, i * 384);
  };
  for (let i = 0; i < 200; i++) round();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 400; i++) round();
  const bytesPerRecord = (process.memoryUsage().heapUsed - before) / (400 * 512);
  assert.ok(bytesPerRecord < 4, `${bytesPerRecord} bytes per record`);
});
