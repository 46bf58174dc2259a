import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type SlotKey, SlotMap } from '../../../core/memory/slot-map.ts';

const WIDTH = 4;
const KEY_COLUMN = 1;

/** Few small keys, so that they meet; and large ones, whose halves both count. */
const keyWord = fc.oneof(
  fc.integer({ min: -3, max: 30 }),
  fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 40 + 1, 2 ** 53 - 1, -(2 ** 53) + 1),
);

test('a slot map behaves like a Map from keys to rows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 7, 16),
      fc.constantFrom<SlotKey>('numbers', 'text', 'hash'),
      fc.array(
        fc.record({
          does: fc.constantFrom('insert', 'insert', 'remove', 'find', 'clear'),
          key: fc.tuple(keyWord, keyWord),
        }),
        {
          maxLength: 200,
        },
      ),
      (keyWords, maxRows, kind, script) => {
        const words = new Float64Array(WIDTH * maxRows);
        const map = new SlotMap(words, WIDTH, KEY_COLUMN, keyWords, maxRows, kind);
        const model = new Map<string, number>();
        const free = Array.from({ length: maxRows }, (_, row) => row);
        let clears = 0;
        for (const { does, key: both } of script) {
          const key = both.slice(0, keyWords);
          const name = key.join();
          const found = map.find(new Float64Array([99, ...key]), 1);
          assert.equal(found, model.get(name) ?? -1);
          if (does === 'insert' && found < 0 && free.length > 0) {
            const row = free.pop()!;
            words.set(key, row * WIDTH + KEY_COLUMN);
            map.insert(row);
            model.set(name, row);
          } else if (does === 'remove' && found >= 0) {
            map.remove(found);
            words.fill(-7, found * WIDTH, (found + 1) * WIDTH);
            model.delete(name);
            free.push(found);
          } else if (does === 'clear' && clears++ % 8 === 7) {
            map.clear();
            free.push(...model.values());
            model.clear();
          }
          assert.equal(map.size, model.size);
        }
        for (const [name, row] of model) assert.equal(map.find(new Float64Array(name.split(',').map(Number)), 0), row);
      },
    ),
    { numRuns: 400 },
  );
});

test('rows stay found while keys that share a neighbourhood come and go for long', () => {
  const maxRows = 64; // 128 places for keys from a space of 200: long runs, wrapping at the end of the places.
  const words = new Float64Array(WIDTH * maxRows);
  const map = new SlotMap(words, WIDTH, 0, 1, maxRows);
  const model = new Map<number, number>();
  const free = Array.from({ length: maxRows }, (_, row) => row);
  let random = 1;
  for (let i = 0; i < 200_000; i++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    const key = (random >>> 8) % 200;
    const row = model.get(key);
    if (row !== undefined) {
      map.remove(row);
      model.delete(key);
      free.push(row);
    } else if (free.length > 0) {
      const to = free.pop()!;
      words[to * WIDTH] = key;
      map.insert(to);
      model.set(key, to);
    }
    const probe = (random >>> 16) % 200;
    assert.equal(map.find(new Float64Array([probe]), 0), model.get(probe) ?? -1);
  }
});

test('keys whose hashes agree are told apart: among 300,000 present and 600,000 absent keys some do', () => {
  const maxRows = 300_000;
  const second = (first: number): number => (first * first) % 65_537; // One small word alone never collides.
  const words = new Float64Array(maxRows * 2);
  const map = new SlotMap(words, 2, 0, 2, maxRows);
  for (let row = 0; row < maxRows; row++) {
    words.set([row * 3, second(row * 3)], row * 2);
    map.insert(row);
  }
  const key = new Float64Array(2);
  let wrong = 0;
  for (let i = 0; i < maxRows * 3; i++) {
    key[0] = i;
    key[1] = second(i);
    if (map.find(key, 0) !== (i % 3 === 0 ? i / 3 : -1)) wrong += 1;
  }
  assert.equal(wrong, 0);
});

test('a full map refuses another row, a second row of the same key, and removing what is not there', () => {
  const words = new Float64Array([1, 2, 2]);
  const map = new SlotMap(words, 1, 0, 1, 2);
  map.insert(0);
  assert.throws(() => map.remove(1), /not in the map/);
  map.insert(1);
  assert.throws(() => map.insert(0), /full/);
  map.remove(0);
  words[0] = 2;
  assert.throws(() => map.insert(0), /already there/);
  assert.throws(() => map.insert(2), /no such row/);
  assert.equal(map.size, 1);
});

test('zero is found under both of its signs', () => {
  const words = new Float64Array([-0]);
  const map = new SlotMap(words, 1, 0, 1, 1);
  map.insert(0);
  assert.equal(map.find(new Float64Array([0]), 0), 0);
});

test('sequential, strided and high keys all spread: no probe is long at half load', () => {
  const maxRows = 4096;
  for (const key of [
    (i: number) => i,
    (i: number) => i * 4096,
    (i: number) => i * 2 ** 32,
    (i: number) => 2 ** 52 + i,
    (i: number) => i * 1_000_000,
  ]) {
    const words = new Float64Array(maxRows);
    const map = new SlotMap(words, 1, 0, 1, maxRows);
    for (let row = 0; row < maxRows; row++) words[row] = key(row);
    for (let row = 0; row < maxRows; row++) map.insert(row);
    assert.ok(map.longestProbe() < 64, `${key.toString()}: ${map.longestProbe()}`);
  }
});

test('a slot map refuses keys outside the row and rows outside the table', () => {
  const words = new Float64Array(16);
  assert.throws(() => new SlotMap(words, 4, 3, 2, 4), /part of the row/);
  assert.throws(() => new SlotMap(words, 4, 0, 0, 4), /part of the row/);
  assert.throws(() => new SlotMap(words, 4, 0, 1, 5), /fit the table/);
  assert.throws(() => new SlotMap(words, 4, 0, 1, 0), /fit the table/);
});

test('rows inserted together are found as those that were inserted one by one, and a key that is there twice is refused', () => {
  const rows = 1_000;
  const words = new Float64Array(WIDTH * rows);
  for (let row = 0; row < rows; row++) words[row * WIDTH + KEY_COLUMN] = row * 7 + 1;
  const map = new SlotMap(words, WIDTH, KEY_COLUMN, 1, rows);
  const odd = Int32Array.from({ length: rows / 2 }, (_, i) => i * 2 + 1);
  map.insertAll(odd, odd.length - 1);
  assert.equal(map.size, odd.length - 1);
  for (let row = 0; row < rows; row++) {
    assert.equal(map.find(words, row * WIDTH + KEY_COLUMN), row % 2 === 1 && row < rows - 1 ? row : -1);
  }
  assert.throws(() => map.insertAll(odd.subarray(10, 11), 1), /already there/);
  map.insertAll(odd, 0);
  map.remove(odd[0]!);
  assert.equal(map.size, odd.length - 2);
});

test('rows are inserted all at once into a map that has some', () => {
  const rows = 4096;
  const words = new Float64Array(rows * WIDTH);
  for (let row = 0; row < rows; row++) words[row * WIDTH + KEY_COLUMN] = row * 7 + 1;
  const map = new SlotMap(words, WIDTH, KEY_COLUMN, 1, rows);
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  map.insertAll(all, rows / 2);
  map.insertAll(all.subarray(rows / 2), rows / 2);
  assert.equal(map.size, rows);
  for (const row of all) assert.equal(map.find(words, row * WIDTH + KEY_COLUMN), row);
});
