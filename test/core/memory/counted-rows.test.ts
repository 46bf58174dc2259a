import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CountedRows } from '../../../core/memory/counted-rows.ts';
import { SlotMap } from '../../../core/memory/slot-map.ts';

const WIDTH = 3;
const COLUMN = 1;

test('counted rows are found as in a slot map, however long some stay while the count goes round', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 3, 8),
      fc.constantFrom(0, 2 ** 31 - 40, 2 ** 32 - 40, 2 ** 45),
      fc.array(fc.record({ does: fc.constantFrom('insert', 'insert', 'skip', 'remove'), which: fc.nat({ max: 20 }) }), {
        maxLength: 300,
      }),
      (maxRows, begin, script) => {
        const words = new Float64Array(WIDTH * maxRows);
        const counted = new CountedRows(words, WIDTH, COLUMN, maxRows);
        const map = new SlotMap(words, WIDTH, COLUMN, 1, maxRows);
        const free = Array.from({ length: maxRows }, (_, row) => row);
        const used: number[] = [];
        let number = begin;
        for (const { does, which } of script) {
          if (does === 'insert' && free.length > 0) {
            const row = free.pop()!;
            words[row * WIDTH + COLUMN] = ++number;
            counted.insert(row);
            map.insert(row);
            used.push(row);
          } else if (does === 'skip') {
            number += which;
          } else if (does === 'remove' && used.length > 0) {
            const [row] = used.splice(which % used.length, 1);
            counted.remove(row!);
            map.remove(row!);
            words.fill(-7, row! * WIDTH, (row! + 1) * WIDTH);
            free.push(row!);
          }
          assert.equal(counted.size, map.size);
          for (const asked of [number, number + 1, number - which, number - 16 * which, begin]) {
            const key = new Float64Array([99, asked]);
            assert.equal(counted.find(key, 1), map.find(key, 1), `number ${asked}`);
          }
        }
        for (const row of used) {
          assert.equal(counted.find(words, row * WIDTH + COLUMN), row);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('what is read ahead is the row, unless its place was still taken', () => {
  const words = new Float64Array([1, 2, 0]);
  const rows = new CountedRows(words, 1, 0, 2 + 1);
  rows.insert(0);
  rows.insert(1);
  assert.equal(rows.guess(rows.hashOf(words, 1)), 1);
  assert.equal(rows.guess(rows.hashOf(new Float64Array([3]), 0)), -1);
  words[2] = 1 + 8;
  rows.insert(2);
  assert.equal(rows.guess(rows.hashOf(words, 2)), 0, 'a wrong guess');
  assert.equal(rows.find(words, 2), 2);
});

test('a second row of the same number is refused, wherever the first is, and removing what is not there', () => {
  const words = new Float64Array([1, 1 + 8, 1 + 8, 1]);
  const rows = new CountedRows(words, 1, 0, 4);
  rows.insert(0);
  rows.insert(1);
  assert.throws(() => rows.insert(3), /already there/);
  assert.throws(() => rows.insert(2), /already there/);
  assert.throws(() => rows.remove(2), /not in the map/);
  rows.remove(0);
  assert.throws(() => rows.insert(2), /already there/, 'its place is free by now');
  assert.throws(() => rows.insert(4), /no such row/);
  assert.equal(rows.size, 1);
});
