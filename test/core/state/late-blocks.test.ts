import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLateBlocks, readableHash } from '../../../core/state/late-blocks.ts';
import {
  addFrom,
  addWords,
  beginRow,
  createTable,
  endRow,
  hashOf,
  openBlocks,
  put,
  putStaged,
  reopenRow,
} from '../../../core/state/table.ts';

test('with more blocks out than may be out, the hash that is read is that of all words', () => {
  const lanes = { low: 0, high: 0 };
  const late = createLateBlocks(lanes);
  const hash = readableHash(late);
  const often = createTable('often', 16, 600, lanes, 1, late);
  const seldom = createTable('seldom', 5, 600, lanes, 1_000_003);
  for (let i = 0; i < 5_000; i++) {
    put(often, (i * 7_919) % often.words.length, i % 5);
    put(seldom, (i * 104_729) % seldom.words.length, i % 3);
    if (i % 997 === 0) assert.deepEqual({ ...hash }, hashOf([often, seldom]));
  }
  assert.deepEqual({ ...hash }, hashOf([often, seldom]));
});

test('a row that is opened again and rewritten is hashed as it stands', () => {
  const hash = { low: 0, high: 0 };
  const table = createTable('ring', 4, 3, hash, 9);
  for (let i = 0; i < 8; i++) {
    reopenRow(table, i % 3);
    for (let column = 0; column < 4; column++) table.words[(i % 3) * 4 + column] = i * column;
    beginRow(table, i % 3);
    assert.deepEqual(hash, hashOf([table]));
  }
});

test('columns that are added together are what they are added one by one, in the hash and in what is touched', () => {
  const changes = Float64Array.of(9, 3, 0, -3, 2 ** 40, 0, -1);
  for (const isLate of [false, true]) {
    const lanes = { low: 0, high: 0 };
    const late = isLate ? createLateBlocks(lanes) : undefined;
    const hash = late === undefined ? lanes : readableHash(late);
    const together = createTable('together', 7, 50, lanes, 5, late);
    const single = createTable('single', 7, 50, { low: 0, high: 0 }, 5);
    for (const row of [0, 31, 31, 4, 2, 48, 4]) {
      addWords(together, row * 7, changes, 1, 6);
      for (let column = 1; column < 6; column++) addFrom(single, row * 7 + column, changes, column);
      for (let i = 0; i < changes.length; i++) changes[i] = -changes[i]!;
      assert.deepEqual(together.words, single.words);
      assert.equal(together.touched, single.touched);
      assert.deepEqual({ low: hash.low, high: hash.high }, hashOf([together]));
      assert.deepEqual(hashOf([together]), hashOf([single]));
    }
  }
});

test('words of two blocks are added together where the second finds room only in the place of the first', () => {
  const lanes = { low: 0, high: 0 };
  const late = createLateBlocks(lanes);
  const hash = readableHash(late);
  const table = createTable('wide', 32, 4_096, lanes, 1, late);
  const changes = new Float64Array(32).fill(1);
  for (let row = 0; row < table.rows; row++) put(table, row * 32, 7);
  // All that may be out are out now, the first row's first block for longest.
  addWords(table, 0, changes, 13, 18);
  assert.deepEqual({ low: hash.low, high: hash.high }, hashOf([table]));
});

test('two blocks of a row are out together, although to open the second had put the first one back', () => {
  const lanes = { low: 0, high: 0 };
  const late = createLateBlocks(lanes);
  const hash = readableHash(late);
  const table = createTable('rows', 32, 5_000, lanes, 3, late);
  put(table, table.words.length - 1, 1);
  put(table, 13, 1);
  // Until the first block of the first row has been out for longest.
  for (let row = 1; late.blocks[late.first] !== 0; row++) put(table, row * 32, row);
  assert.equal(openBlocks(table, 13, 16), true);
  table.words[13] = 5;
  table.words[16] = 6;
  assert.deepEqual({ ...hash }, hashOf([table]));
  assert.equal(openBlocks(table, 13, 16), true);
  assert.equal(openBlocks(createTable('early', 32, 1, lanes, 4), 13, 16), false);
});

test('whoever would write a row of a late table as a whole is stopped, and the hash stays what it was', () => {
  const lanes = { low: 0, high: 0 };
  const late = createLateBlocks(lanes);
  const hash = readableHash(late);
  const table = createTable('late', 4, 3, lanes, 9, late);
  put(table, 1, 5);
  const columns = Int32Array.of(1, 2);
  for (const row of [0, 1]) {
    const ways = [
      () => putStaged(table, row * 4, columns),
      () => reopenRow(table, row),
      () => beginRow(table, row),
      () => endRow(table, row),
    ];
    for (const way of ways) assert.throws(way, /word by word/);
    assert.deepEqual({ low: hash.low, high: hash.high }, hashOf([table]));
  }
});
