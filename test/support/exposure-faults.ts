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
 * the simulator; it looks at everything. Values in a currency whose rate has changed are left out: they follow later.
 */
export function exposureFaults(state: EngineState): string[] {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return [];
  const wanted: Wanted = {
    books: new Float64Array(state.books.words.length),
    bookRisk: new Float64Array(state.bookRisk.words.length),
    tagBooks: new Float64Array(state.tagBooks.words.length),
    tagBookRisk: new Float64Array(state.tagBookRisk.words.length),
    scopes: new Float64Array(state.scopes.words.length),
    instruments: new Float64Array(state.instrumentRisk.words.length),
  };
  const faults: string[] = [];
  for (let row = 0; row < state.orders.touched; row++) countOrder(state, wanted, row);
  const books = state.globals.words[GlobalColumn.ROW_COUNT]!;
  const tagBooks = state.risk.words[RiskColumn.TAG_BOOKS]!;
  for (let row = 0; row < books; row++) {
    const key = state.books.words[row * BOOK_WIDTH + B.KEY]!;
    faults.push(...bookFaults(state, state.books, state.bookRisk, row, wanted.books, wanted.bookRisk));
    sumBook(state.bookRisk, row, wanted.scopes, accountScope(accountOfKey(key)));
    sumBook(state.bookRisk, row, wanted.scopes, FIRM_SCOPE);
    const instrument = instrumentOfKey(key) * INSTRUMENT_RISK_WIDTH;
    wanted.instruments[instrument + I.POSITION_LOTS]! += state.books.words[row * BOOK_WIDTH + B.POSITION_LOTS]!;
    wanted.instruments[instrument + I.OPEN_BUY_LOTS]! += state.books.words[row * BOOK_WIDTH + B.OPEN_BUY_LOTS]!;
    wanted.instruments[instrument + I.OPEN_SELL_LOTS]! += state.books.words[row * BOOK_WIDTH + B.OPEN_SELL_LOTS]!;
  }
  for (let row = 0; row < tagBooks; row++) {
    faults.push(...bookFaults(state, state.tagBooks, state.tagBookRisk, row, wanted.tagBooks, wanted.tagBookRisk));
    const tag = accountOfKey(state.tagBooks.words[row * BOOK_WIDTH + B.KEY]!);
    sumBook(state.tagBookRisk, row, wanted.scopes, tag);
  }
  faults.push(...scopeFaults(state, wanted.scopes), ...instrumentFaults(state, wanted.instruments));
  return [...faults, ...listFaults(state)];
}

interface Wanted {
  readonly books: Float64Array;
  readonly bookRisk: Float64Array;
  readonly tagBooks: Float64Array;
  readonly tagBookRisk: Float64Array;
  readonly scopes: Float64Array;
  readonly instruments: Float64Array;
}

function countOrder(state: EngineState, wanted: Wanted, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.ORDER_ID] === 0 || isFinal(words[at + O.STATUS]!)) return;
  const isBuy = words[at + O.SIDE] === Side.buy;
  const lots = words[at + O.RESERVED_LOTS]!;
  const notional = words[at + O.RESERVED_NOTIONAL]!;
  const tagBook = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.TAG_BOOK]! - 1;
  const lotsColumn = isBuy ? B.OPEN_BUY_LOTS : B.OPEN_SELL_LOTS;
  const moneyColumn = isBuy ? R.OPEN_BUY_NOTIONAL : R.OPEN_SELL_NOTIONAL;
  const scopes = [FIRM_SCOPE, accountScope(words[at + O.ACCOUNT]!)];
  // A child that its parent holds for is no order more.
  const count = (words[at + O.FLAGS]! & OrderFlag.covered) === 0 ? 1 : 0;
  const places: [Float64Array, Float64Array, number][] = [[wanted.books, wanted.bookRisk, words[at + O.BOOK]!]];
  if (tagBook >= 0) {
    places.push([wanted.tagBooks, wanted.tagBookRisk, tagBook]);
    scopes.push(accountOfKey(state.tagBooks.words[tagBook * BOOK_WIDTH + B.KEY]!));
  }
  for (const [books, bookRisk, book] of places) {
    books[book * BOOK_WIDTH + B.OPEN_ORDERS]! += books === wanted.books ? 1 : count;
    books[book * BOOK_WIDTH + lotsColumn]! += lots;
    bookRisk[book * BOOK_RISK_WIDTH + moneyColumn]! += notional;
  }
  for (const scope of scopes) {
    wanted.scopes[scope * SCOPE_WIDTH + (isBuy ? S.OPEN_BUY_NOTIONAL : S.OPEN_SELL_NOTIONAL)]! += notional;
  }
  if (words[at + O.BROKER]! < state.brokers.rows) scopes.push(brokerScope(state, words[at + O.BROKER]!));
  for (const scope of scopes) {
    wanted.scopes[scope * SCOPE_WIDTH + S.OPEN_ORDERS]! += count;
    wanted.scopes[scope * SCOPE_WIDTH + S.OPEN_NOTIONAL]! += notional;
  }
}

