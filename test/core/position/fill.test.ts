import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookFill } from '../../../core/position/fill.ts';
import { Side } from '../../../core/schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn } from '../../../core/state/columns.ts';
import { createTable } from '../../../core/state/table.ts';

const books = () => createTable('books', BOOK_WIDTH, 1, { low: 0, high: 0 }, 1);

/** `+10@5` buys, `-10@5` sells; then what the book says: position, cost, realised. */
function fills(script: string): [position: number, cost: number, realised: number] {
  const table = books();
  for (const word of script.trim().split(/\s+/)) {
    const [lots, ticks] = word.split('@').map(Number);
    bookFill(table, 0, lots! > 0 ? Side.buy : Side.sell, ticks!, Math.abs(lots!));
  }
  return [table.words[BookColumn.POSITION_LOTS]!, table.words[BookColumn.COST]!, table.words[BookColumn.REALISED]!];
}

test('a long gains when it is sold above its average', () => {
  assert.deepEqual(fills('+10@100'), [10, 1000, 0]);
  assert.deepEqual(fills('+10@100 +10@120'), [20, 2200, 0]);
  assert.deepEqual(fills('+10@100 +10@120 -5@130'), [15, 1650, 100]);
  assert.deepEqual(fills('+10@100 +10@120 -5@130 -15@90'), [0, 0, -200]);
});

test('a short gains when it is bought back below its average', () => {
  assert.deepEqual(fills('-10@100'), [-10, -1000, 0]);
  assert.deepEqual(fills('-10@100 +4@90'), [-6, -600, 40]);
  assert.deepEqual(fills('-10@100 +4@90 +6@110'), [0, 0, -20]);
});

test('a flip closes at the old average and opens at the new price', () => {
  assert.deepEqual(fills('+10@100 -15@110'), [-5, -550, 100]);
  assert.deepEqual(fills('-10@100 +25@90'), [15, 1350, 100]);
  assert.deepEqual(fills('+10@100 -15@110 +5@110'), [0, 0, 100]);
});

test('a share of a cost that does not divide is rounded towards zero, and the last close has the rest', () => {
  assert.deepEqual(fills('+3@10 +1@11'), [4, 41, 0]);
  assert.deepEqual(fills('+3@10 +1@11 -1@10'), [3, 31, 0]);
  assert.deepEqual(fills('+3@10 +1@11 -1@10 -1@10 -1@10 -1@10'), [0, 0, -1]);
  assert.deepEqual(fills('-3@10 -1@11 +1@10'), [-3, -31, 0]);
});

/** The same in BigInt, where nothing can be rounded. */
function exactly(steps: readonly (readonly [lots: number, ticks: number])[]): bigint[] {
  let position = 0n;
  let cost = 0n;
  let realised = 0n;
  const abs = (value: bigint): bigint => (value < 0n ? -value : value);
  for (const [signed, ticks] of steps) {
    const lots = BigInt(signed);
    const price = BigInt(ticks);
    const closes = position !== 0n && position > 0n !== lots > 0n;
    const closing = closes ? (abs(lots) < abs(position) ? abs(lots) : abs(position)) : 0n;
    const sign = lots > 0n ? 1n : -1n;
    if (closing > 0n) {
      const closed = (cost * closing) / abs(position);
      realised += -sign * closing * price - closed;
      cost -= closed;
    }
    cost += sign * (abs(lots) - closing) * price;
    position += lots;
  }
  return [position, cost, realised];
}

test('positions, costs and profits are exact up to 2^53, against BigInt', () => {
  // At most 2^46 a fill, of either sign: 40 of them stay below 2^52.
  const step = fc
    .tuple(fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: 1, max: 2 ** 20 }), fc.boolean())
    .map(([lots, ticks, isBuy]) => [isBuy ? lots : -lots, ticks] as const);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
      const seen = fills(steps.map(([lots, ticks]) => `${lots > 0 ? '+' : ''}${lots}@${ticks}`).join(' '));
      assert.deepEqual(seen.map(BigInt), exactly(steps));
      const flow = steps.reduce((sum, [lots, ticks]) => sum + lots * ticks, 0);
      assert.equal(seen[2], seen[1] - flow, 'no money appears');
    }),
    { numRuns: 500 },
  );
});

test('a share whose product passes 2^53 is exact', () => {
  const [lots, ticks, sold] = [2 ** 26 - 5, 2 ** 26 - 27, 2 ** 25 + 1];
  const seen = fills(`+${lots}@${ticks} +1@${ticks + 1} -${sold}@${ticks + 7}`);
  assert.deepEqual(
    seen.map(BigInt),
    exactly([
      [lots, ticks],
      [1, ticks + 1],
      [-sold, ticks + 7],
    ]),
  );
});
