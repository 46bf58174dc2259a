import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTable, hashOf, put, putStaged } from '../../../core/state/table.ts';
import { staged } from '../../../core/state/word-hash.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const WIDTH = 11;
const ROWS = 40;
const VALUES = [0, -0, 1, -1, 255, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 40 + 7, -(2 ** 52), Number.MAX_SAFE_INTEGER, 0.5];

test('columns of a row that are written together are what they are one by one, in the hash and in what is touched', () => {
  const random = createSeededRandom(11);
  const lanes = { low: 0, high: 0 };
  const single = { low: 0, high: 0 };
  const together = createTable('together', WIDTH, ROWS, lanes, 77);
  const oneByOne = createTable('single', WIDTH, ROWS, single, 77);
  for (let turn = 0; turn < 20_000; turn++) {
    const row = Math.min(random.below(ROWS), random.below(ROWS), 1 + (turn >> 8));
    const columns = Int32Array.from({ length: WIDTH }, (_, column) => column).filter(() => random.below(3) === 0);
    for (let i = 0; i < columns.length; i++) {
      const there = together.words[row * WIDTH + columns[i]!]!;
      const value = random.below(3) === 0 ? there : VALUES[random.below(VALUES.length)]!;
      put(oneByOne, row * WIDTH + columns[i]!, value);
      staged[i] = value;
    }
    putStaged(together, row * WIDTH, columns);
    assert.deepEqual(lanes, single);
    assert.deepEqual([together.touched, together.reach], [oneByOne.touched, oneByOne.reach]);
  }
  assert.deepEqual(lanes, hashOf([together]));
  assert.deepEqual(new Uint8Array(together.words.buffer), new Uint8Array(oneByOne.words.buffer));
  assert.equal(together.touched, ROWS);
});
