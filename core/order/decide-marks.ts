import type { Records } from '../memory/records.ts';
import { valueOf } from '../risk/worth.ts';
import { Cause, EventKind } from '../schema/event.ts';
import { MARKS_PER_EVENT, MARK_WORDS, Marks as M } from '../schema/marks.ts';
import { BOOK_WIDTH, BookColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, instrumentOfKey } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginEvent } from './write-event.ts';

/** A book is valued anew so often at most. */
export const MARK_EVERY_US = 1_000_000;
/** Books looked at in one cycle of the engine at most. */
export const MARKS_AT_ONCE = 64;

/** Prices offered to value positions at: pairs as in the event (`core/schema/marks.ts`). */
export interface Marks {
  readonly words: Float64Array;
  /** Pairs. */
  count: number;
  /** After a decision: the first pair that it didn't look at. */
  next: number;
}

export function createMarks(): Marks {
  return { words: new Float64Array(MARKS_AT_ONCE * MARK_WORDS), count: 0, next: 0 };
}

/**
 * Values positions anew, as many as fit one event: of the offered ones, from pair `from` on, those that are worth another
 * amount now. Returns the event's byte offset; -1: none is.
 */
export function decideMarks(
  state: EngineState,
  marks: Marks,
  from: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  let to = -1;
  let taken = 0;
  marks.next = from;
  while (marks.next < marks.count && taken < MARKS_PER_EVENT) {
    const at = marks.next * MARK_WORDS;
    marks.next += 1;
    if (!isNews(state, marks.words, at, inputs)) continue;
    if (to < 0) to = beginEvent(state, out, EventKind.marks_swept, Cause.marks, part, inputs, 0);
    const pair = (to >> 3) + M.FIRST + taken * MARK_WORDS;
    out.records.f64[pair] = marks.words[at]!;
    out.records.f64[pair + 1] = marks.words[at + 1]!;
    taken += 1;
  }
  return to;
}

/** Another mark, or the same at another rate. */
function isNews(state: EngineState, words: Float64Array, at: number, inputs: Inputs): boolean {
  const isTag = words[at]! < 0;
  const row = Math.abs(words[at]!) - 1;
  const books = isTag ? state.tagBooks : state.books;
  const risk = (isTag ? state.tagBookRisk : state.bookRisk).words;
  const book = row * BOOK_WIDTH;
  const bookRisk = row * BOOK_RISK_WIDTH;
  const position = books.words[book + BookColumn.POSITION_LOTS]!;
  const ticks = words[at + 1]!;
  if (position === 0 || ticks <= 0) return false;
  if (risk[bookRisk + BookRiskColumn.MARK_US]! + MARK_EVERY_US > inputs.nowUs) return false;
  if (risk[bookRisk + BookRiskColumn.MARK_TICKS] !== ticks) return true;
  const instrument = instrumentOfKey(books.words[book + BookColumn.KEY]!);
  return valueOf(state, instrument, ticks, position) !== risk[bookRisk + BookRiskColumn.VALUE];
}

/** What an event was decided from, for deciding it again: those that were news. */
export function marksOf(event: Records, at: number): Marks {
  const marks = createMarks();
  const first = (at >> 3) + M.FIRST;
  while (marks.count < MARKS_PER_EVENT && event.f64[first + marks.count * MARK_WORDS] !== 0) {
    const pair = marks.count * MARK_WORDS;
    marks.words[pair] = event.f64[first + pair]!;
    marks.words[pair + 1] = event.f64[first + pair + 1]!;
    marks.count += 1;
  }
  return marks;
}
