import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createBookIndex, findIndexed, indexBook } from '../../../core/state/book-index.ts';

test('a book index behaves like a Map from account and instrument to rows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.tuple(fc.integer({ min: -2, max: 6 }), fc.integer({ min: -2, max: 210 })), {
        maxLength: 300,
        size: 'max',
      }),
      (accounts, instruments, asked) => {
        const index = createBookIndex(accounts, instruments, accounts * instruments);
        const model = new Map<string, number>();
        for (const [account, instrument] of asked) {
          const name = `${account} ${instrument}`;
          const known = model.get(name) ?? -1;
          assert.equal(findIndexed(index, account, instrument), known);
          const isOne = account >= 0 && account < accounts && instrument >= 0 && instrument < instruments;
          if (known >= 0 || !isOne) continue;
          indexBook(index, account, instrument, model.size);
          model.set(name, model.size);
          assert.equal(findIndexed(index, account, instrument), model.size - 1);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a book index has room for as many books as it was made for, however far apart they are', () => {
  const index = createBookIndex(2, 64 * 8, 10);
  for (let row = 0; row < 10; row++) indexBook(index, row & 1, 64 * (row >> 1) + row, row);
  for (let row = 0; row < 10; row++) assert.equal(findIndexed(index, row & 1, 64 * (row >> 1) + row), row);
  assert.equal(findIndexed(index, 0, 64 * 7), -1);
});

test('a book index takes a book once, and only one of an account and an instrument', () => {
  const index = createBookIndex(2, 100, 4);
  indexBook(index, 1, 99, 0);
  assert.throws(() => indexBook(index, 1, 99, 1));
  assert.throws(() => indexBook(index, 2, 0, 1));
  assert.throws(() => indexBook(index, 0, 100, 1));
});
