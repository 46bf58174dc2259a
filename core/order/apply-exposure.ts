import type { Records } from '../memory/records.ts';
import { bookFill } from '../position/fill.ts';
import {
  addAtBroker,
  addEarned,
  addOpen,
  changes,
  forgetEarned,
  hasEarned,
  revalue,
  weighOpen,
} from '../position/book-money.ts';
import { followProfit } from '../risk/loss-stop.ts';
import { firmLimits, limitsOf } from '../risk/resolve.ts';
import { EventByte, EventWord, OrderFlag } from '../schema/event.ts';
import { Side } from '../schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { listPosition, unlistPosition } from '../state/position-list.ts';
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
  findOrder,
  instrumentOfKey,
} from '../state/state.ts';
import { type Table, add, addFrom, copyTo, put } from '../state/table.ts';
import { addFee } from './book-fee.ts';
import { accountOfTag, tagOfBook, takeTagBook } from './tag-books.ts';
import { Held, held } from './reserve.ts';

/**
 * What is open, held and earned: each event changes one book, its tag's book where the order has a tag, and every sum
 * that these are in by as much.
 *
 *   order ─▶ book (account, instrument) ─▶ account ─▶ firm           broker, instrument: what is open
 *        └─▶ tag book (tag, instrument)  ─▶ tag
 */
const B = BookColumn;
const R = BookRiskColumn;
const S = ScopeColumn;
const O = OrderColumn;
const E = EventWord;
const I = InstrumentRiskColumn;

export function exposureOfAccepted(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.TAG_LENGTH]! > 0) {
    const tagBook = takeTagBook(state, words[at + O.ACCOUNT]!, words, at + O.TAG_LENGTH, words[at + O.INSTRUMENT]!);
    put(state.orderRisk, row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK, tagBook + 1);
  } else if (state.risk.words[RiskColumn.RULES]! >= 1) {
    // The row may have been that of an order with a tag.
    put(state.orderRisk, row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK, 0);
  }
  move(state, row, countOf(words[at + O.FLAGS]!));
}

/** A child that its parent holds for is no order more. */
function countOf(flags: number): number {
  return (flags & OrderFlag.covered) === 0 ? 1 : 0;
}

/** After its reservation was brought in line: `held` says by how much. `isEnd`: it is final now, and wasn't before. */
export function exposureOfChange(state: EngineState, row: number, isEnd: boolean): void {
  if (!isEnd && held[Held.LOTS_CHANGE] === 0 && held[Held.NOTIONAL_CHANGE] === 0) return;
  move(state, row, isEnd ? -countOf(state.orders.words[row * ORDER_WIDTH + O.FLAGS]!) : 0);
}

/** A child that its parent held for, and that was at no broker yet, is an order of its own now. */
export function exposureOfUncovered(state: EngineState, row: number): void {
  held.fill(0);
  move(state, row, 1);
}

/** Before an order goes to another broker than it is counted at. */
export function exposureOfRoute(state: EngineState, row: number, broker: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const orders = countOf(words[at + O.FLAGS]!);
  changes[S.OPEN_ORDERS] = -orders;
  changes[S.OPEN_NOTIONAL] = -words[at + O.RESERVED_NOTIONAL]!;
  addToBroker(state, words[at + O.BROKER]! | 0);
  changes[S.OPEN_ORDERS] = orders;
  changes[S.OPEN_NOTIONAL] = words[at + O.RESERVED_NOTIONAL]!;
  addToBroker(state, broker);
}

/** `held` says what an order holds more than before; `orders`: 1 for one more, -1 for one less. */
function move(state: EngineState, row: number, orders: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const isBuy = words[at + O.SIDE] === Side.buy;
  const change = held[Held.NOTIONAL_CHANGE]!;
  changes[S.OPEN_ORDERS] = orders;
  changes[S.OPEN_NOTIONAL] = change;
  changes[S.OPEN_BUY_NOTIONAL] = isBuy ? change : 0;
  changes[S.OPEN_SELL_NOTIONAL] = isBuy ? 0 : change;
  changes[S.WORST_GROSS] = 0;
  moveBook(state.bookRisk, words[at + O.BOOK]! | 0, isBuy);
  addOpen(state.scopes, Math.imul(accountScope(words[at + O.ACCOUNT]! | 0), SCOPE_WIDTH));
  addOpen(state.scopes, FIRM_SCOPE * SCOPE_WIDTH);
  const open =
    Math.imul(words[at + O.INSTRUMENT]!, INSTRUMENT_RISK_WIDTH) + (isBuy ? I.OPEN_BUY_LOTS : I.OPEN_SELL_LOTS);
  addFrom(state.instrumentRisk, open, held, Held.LOTS_CHANGE);
  const tagBook = (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1) | 0;
  if (tagBook >= 0) {
    const book = tagBook * BOOK_WIDTH;
    addFrom(state.tagBooks, book + (isBuy ? B.OPEN_BUY_LOTS : B.OPEN_SELL_LOTS), held, Held.LOTS_CHANGE);
    add(state.tagBooks, book + B.OPEN_ORDERS, orders);
    changes[S.WORST_GROSS] = 0;
    moveBook(state.tagBookRisk, tagBook, isBuy);
    addOpen(state.scopes, Math.imul(tagOfBook(state, tagBook), SCOPE_WIDTH));
  }
  addToBroker(state, words[at + O.BROKER]! | 0);
}

