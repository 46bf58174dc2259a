import { profitOf, valueOf } from '../../risk/worth.ts';
import { Cause, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { PositionMore, PositionQuery } from '../../schema/views.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn } from '../../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../state/risk-columns.ts';
import { type EngineState, accountOfKey, accountScope, instrumentOfKey } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { NOT_THIS, NO_MORE, type QueryCursor } from './query-cursor.ts';
import { answerScope } from './query-account.ts';
import { beginEvent } from '../write-event.ts';

const E = EventWord;
const H = EventHalf;
const M = PositionMore;
const K = BookColumn;
const R = BookRiskColumn;
const TAG_AND_LENGTH = 5;

/** Sets `refTicks` and `refAgeUs` of the inputs to what an instrument is quoted at now. */
export type SampleMark = (instrument: number, inputs: Inputs) => void;

/** The account's own figures stand before the first row, where they are asked for. */
const ACCOUNT_ROW = 2 ** 31;

export function nextPosition(state: EngineState, cursor: QueryCursor): number {
  if ((cursor.options & PositionQuery.withAccount) !== 0) {
    cursor.options -= PositionQuery.withAccount;
    cursor.left += 1;
    return ACCOUNT_ROW;
  }
  const isByTag = (cursor.options & PositionQuery.byTag) !== 0;
  const row = cursor.before;
  const rows = isByTag ? state.risk.words[RiskColumn.TAG_BOOKS]! : state.globals.words[GlobalColumn.ROW_COUNT]!;
  if (row >= rows) return NO_MORE;
  cursor.before += 1;
  const key = (isByTag ? state.tagBooks : state.books).words[row * BOOK_WIDTH + K.KEY]!;
  return accountOf(state, key, isByTag) === cursor.account ? row : NOT_THIS;
}

/** The key of a tag's book has the row of the tag in `scopes` where an account's has the account. */
function accountOf(state: EngineState, key: number, isByTag: boolean): number {
  const owner = accountOfKey(key);
  return isByTag ? state.scopes.words[owner * SCOPE_WIDTH + ScopeColumn.ACCOUNT]! - 1 : owner;
}

/** A position of the account, or of one of its tags, valued at what its instrument is quoted at now. */
export function answerPosition(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
  sampleMark: SampleMark,
): void {
  if (row === ACCOUNT_ROW) {
    answerScope(state, cursor, accountScope(cursor.account), answers, inputs);
    return;
  }
  const isByTag = (cursor.options & PositionQuery.byTag) !== 0;
  const { words } = isByTag ? state.tagBooks : state.books;
  const risk = (isByTag ? state.tagBookRisk : state.bookRisk).words;
  const from = row * BOOK_WIDTH;
  const riskAt = row * BOOK_RISK_WIDTH;
  const key = words[from + K.KEY]!;
  const instrument = instrumentOfKey(key);
  sampleMark(instrument, inputs);
  const at = beginEvent(state, answers, EventKind.position_view, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32 } = answers.records;
  const word = at >> 3;
  i32[(at >> 2) + H.ACCOUNT] = cursor.account;
  i32[(at >> 2) + H.INSTRUMENT] = instrument;
  const lots = words[from + K.POSITION_LOTS]!;
  f64[word + E.QUANTITY_LOTS] = lots;
  f64[word + E.FILLED_COST] = words[from + K.COST]!;
  f64[word + E.VALUE] = words[from + K.REALISED]!;
  f64[word + E.FILLED_LOTS] = words[from + K.BOUGHT_LOTS]!;
  f64[word + E.LAST_LOTS] = words[from + K.SOLD_LOTS]!;
  f64[word + E.LIMIT] = words[from + K.OPEN_BUY_LOTS]!;
  f64[word + E.ARG1] = words[from + K.OPEN_SELL_LOTS]!;
  f64[word + M.REALISED] = risk[riskAt + R.REALISED]!;
  f64[word + M.FEES] = risk[riskAt + R.FEES]!;
  f64[word + M.DAY_BASE] = risk[riskAt + R.DAY_BASE]!;
  f64[word + M.OPEN_BUY_NOTIONAL] = risk[riskAt + R.OPEN_BUY_NOTIONAL]!;
  f64[word + M.OPEN_SELL_NOTIONAL] = risk[riskAt + R.OPEN_SELL_NOTIONAL]!;
  f64[word + M.TRIPPED] = risk[riskAt + R.TRIPPED]!;
  f64[word + M.MARK_TICKS] = inputs.refTicks;
  f64[word + M.MARK_AGE_US] = inputs.refAgeUs;
  if (inputs.refTicks > 0) {
    f64[word + M.POSITION_VALUE] = valueOf(state, instrument, inputs.refTicks, lots);
    f64[word + M.UNREALISED] = profitOf(state, instrument, inputs.refTicks * lots - words[from + K.COST]!);
  } else {
    // Nothing is quoted now: as it was valued last.
    f64[word + M.POSITION_VALUE] = risk[riskAt + R.VALUE]!;
    f64[word + M.UNREALISED] = risk[riskAt + R.UNREALISED]!;
  }
  if (!isByTag) return;
  const tag = accountOfKey(key) * SCOPE_WIDTH + ScopeColumn.NAME_LENGTH;
  for (let i = 0; i < TAG_AND_LENGTH; i++) f64[word + M.TAG_LENGTH + i] = state.scopes.words[tag + i]!;
}
