import { OrderFlag } from '../../core/schema/event.ts';
import { Side, isFinal } from '../../core/schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
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
} from '../../core/state/risk-columns.ts';
import {
  type EngineState,
  FIRM_SCOPE,
  accountOfKey,
  accountScope,
  brokerScope,
  firstTagScope,
  instrumentOfKey,
} from '../../core/state/state.ts';
import type { Table } from '../../core/state/table.ts';
import { currencyOf, profitOf, valueOf } from '../../core/risk/worth.ts';

const B = BookColumn;
const R = BookRiskColumn;
const S = ScopeColumn;
const O = OrderColumn;
const I = InstrumentRiskColumn;

/**
 * Works out anew what is open, held and earned, and says where that differs from what is kept: nothing may. For tests and
 * the simulator; it looks at everything, behind each event, so it makes nothing but what it has to say. Values in a currency
 * whose rate has changed are left out: they follow later.
 */
export function exposureFaults(state: EngineState): string[] {
  const faults: string[] = [];
  if (state.risk.words[RiskColumn.BEGUN] === 0) return faults;
  const books = state.globals.words[GlobalColumn.ROW_COUNT]!;
  const tagBooks = state.risk.words[RiskColumn.TAG_BOOKS]!;
  const scopes = firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!;
  wanted.books = zeros(wanted.books, books * BOOK_WIDTH);
  wanted.bookRisk = zeros(wanted.bookRisk, books * BOOK_RISK_WIDTH);
  wanted.tagBooks = zeros(wanted.tagBooks, tagBooks * BOOK_WIDTH);
  wanted.tagBookRisk = zeros(wanted.tagBookRisk, tagBooks * BOOK_RISK_WIDTH);
  wanted.scopes = zeros(wanted.scopes, scopes * SCOPE_WIDTH);
  wanted.instruments = zeros(wanted.instruments, state.instrumentRisk.words.length);
  for (let row = 0; row < state.orders.touched; row++) countOrder(state, row);
  for (let row = 0; row < books; row++) {
    const key = state.books.words[row * BOOK_WIDTH + B.KEY]!;
    bookFaults(faults, state, state.books, state.bookRisk, row, wanted.books, wanted.bookRisk);
    sumBook(state.bookRisk, row, accountScope(accountOfKey(key)));
    sumBook(state.bookRisk, row, FIRM_SCOPE);
    const instrument = instrumentOfKey(key) * INSTRUMENT_RISK_WIDTH;
    const at = row * BOOK_WIDTH;
    wanted.instruments[instrument + I.POSITION_LOTS]! += state.books.words[at + B.POSITION_LOTS]!;
    wanted.instruments[instrument + I.OPEN_BUY_LOTS]! += state.books.words[at + B.OPEN_BUY_LOTS]!;
    wanted.instruments[instrument + I.OPEN_SELL_LOTS]! += state.books.words[at + B.OPEN_SELL_LOTS]!;
  }
  for (let row = 0; row < tagBooks; row++) {
    bookFaults(faults, state, state.tagBooks, state.tagBookRisk, row, wanted.tagBooks, wanted.tagBookRisk);
    sumBook(state.tagBookRisk, row, accountOfKey(state.tagBooks.words[row * BOOK_WIDTH + B.KEY]!));
  }
  for (let row = 0; row < scopes; row++) rowFaults(faults, state.scopes, row, SCOPE_SUMS, wanted.scopes);
  for (let row = 0; row < state.instrumentRisk.rows; row++) {
    rowFaults(faults, state.instrumentRisk, row, INSTRUMENT_SUMS, wanted.instruments);
  }
  listFaults(faults, state);
  return faults;
}

/** As wide as the tables that they are compared with; zero where nothing was counted yet. */
const wanted: Record<'books' | 'bookRisk' | 'tagBooks' | 'tagBookRisk' | 'scopes' | 'instruments', Float64Array> = {
  books: new Float64Array(),
  bookRisk: new Float64Array(),
  tagBooks: new Float64Array(),
  tagBookRisk: new Float64Array(),
  scopes: new Float64Array(),
  instruments: new Float64Array(),
};

function zeros(words: Float64Array, length: number): Float64Array {
  return words.length < length ? new Float64Array(length) : words.fill(0, 0, length);
}

function countOrder(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.ORDER_ID] === 0 || isFinal(words[at + O.STATUS]!)) return;
  const isBuy = words[at + O.SIDE] === Side.buy;
  const lots = words[at + O.RESERVED_LOTS]!;
  const notional = words[at + O.RESERVED_NOTIONAL]!;
  const tagBook = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1;
  // A child that its parent holds for is no order more.
  const count = (words[at + O.FLAGS]! & OrderFlag.covered) === 0 ? 1 : 0;
  countInBook(wanted.books, wanted.bookRisk, words[at + O.BOOK]!, isBuy, 1, lots, notional);
  countInScope(FIRM_SCOPE, isBuy, count, notional);
  countInScope(accountScope(words[at + O.ACCOUNT]!), isBuy, count, notional);
  if (tagBook >= 0) {
    countInBook(wanted.tagBooks, wanted.tagBookRisk, tagBook, isBuy, count, lots, notional);
    countInScope(accountOfKey(state.tagBooks.words[tagBook * BOOK_WIDTH + B.KEY]!), isBuy, count, notional);
  }
  if (words[at + O.BROKER]! >= state.brokers.rows) return;
  const broker = brokerScope(state, words[at + O.BROKER]!) * SCOPE_WIDTH;
  wanted.scopes[broker + S.OPEN_ORDERS]! += count;
  wanted.scopes[broker + S.OPEN_NOTIONAL]! += notional;
}