function moveBook(bookRisk: Table, row: number, isBuy: boolean): void {
  if (held[Held.NOTIONAL_CHANGE] !== 0) weighOpen(bookRisk, row, isBuy, held, Held.NOTIONAL_CHANGE);
}

function addToBroker(state: EngineState, broker: number): void {
  if (broker < state.brokers.rows) addAtBroker(state.scopes, Math.imul(brokerScope(state, broker), SCOPE_WIDTH));
}

/** After a fill was booked to the order's book. */
export function exposureOfFill(state: EngineState, row: number, records: Records, at: number): void {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const isFirst = records.f64[(at >> 3) + E.FILLED_LOTS]! === records.f64[(at >> 3) + E.LAST_LOTS]!;
  const tagBook = (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1) | 0;
  fillBooks(state, words[from + O.BOOK]! | 0, tagBook, words[from + O.SIDE]! | 0, isFirst, records, at);
}

/** After a fill that nothing explains was booked; the order it names may have a tag. */
export function exposureOfSuspended(state: EngineState, book: number, records: Records, at: number): void {
  const row = findOrder(state, records.f64[(at >> 3) + E.ORDER_ID]!);
  const tagBook = row < 0 ? -1 : (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1) | 0;
  fillBooks(state, book, tagBook, records.u8[at + EventByte.SIDE]!, false, records, at);
}

function fillBooks(
  state: EngineState,
  book: number,
  tagBook: number,
  side: number,
  isFirst: boolean,
  records: Records,
  at: number,
): void {
  const { f64, u8 } = records;
  const word = at >> 3;
  const key = state.books.words[book * BOOK_WIDTH + B.KEY]!;
  const account = accountOfKey(key) | 0;
  const instrument = instrumentOfKey(key) | 0;
  const lots = side === Side.buy ? f64[word + E.LAST_LOTS]! : -f64[word + E.LAST_LOTS]!;
  forgetEarned();
  addFee(state, instrument, u8[at + EventByte.BROKER]!, isFirst, f64, word, changes);
  mark(state.books, state.bookRisk, book, lots, f64, word);
  payAndRevalue(state, state.books, state.bookRisk, book, instrument);
  list(state, book, state.books.words[book * BOOK_WIDTH + B.POSITION_LOTS]!);
  add(state.instrumentRisk, instrument * INSTRUMENT_RISK_WIDTH + I.POSITION_LOTS, lots);
  addEarned(state.scopes, Math.imul(accountScope(account), SCOPE_WIDTH));
  addEarned(state.scopes, FIRM_SCOPE * SCOPE_WIDTH);
  const hasChanged = hasEarned();
  if (hasChanged) {
    followProfit(state, accountScope(account), limitsOf(state, account, -1, -1, -1));
    followProfit(state, FIRM_SCOPE, firmLimits(state));
  }
  if (tagBook < 0) return;
  changes[S.NET_VALUE] = 0;
  changes[S.WORST_GROSS] = 0;
  changes[S.REALISED] = 0;
  changes[S.UNREALISED] = 0;
  bookFill(state.tagBooks, tagBook, side, f64[word + E.LAST_TICKS]!, f64[word + E.LAST_LOTS]!);
  mark(state.tagBooks, state.tagBookRisk, tagBook, lots, f64, word);
  payAndRevalue(state, state.tagBooks, state.tagBookRisk, tagBook, instrument);
  list(state, state.books.rows + tagBook, state.tagBooks.words[tagBook * BOOK_WIDTH + B.POSITION_LOTS]!);
  const tag = tagOfBook(state, tagBook);
  addEarned(state.scopes, Math.imul(tag, SCOPE_WIDTH));
  if (hasEarned()) followProfit(state, tag, limitsOf(state, accountOfTag(state, tag), tag, -1, -1));
}

/** What opens a position gives the price that it is valued at until the next sweep. */
function mark(books: Table, bookRisk: Table, row: number, lots: number, f64: Float64Array, word: number): void {
  const at = row * BOOK_RISK_WIDTH;
  if (books.words[row * BOOK_WIDTH + B.POSITION_LOTS]! !== lots && bookRisk.words[at + R.MARK_TICKS] !== 0) return;
  copyTo(bookRisk, at + R.MARK_TICKS, f64, word + E.LAST_TICKS);
  copyTo(bookRisk, at + R.MARK_US, f64, word + E.TIME_US);
}

function payAndRevalue(state: EngineState, books: Table, bookRisk: Table, row: number, instrument: number): void {
  if (changes[S.FEES] !== 0) addFrom(bookRisk, row * BOOK_RISK_WIDTH + R.FEES, changes, S.FEES);
  revalue(state, books, bookRisk, row, instrument);
}

function list(state: EngineState, row: number, position: number): void {
  if (position === 0) unlistPosition(state.positions, row);
  else listPosition(state.positions, row);
}
