import { MARKS_AT_ONCE, MARK_EVERY_US, type Marks, createMarks } from '../../core/order/decide-marks.ts';
import { readAheadPositions } from '../../core/order/read-ahead.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { MARK_WORDS } from '../../core/schema/marks.ts';
import { BOOK_WIDTH, BookColumn } from '../../core/state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../../core/state/risk-columns.ts';
import { type EngineState, instrumentOfKey } from '../../core/state/state.ts';
import type { ReferencePrices } from './reference-prices.ts';

/**
 * Goes through the books that hold something, once a second, so many of them in a cycle of the engine at most, and offers
 * each its newest price: what is news of it, the engine decides. Without a position it does nothing at all.
 *
 *   positions │ a b c … 64 │ 64 │ 64 │ …        a pass: one part a cycle, then nothing until the second is over
 */
export interface MarkSweep {
  /** The next part of a pass; undefined: none is due. Overwritten by the next call. */
  next(nowUs: number): Marks | undefined;
  /** When there is something to do; Infinity: nothing is held. */
  dueUs(): number;
}

export function createMarkSweep(state: EngineState, prices: Pick<ReferencePrices, 'sample'>): MarkSweep {
  const { positions, books, bookRisk, tagBooks, tagBookRisk } = state;
  const marks = createMarks();
  const quote = createInputs();
  /** Place in the list; -1: between two passes. */
  let cursor = -1;
  let passDueUs = 0;

  function offer(row: number): void {
    const isTag = row >= books.rows;
    const own = isTag ? row - books.rows : row;
    const key = (isTag ? tagBooks : books).words[own * BOOK_WIDTH + BookColumn.KEY]!;
    prices.sample(instrumentOfKey(key), quote);
    // Without a price the last mark: its worth is another one where a rate has changed.
    const kept = (isTag ? tagBookRisk : bookRisk).words[own * BOOK_RISK_WIDTH + BookRiskColumn.MARK_TICKS]!;
    const ticks = quote.refTicks > 0 ? quote.refTicks : kept;
    if (ticks <= 0) return;
    const at = marks.count * MARK_WORDS;
    marks.words[at] = isTag ? -1 - own : own + 1;
    marks.words[at + 1] = ticks;
    marks.count += 1;
  }

  return {
    next(nowUs) {
      if (positions.count === 0 || (cursor < 0 && nowUs < passDueUs)) return undefined;
      if (cursor < 0) {
        cursor = 0;
        passDueUs = nowUs + MARK_EVERY_US;
      }
      const end = Math.min(cursor + MARKS_AT_ONCE, positions.count);
      quote.nowUs = nowUs;
      marks.count = 0;
      readAheadPositions(state, cursor, end - cursor);
      for (; cursor < end; cursor++) offer(positions.rows[cursor]!);
      if (cursor >= positions.count) cursor = -1;
      return marks.count === 0 ? undefined : marks;
    },
    dueUs() {
      if (positions.count === 0) return Infinity;
      return cursor < 0 ? passDueUs : 0;
    },
  };
}
