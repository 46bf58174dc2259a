import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BATCH_HEAD_BYTES, HEAD_CHECKED_BYTES } from '../../../core/journal/frame.ts';
import { headSum } from '../../../core/journal/head-sum.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { checksum } from '../../../workers/journal/checksum.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const AT = 3 * BATCH_HEAD_BYTES;

test('the sum of a batch head is the checksum of its bytes, from any seed on', () => {
  const random = createSeededRandom(3);
  const records = recordsOf(new ArrayBuffer(5 * BATCH_HEAD_BYTES));
  const head = records.u8.subarray(AT, AT + HEAD_CHECKED_BYTES);
  for (const seed of [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1])
    assert.equal(headSum(records, AT, seed) >>> 0, checksum(head, seed));
  for (let i = 0; i < 20_000; i++) {
    for (let k = 0; k < records.u8.length; k++) records.u8[k] = random.below(256);
    const seed = random.below(2 ** 32);
    const sum = headSum(records, AT, seed);
    assert.equal(sum, sum | 0);
    assert.equal(sum >>> 0, checksum(head, seed), `head ${i}`);
  }
});