function countInBook(
  books: Float64Array,
  bookRisk: Float64Array,
  row: number,
  isBuy: boolean,
  count: number,
  lots: number,
  notional: number,
): void {
  books[row * BOOK_WIDTH + B.OPEN_ORDERS]! += count;
  books[row * BOOK_WIDTH + (isBuy ? B.OPEN_BUY_LOTS : B.OPEN_SELL_LOTS)]! += lots;
  bookRisk[row * BOOK_RISK_WIDTH + (isBuy ? R.OPEN_BUY_NOTIONAL : R.OPEN_SELL_NOTIONAL)]! += notional;
}

function countInScope(scope: number, isBuy: boolean, count: number, notional: number): void {
  const at = scope * SCOPE_WIDTH;
  wanted.scopes[at + (isBuy ? S.OPEN_BUY_NOTIONAL : S.OPEN_SELL_NOTIONAL)]! += notional;
  wanted.scopes[at + S.OPEN_ORDERS]! += count;
  wanted.scopes[at + S.OPEN_NOTIONAL]! += notional;
}

type Sums = readonly { readonly name: string; readonly column: number }[];

function sumsOf<T extends string>(columns: Readonly<Record<T, number>>, names: readonly T[]): Sums {
  return names.map((name) => ({ name, column: columns[name] }));
}

const BOOK_SUMS = sumsOf(B, ['OPEN_ORDERS', 'OPEN_BUY_LOTS', 'OPEN_SELL_LOTS']);
const BOOK_MONEY = sumsOf(R, ['OPEN_BUY_NOTIONAL', 'OPEN_SELL_NOTIONAL', 'WORST', 'VALUE', 'UNREALISED', 'REALISED']);
const SCOPE_SUMS = sumsOf(S, [
  'OPEN_ORDERS',
  'OPEN_NOTIONAL',
  'OPEN_BUY_NOTIONAL',
  'OPEN_SELL_NOTIONAL',
  'WORST_GROSS',
  'NET_VALUE',
  'REALISED',
  'FEES',
  'UNREALISED',
]);
const INSTRUMENT_SUMS = sumsOf(I, ['POSITION_LOTS', 'OPEN_BUY_LOTS', 'OPEN_SELL_LOTS']);

function rowFaults(faults: string[], table: Table, row: number, sums: Sums, sum: Float64Array): void {
  const at = row * table.width;
  for (const { name, column } of sums) {
    const is = table.words[at + column]!;
    if (is !== sum[at + column]) faults.push(`${table.name} ${row} ${name}: ${is}, not ${sum[at + column]}`);
  }
}

function bookFaults(
  faults: string[],
  state: EngineState,
  books: Table,
  bookRisk: Table,
  row: number,
  sumOfBooks: Float64Array,
  sum: Float64Array,
): void {
  const book = row * BOOK_WIDTH;
  const at = row * BOOK_RISK_WIDTH;
  const { words } = books;
  const kept = bookRisk.words;
  const instrument = instrumentOfKey(words[book + B.KEY]!);
  const position = words[book + B.POSITION_LOTS]!;
  const mark = kept[at + R.MARK_TICKS]!;
  const isFixed = currencyOf(state, instrument) === 0;
  const unrealised = profitOf(state, instrument, position * mark - words[book + B.COST]!);
  const value = isFixed ? valueOf(state, instrument, mark, position) : kept[at + R.VALUE]!;
  sum[at + R.VALUE] = value;
  sum[at + R.UNREALISED] = isFixed ? unrealised : kept[at + R.UNREALISED]!;
  sum[at + R.REALISED] = isFixed ? profitOf(state, instrument, words[book + B.REALISED]!) : kept[at + R.REALISED]!;
  sum[at + R.WORST] = Math.max(value + sum[at + R.OPEN_BUY_NOTIONAL]!, sum[at + R.OPEN_SELL_NOTIONAL]! - value);
  rowFaults(faults, books, row, BOOK_SUMS, sumOfBooks);
  rowFaults(faults, bookRisk, row, BOOK_MONEY, sum);
}

function sumBook({ words }: Table, row: number, scope: number): void {
  const from = row * BOOK_RISK_WIDTH;
  const to = scope * SCOPE_WIDTH;
  const { scopes } = wanted;
  scopes[to + S.WORST_GROSS]! += words[from + R.WORST]!;
  scopes[to + S.NET_VALUE]! += words[from + R.VALUE]!;
  scopes[to + S.REALISED]! += words[from + R.REALISED]!;
  scopes[to + S.FEES]! += words[from + R.FEES]!;
  scopes[to + S.UNREALISED]! += words[from + R.UNREALISED]!;
}

/** Every book that holds something is in the list of positions, and no other. */
function listFaults(faults: string[], { books, tagBooks, positions }: EngineState): void {
  const held = listedFaults(faults, positions, books, 0) + listedFaults(faults, positions, tagBooks, books.rows);
  if (held !== positions.count) faults.push(`${positions.count} positions are listed, ${held} are held`);
}

function listedFaults(faults: string[], { places }: EngineState['positions'], table: Table, first: number): number {
  let held = 0;
  for (let row = 0; row < table.touched; row++) {
    const holds = table.words[row * BOOK_WIDTH + B.POSITION_LOTS] !== 0;
    if (holds) held += 1;
    const isListed = places[first + row] !== 0;
    if (holds !== isListed) faults.push(`${table.name} ${row} holds ${holds}, is listed ${isListed}`);
  }
  return held;
}
