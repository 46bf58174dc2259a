import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BATCH_HEAD_BYTES, BLOCK_BYTES } from '../../../core/journal/frame.ts';
import { PayloadSum } from '../../../core/journal/payload-sum.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { checksum } from './memory-journal.ts';

const BLOCKS = 5;
const SEED = 0x9e37_79b9;

function someBatch(): ReturnType<typeof recordsOf> {
  const batch = recordsOf(new ArrayBuffer(BLOCKS * BLOCK_BYTES));
  for (let i = 0; i < batch.u8.length; i++) batch.u8[i] = (i * 31 + (i >> 7)) & 0xff;
  return batch;
}

test('records of every length have the checksum of a view of them', () => {
  const batch = someBatch();
  const sum = new PayloadSum(batch, checksum);
  for (let end = BATCH_HEAD_BYTES; end <= batch.u8.length; end += 8) {
    assert.equal(sum.of(end, SEED), checksum(batch.u8.subarray(BATCH_HEAD_BYTES, end), SEED), `to byte ${end}`);
  }
});

test('a longer batch leaves nothing behind in the checksum of a shorter one', () => {
  const batch = someBatch();
  const sum = new PayloadSum(batch, checksum);
  const before = sum.of(BLOCK_BYTES + 16, SEED);
  sum.of(2 * BLOCK_BYTES - 8, SEED);
  assert.equal(sum.of(BLOCK_BYTES + 16, SEED), before);
});

test('a checksum makes no view', () => {
  const batch = someBatch();
  const sum = new PayloadSum(batch, () => 7);
  const round = (): void => {
    for (let end = BATCH_HEAD_BYTES; end <= batch.u8.length; end += 8) sum.of(end, SEED);
  };
  for (let i = 0; i < 20; i++) round();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 20; i++) round();
  const bytes = (process.memoryUsage().heapUsed - before) / (20 * ((batch.u8.length - BATCH_HEAD_BYTES) / 8));
  assert.ok(bytes < 20, `${bytes} bytes a batch`);
});
