import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MARKS_AT_ONCE, MARK_EVERY_US } from '../../../core/order/decide-marks.ts';
import { MARK_WORDS } from '../../../core/schema/marks.ts';
import { BOOK_WIDTH, BookColumn } from '../../../core/state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../../../core/state/risk-columns.ts';
import { listPosition, unlistPosition } from '../../../core/state/position-list.ts';
import { bookKey, createState } from '../../../core/state/state.ts';
import { put } from '../../../core/state/table.ts';
import { createMarkSweep } from '../../../workers/engine/mark-sweep.ts';
import { smallCapacities } from '../../support/engine-world.ts';

const BOOKS = 150;
const TAG_BOOKS = 3;

/** Instrument i is priced at 100 + i, but for the last. */
function sweepOf() {
  const state = createState({ ...smallCapacities, books: BOOKS, tagBooks: TAG_BOOKS, instruments: 256 });
  let sampled = 0;
  const sweep = createMarkSweep(state, {
    sample(instrument, inputs) {
      sampled += 1;
      inputs.refTicks = instrument === BOOKS - 1 ? 0 : 100 + instrument;
    },
  });
  const hold = (): void => {
    for (let row = 0; row < BOOKS; row++) {
      put(state.books, row * BOOK_WIDTH + BookColumn.KEY, bookKey(1, row));
      listPosition(state.positions, row);
    }
    for (let row = 0; row < TAG_BOOKS; row++) {
      put(state.tagBooks, row * BOOK_WIDTH + BookColumn.KEY, bookKey(9, row));
      listPosition(state.positions, BOOKS + row);
    }
  };
  const part = (nowUs: number): [number, number][] => {
    const marks = sweep.next(nowUs);
    return Array.from({ length: marks?.count ?? 0 }, (_, i) => [
      marks!.words[i * MARK_WORDS]!,
      marks!.words[i * MARK_WORDS + 1]!,
    ]);
  };
  return { state, sweep, hold, part, sampled: () => sampled };
}

test('nothing held is nothing to do', () => {
  const { sweep, part, sampled } = sweepOf();
  assert.equal(sweep.dueUs(), Infinity);
  assert.deepEqual(part(5_000_000), []);
  assert.equal(sampled(), 0);
});

test('every position is offered its price once a second, 64 at a time', () => {
  const { sweep, hold, part, sampled } = sweepOf();
  hold();
  const parts = [part(5_000_000), part(5_000_001), part(5_000_002)];
  assert.deepEqual(
    parts.map((of) => of.length),
    [MARKS_AT_ONCE, MARKS_AT_ONCE, BOOKS + TAG_BOOKS - 2 * MARKS_AT_ONCE - 1],
  );
  const offered = new Map(parts.flat());
  assert.equal(offered.size, BOOKS + TAG_BOOKS - 1, 'one has no price');
  assert.equal(offered.get(1), 100);
  assert.equal(offered.get(-1), 100, 'a tag book');
  assert.equal(offered.get(-3), 102);
  assert.equal(sweep.dueUs(), 5_000_000 + MARK_EVERY_US);
  const before = sampled();
  assert.deepEqual(part(5_000_000 + MARK_EVERY_US - 1), []);
  assert.equal(sampled(), before);
  assert.equal(part(5_000_000 + MARK_EVERY_US).length, MARKS_AT_ONCE);
  assert.equal(sweep.dueUs(), 0, 'the rest of a pass is due at once');
});

test('positions that go while a pass is under way are left out', () => {
  const { state, hold, part } = sweepOf();
  hold();
  part(5_000_000);
  for (let row = 0; row < BOOKS; row++) unlistPosition(state.positions, row);
  assert.deepEqual(part(5_000_001), []);
  assert.deepEqual(part(6_000_001), [
    [-3, 102],
    [-2, 101],
    [-1, 100],
  ]);
});

test('a position without a price is offered its last mark: a rate may have changed', () => {
  const { state, hold, part } = sweepOf();
  hold();
  put(state.bookRisk, (BOOKS - 1) * BOOK_RISK_WIDTH + BookRiskColumn.MARK_TICKS, 77);
  const offered = new Map([part(5_000_000), part(5_000_001), part(5_000_002)].flat());
  assert.equal(offered.get(BOOKS), 77);
  assert.equal(offered.get(1), 100);
});