const BOOK_SUMS = ['OPEN_ORDERS', 'OPEN_BUY_LOTS', 'OPEN_SELL_LOTS'] as const;
const BOOK_MONEY = ['OPEN_BUY_NOTIONAL', 'OPEN_SELL_NOTIONAL', 'WORST', 'VALUE', 'UNREALISED', 'REALISED'] as const;

function bookFaults(
  state: EngineState,
  books: Table,
  bookRisk: Table,
  row: number,
  wantedBooks: Float64Array,
  wanted: Float64Array,
): string[] {
  const book = row * BOOK_WIDTH;
  const at = row * BOOK_RISK_WIDTH;
  const { words } = books;
  const kept = bookRisk.words;
  const instrument = instrumentOfKey(words[book + B.KEY]!);
  const position = words[book + B.POSITION_LOTS]!;
  const mark = kept[at + R.MARK_TICKS]!;
  const isFixed = currencyOf(state, instrument) === 0;
  wanted[at + R.VALUE] = isFixed ? valueOf(state, instrument, mark, position) : kept[at + R.VALUE]!;
  const unrealised = profitOf(state, instrument, position * mark - words[book + B.COST]!);
  wanted[at + R.UNREALISED] = isFixed ? unrealised : kept[at + R.UNREALISED]!;
  wanted[at + R.REALISED] = isFixed ? profitOf(state, instrument, words[book + B.REALISED]!) : kept[at + R.REALISED]!;
  const value = wanted[at + R.VALUE]!;
  wanted[at + R.WORST] = Math.max(
    value + wanted[at + R.OPEN_BUY_NOTIONAL]!,
    wanted[at + R.OPEN_SELL_NOTIONAL]! - value,
  );
  const faults: string[] = [];
  for (const name of BOOK_SUMS) {
    const is = words[book + B[name]]!;
    if (is !== wantedBooks[book + B[name]])
      faults.push(`${books.name} ${row} ${name}: ${is}, not ${wantedBooks[book + B[name]]}`);
  }
  for (const name of BOOK_MONEY) {
    const is = kept[at + R[name]]!;
    if (is !== wanted[at + R[name]]) faults.push(`${bookRisk.name} ${row} ${name}: ${is}, not ${wanted[at + R[name]]}`);
  }
  return faults;
}

function sumBook({ words }: Table, row: number, scopes: Float64Array, scope: number): void {
  const from = row * BOOK_RISK_WIDTH;
  const to = scope * SCOPE_WIDTH;
  scopes[to + S.WORST_GROSS]! += words[from + R.WORST]!;
  scopes[to + S.NET_VALUE]! += words[from + R.VALUE]!;
  scopes[to + S.REALISED]! += words[from + R.REALISED]!;
  scopes[to + S.FEES]! += words[from + R.FEES]!;
  scopes[to + S.UNREALISED]! += words[from + R.UNREALISED]!;
}

const SCOPE_SUMS = [
  'OPEN_ORDERS',
  'OPEN_NOTIONAL',
  'OPEN_BUY_NOTIONAL',
  'OPEN_SELL_NOTIONAL',
  'WORST_GROSS',
  'NET_VALUE',
  'REALISED',
  'FEES',
  'UNREALISED',
] as const;

function scopeFaults(state: EngineState, wanted: Float64Array): string[] {
  const faults: string[] = [];
  const end = firstTagScope(state) + state.risk.words[RiskColumn.TAGS]!;
  for (let scope = 0; scope < end; scope++) {
    for (const name of SCOPE_SUMS) {
      const at = scope * SCOPE_WIDTH + S[name];
      const is = state.scopes.words[at]!;
      if (is !== wanted[at]) faults.push(`scope ${scope} ${name}: ${is}, not ${wanted[at]}`);
    }
  }
  return faults;
}

function instrumentFaults(state: EngineState, wanted: Float64Array): string[] {
  const faults: string[] = [];
  for (let row = 0; row < state.instrumentRisk.rows; row++) {
    for (const name of ['POSITION_LOTS', 'OPEN_BUY_LOTS', 'OPEN_SELL_LOTS'] as const) {
      const at = row * INSTRUMENT_RISK_WIDTH + I[name];
      const is = state.instrumentRisk.words[at]!;
      if (is !== wanted[at]) faults.push(`instrument ${row} ${name}: ${is}, not ${wanted[at]}`);
    }
  }
  return faults;
}

/** Every book that holds something is in the list of positions, and no other. */
function listFaults(state: EngineState): string[] {
  const faults: string[] = [];
  let held = 0;
  for (const [table, first] of [[state.books, 0] as const, [state.tagBooks, state.books.rows] as const]) {
    for (let row = 0; row < table.touched; row++) {
      const holds = table.words[row * BOOK_WIDTH + B.POSITION_LOTS] !== 0;
      if (holds) held += 1;
      const isListed = state.positions.places[first + row] !== 0;
      if (holds !== isListed) faults.push(`${table.name} ${row} holds ${holds}, is listed ${isListed}`);
    }
  }
  if (held !== state.positions.count) faults.push(`${state.positions.count} positions are listed, ${held} are held`);
  return faults;
}
