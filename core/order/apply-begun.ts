import { nextSessionClose } from '../market/sessions.ts';
import type { Records } from '../memory/records.ts';
import { addEarned, forgetEarned, revalue, weigh } from '../position/book-money.ts';
import { bookFill } from '../position/fill.ts';
import { beginDay } from '../risk/loss-stop.ts';
import { EVENT_DEFINITION } from '../schema/definition.ts';
import { EventWord } from '../schema/event.ts';
import { Side, isFinal } from '../schema/order-kind.ts';
import { BeginWord } from '../schema/risk.ts';
import {
  BOOK_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../state/columns.ts';
import {
  BOOK_RISK_WIDTH,
  BookRiskColumn,
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  ORDER_RISK_WIDTH,
  OrderRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import {
  type EngineState,
  FIRM_SCOPE,
  accountOfKey,
  accountScope,
  brokerScope,
  findBook,
  findOrder,
  instrumentOfKey,
  listPositions,
} from '../state/state.ts';
import { type Table, add, put } from '../state/table.ts';
import { scopesInUse } from './scopes-in-use.ts';
import { tagOfBook, takeTagBook } from './tag-books.ts';

const B = BookColumn;
const R = BookRiskColumn;
const S = ScopeColumn;
const O = OrderColumn;
const X = ExecutionColumn;
const I = InstrumentRiskColumn;
const K = RiskColumn;

/**
 * From here on the tables of risk are kept. What is open and held by now comes from the orders, the books and the
 * executions that are still known; fees and days begin now. Said again, it changes only what a run is started with.
 */
export function applyBegun(state: EngineState, records: Records, at: number): void {
  const { risk } = state;
  const from = (at >> 3) + EVENT_DEFINITION;
  const nowUs = records.f64[(at >> 3) + EventWord.TIME_US]!;
  put(risk, K.METRICS_AGE_US, records.f64[from + BeginWord.METRICS_AGE_US]!);
  put(risk, K.STALE_OPEN, records.f64[from + BeginWord.STALE_OPEN]!);
  put(risk, K.DAY_RESET_US, records.f64[from + BeginWord.DAY_RESET_US]!);
  put(risk, K.RULES, Math.max(risk.words[K.RULES]!, records.f64[from + BeginWord.RULES]!));
  // A day that should have begun meanwhile still begins.
  const isOverdue = risk.words[K.BEGUN] === 1 && risk.words[K.NEXT_DAY_US]! <= nowUs;
  const nextUs = nextSessionClose(nowUs, 0, records.f64[from + BeginWord.DAY_RESET_US]!, 0);
  if (!isOverdue) put(risk, K.NEXT_DAY_US, nextUs);
  if (risk.words[K.BEGUN] === 1) return;
  put(risk, K.BEGUN, 1);
  // The limits in force are others from here on.
  add(state.globals, GlobalColumn.LIMITS_VERSION, 1);
  put(risk, K.DAY_US, nowUs);
  for (let row = 0; row < state.orders.touched; row++) tagOrder(state, row);
  bookExecutions(state);
  for (let row = 0; row < state.orders.touched; row++) countOrder(state, row);
  for (let row = 0; row < state.globals.words[GlobalColumn.ROW_COUNT]!; row++) sumBook(state, row, nowUs);
  for (let row = 0; row < risk.words[K.TAG_BOOKS]!; row++) sumTagBook(state, row, nowUs);
  listPositions(state);
  for (let scope = 0; scope < scopesInUse(state); scope++) beginDay(state, scope);
}

function tagOrder(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.ORDER_ID] === 0 || words[at + O.TAG_LENGTH] === 0) return;
  const tagBook = takeTagBook(state, words[at + O.ACCOUNT]!, words, at + O.TAG_LENGTH, words[at + O.INSTRUMENT]!);
  put(state.orderRisk, row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK, tagBook + 1);
}

/** Oldest first: positions of tags as far as their orders are known, and the newest price of each book. */
function bookExecutions(state: EngineState): void {
  const { rows, words } = state.executions;
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  for (let i = Math.max(0, count - rows); i < count; i++) {
    const at = (i % rows) * EXECUTION_WIDTH;
    if (words[at + X.ACCOUNT]! < 0) continue;
    const book = findBook(state, words[at + X.ACCOUNT]!, words[at + X.INSTRUMENT]!);
    if (book >= 0) markAt(state.bookRisk, book, words[at + X.TICKS]!, words[at + X.TIME_US]!);
    const row = findOrder(state, words[at + X.ORDER_ID]!);
    const tagBook = row < 0 ? -1 : state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1;
    if (tagBook < 0) continue;
    bookFill(state.tagBooks, tagBook, words[at + X.SIDE]!, words[at + X.TICKS]!, words[at + X.LOTS]!);
    markAt(state.tagBookRisk, tagBook, words[at + X.TICKS]!, words[at + X.TIME_US]!);
  }
}

function markAt(bookRisk: Table, row: number, ticks: number, timeUs: number): void {
  put(bookRisk, row * BOOK_RISK_WIDTH + R.MARK_TICKS, ticks);
  put(bookRisk, row * BOOK_RISK_WIDTH + R.MARK_US, timeUs);
}

function countOrder(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.ORDER_ID] === 0 || isFinal(words[at + O.STATUS]!)) return;
  const isBuy = words[at + O.SIDE] === Side.buy;
  const lots = words[at + O.RESERVED_LOTS]!;
  const notional = words[at + O.RESERVED_NOTIONAL]!;
  const column = isBuy ? R.OPEN_BUY_NOTIONAL : R.OPEN_SELL_NOTIONAL;
  add(state.bookRisk, words[at + O.BOOK]! * BOOK_RISK_WIDTH + column, notional);
  const instrument = words[at + O.INSTRUMENT]! * INSTRUMENT_RISK_WIDTH;
  add(state.instrumentRisk, instrument + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS), lots);
  countAt(state, accountScope(words[at + O.ACCOUNT]!), notional, isBuy);
  countAt(state, FIRM_SCOPE, notional, isBuy);
  if (words[at + O.BROKER]! < state.brokers.rows) {
    const broker = brokerScope(state, words[at + O.BROKER]!) * SCOPE_WIDTH;
    add(state.scopes, broker + S.OPEN_ORDERS, 1);
    add(state.scopes, broker + S.OPEN_NOTIONAL, notional);
  }
  const tagBook = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1;
  if (tagBook < 0) return;
  add(state.tagBooks, tagBook * BOOK_WIDTH + B.OPEN_ORDERS, 1);
  add(state.tagBooks, tagBook * BOOK_WIDTH + (isBuy ? B.OPEN_BUY_LOTS : B.OPEN_SELL_LOTS), lots);
  add(state.tagBookRisk, tagBook * BOOK_RISK_WIDTH + column, notional);
  countAt(state, tagOfBook(state, tagBook), notional, isBuy);
}

function countAt({ scopes }: EngineState, scope: number, notional: number, isBuy: boolean): void {
  const at = scope * SCOPE_WIDTH;
  add(scopes, at + S.OPEN_ORDERS, 1);
  add(scopes, at + S.OPEN_NOTIONAL, notional);
  add(scopes, at + (isBuy ? S.OPEN_BUY_NOTIONAL : S.OPEN_SELL_NOTIONAL), notional);
}

function sumBook(state: EngineState, row: number, nowUs: number): void {
  const key = state.books.words[row * BOOK_WIDTH + B.KEY]!;
  const instrument = instrumentOfKey(key);
  forgetEarned();
  valueBook(state, state.books, state.bookRisk, row, instrument, nowUs);
  addEarned(state.scopes, accountScope(accountOfKey(key)) * SCOPE_WIDTH);
  addEarned(state.scopes, FIRM_SCOPE * SCOPE_WIDTH);
  const position = state.books.words[row * BOOK_WIDTH + B.POSITION_LOTS]!;
  add(state.instrumentRisk, instrument * INSTRUMENT_RISK_WIDTH + I.POSITION_LOTS, position);
}

function sumTagBook(state: EngineState, row: number, nowUs: number): void {
  const instrument = instrumentOfKey(state.tagBooks.words[row * BOOK_WIDTH + B.KEY]!);
  forgetEarned();
  valueBook(state, state.tagBooks, state.tagBookRisk, row, instrument, nowUs);
  addEarned(state.scopes, tagOfBook(state, row) * SCOPE_WIDTH);
}

/** A position of which no execution is known any more is valued at its average price. */
function valueBook(
  state: EngineState,
  books: Table,
  bookRisk: Table,
  row: number,
  instrument: number,
  nowUs: number,
): void {
  const at = row * BOOK_WIDTH;
  const position = books.words[at + B.POSITION_LOTS]!;
  const risk = row * BOOK_RISK_WIDTH;
  if (position !== 0 && bookRisk.words[risk + R.MARK_TICKS] === 0) {
    markAt(bookRisk, row, Math.round(books.words[at + B.COST]! / position), nowUs);
  }
  revalue(state, books, bookRisk, row, instrument);
  weigh(bookRisk, row);
  put(bookRisk, risk + R.DAY_BASE, bookRisk.words[risk + R.REALISED]! - bookRisk.words[risk + R.FEES]!);
}
