import { invariant } from '../invariant.ts';
import type { CountedRows } from '../memory/counted-rows.ts';
import type { RingConsumer } from '../memory/ring.ts';
import { CommandHalf, CommandKind, CommandWord } from '../schema/command.ts';
import { ReportHalf, ReportKind, ReportWord } from '../schema/report.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { BOOK_WIDTH, GlobalColumn, ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { HEAP_NODE_WIDTH } from '../state/pairing-heap.ts';
import { BOOK_RISK_WIDTH, ORDER_RISK_WIDTH, RiskColumn } from '../state/risk-columns.ts';
import { rowAt } from '../state/row-queue.ts';
import { type EngineState, expectOrder, findBook } from '../state/state.ts';
import type { Table } from '../state/table.ts';
import { idKeyOf } from './find-order.ts';

/*
 * Tables are larger than caches: a decision waits for memory several times, 100 ns each, one after the other. So before a
 * batch is decided, what its members will probably need is read, in loops so small that the processor waits for many
 * of them at once:
 *
 *   hashes of keys  →  places of the maps  →  rows of ids and orders  →  rows of books, and what risk has of both
 *
 * A hash takes as many instructions as the processor looks ahead: hence all hashes first, which need no memory.
 * Nothing depends on what is read here: a wrong guess costs time.
 */

/** Commands, reports, final orders or positions read ahead at once. */
const MAX_READ_AHEAD = 64;

const C = CommandWord;
const R = ReportWord;
const ORDER_HALVES = ORDER_WIDTH * 2;
const ORDER_RISK_HALVES = ORDER_RISK_WIDTH * 2;
const BOOK_HALVES = BOOK_WIDTH * 2;
invariant(BOOK_RISK_WIDTH === BOOK_WIDTH, 'a book and what risk has of it stand at the same place');
const key = new Float64Array(2);
/** By member of the batch. A hash of 0 is read as any other, by those that have no such key. */
const idHashes = new Int32Array(MAX_READ_AHEAD);
const orderHashes = new Int32Array(MAX_READ_AHEAD);
const executionHashes = new Int32Array(MAX_READ_AHEAD);
/** -1: an order that is not in the table yet, so that its place matters and no row. */
const isNew = new Int32Array(MAX_READ_AHEAD);
const orders = new Int32Array(MAX_READ_AHEAD);
const books = new Int32Array(MAX_READ_AHEAD);
const ids = new Int32Array(MAX_READ_AHEAD);
const tagBooks = new Int32Array(MAX_READ_AHEAD);
/** Keeps the compiler from leaving out what nobody uses. */
const seen = new Int32Array(1);

/** The first `count` readable commands. */
export function readAheadCommands(state: EngineState, commands: RingConsumer, count: number): void {
  invariant(count <= MAX_READ_AHEAD, 'so many are read ahead at most');
  const { f64, i32 } = commands.records;
  let nextOrderId = state.globals.words[GlobalColumn.LAST_ORDER_ID]! + 1;
  let idsOfOrders = 0;
  for (let i = 0; i < count; i++) {
    const at = commands.at(i);
    const kind = i32[(at >>> 2) + CommandHalf.KIND]!;
    const account = i32[(at >>> 2) + CommandHalf.ACCOUNT]!;
    const isPlace = kind === CommandKind.place;
    idHashes[i] = orderHashes[i] = isNew[i] = 0;
    books[i] = -1;
    if (kind > CommandKind.replace) continue;
    const orderId = f64[(at >>> 3) + C.ORDER_ID]!;
    const isById = orderId === 0 && f64[(at >>> 3) + C.CLIENT_ID_LENGTH]! > 0;
    if (isById) idHashes[i] = state.idRows.hashOf(idKeyOf(account, f64, (at >>> 3) + C.CLIENT_ID_LENGTH), 0);
    if (isById && !isPlace) idsOfOrders += 1;
    else orderHashes[i] = hashOfOrder(state.orderRows, isPlace ? nextOrderId++ : orderId);
    if (!isPlace) continue;
    isNew[i] = -1;
    books[i] = findBook(state, account, i32[(at >>> 2) + CommandHalf.INSTRUMENT]!);
  }
  for (let i = 0; i < count; i++) ids[i] = state.idRows.guess(idHashes[i]!);
  if (idsOfOrders > 0) hashNamedOrders(state, count);
  readOrdersAndBooks(state, count);
}

/** Of those that name their order by a client id: known once the rows of the ids are. */
function hashNamedOrders(state: EngineState, count: number): void {
  const { words } = state.ids;
  for (let i = 0; i < count; i++) {
    if (idHashes[i] === 0 || isNew[i] !== 0 || ids[i]! < 0) continue;
    orderHashes[i] = hashOfOrder(state.orderRows, words[Math.imul(ids[i]!, ID_WIDTH) + IdColumn.ORDER_ID]!);
  }
}

/** The first `count` readable reports. */
export function readAheadReports(state: EngineState, reports: RingConsumer, count: number): void {
  invariant(count <= MAX_READ_AHEAD, 'so many are read ahead at most');
  const { f64, i32 } = reports.records;
  for (let i = 0; i < count; i++) {
    const at = reports.at(i);
    orderHashes[i] = hashOfOrder(state.orderRows, f64[(at >>> 3) + R.ORDER_ID]!);
    isNew[i] = executionHashes[i] = 0;
    if (i32[(at >>> 2) + ReportHalf.KIND] !== ReportKind.filled) continue;
    key[0] = i32[(at >>> 2) + ReportHalf.BROKER]!;
    key[1] = f64[(at >>> 3) + R.EXECUTION_ID]!;
    executionHashes[i] = state.executionRows.hashOf(key, 0);
  }
  for (let i = 0; i < count; i++) seen[0] = seen[0]! ^ state.executionRows.guess(executionHashes[i]!);
  books.fill(-1, 0, count);
  readOrdersAndBooks(state, count);
  const { words } = state.orders;
  for (let i = 0; i < count; i++) {
    const isEnd = i32[(reports.at(i) >>> 2) + ReportHalf.KIND] !== ReportKind.acknowledged;
    ids[i] = isEnd && orders[i]! >= 0 ? words[Math.imul(orders[i]!, ORDER_WIDTH) + OrderColumn.ID_ROW]! - 1 : -1;
  }
  readRows(state.ids, ids, count);
}

/** The member of the batch that was read ahead is decided next: its order most likely stands where it was read. */
export function expectMember(member: number): void {
  if (orders[member]! >= 0) expectOrder(orders[member]!);
}

/** The `count` orders that will leave the table next, and have lain there for long. */
export function readAheadFinals({ finals, orders: table, orderRows }: EngineState, count: number): void {
  const known = Math.min(count, finals.size, MAX_READ_AHEAD);
  for (let i = 0; i < known; i++) orders[i] = rowAt(finals, i);
  readRows(table, orders, known);
  for (let i = 0; i < known; i++) {
    orderHashes[i] = orderRows.hashOf(table.words, Math.imul(orders[i]!, ORDER_WIDTH) + OrderColumn.ORDER_ID);
  }
  for (let i = 0; i < known; i++) seen[0] = seen[0]! ^ orderRows.guess(orderHashes[i]!);
}

/** The books, and books of tags, at the places from `from` on of the list of positions: those that are valued next. */
export function readAheadPositions(state: EngineState, from: number, count: number): void {
  invariant(count <= MAX_READ_AHEAD, 'so many are read ahead at most');
  const first = state.books.rows;
  for (let i = 0; i < count; i++) {
    const row = state.positions.rows[from + i]!;
    books[i] = row < first ? row : -1;
    tagBooks[i] = row < first ? -1 : row - first;
  }
  readRows(state.books, books, count);
  readRows(state.bookRisk, books, count);
  readRows(state.tagBooks, tagBooks, count);
  readRows(state.tagBookRisk, tagBooks, count);
}

function hashOfOrder(rows: CountedRows, orderId: number): number {
  key[0] = orderId;
  return rows.hashOf(key, 0);
}

const HALVES_PER_LINE = 16;
/** Of the rows that there are: half-words or rows, and which members of the batch they are of. */
const places = new Int32Array(MAX_READ_AHEAD);
const members = new Int32Array(MAX_READ_AHEAD);

/**
 * The rows of orders that have `orderHashes`, and then those of `books` and of the orders' books, each with what risk has
 * beside it. As `readRows` does, and with less to count: every batch does this.
 */
function readOrdersAndBooks(state: EngineState, count: number): void {
  for (let i = 0; i < count; i++) orders[i] = state.orderRows.guess(orderHashes[i]!) | isNew[i]!;
  // Before risk begins, its rows were never touched: others are read in their place.
  const hasRisk = state.risk.words[RiskColumn.BEGUN] !== 0;
  readOrders(state, (hasRisk ? state.orderRisk : state.orders).halves, count);
  readBooks(state.books.halves, (hasRisk ? state.bookRisk : state.books).halves, count);
}

/** Orders, where they stand among those of the firm, and which books they are of. */
function readOrders({ orders: { halves, words }, own }: EngineState, risk: Int32Array, count: number): void {
  const { nodes } = own.heaps;
  let known = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const row = orders[i]!;
    const isKnown = ~(row >> 31);
    places[known] = row;
    members[known] = i;
    known = (known - isKnown) | 0;
    const place = row & isKnown & ANY_PLACE;
    sum ^= halves[Math.imul(place, ORDER_HALVES)]!;
    sum ^= risk[Math.imul(place, ORDER_RISK_HALVES)]!;
    sum ^= nodes[Math.imul(place, HEAP_NODE_WIDTH)]!;
  }
  for (let i = 0; i < known; i++) {
    const row = places[i]!;
    const half = Math.imul(row, ORDER_HALVES) & ANY_PLACE;
    sum ^= halves[half + HALVES_PER_LINE]! ^ halves[half + 2 * HALVES_PER_LINE]! ^ halves[half + 3 * HALVES_PER_LINE]!;
    sum ^= halves[half + 4 * HALVES_PER_LINE]! ^ halves[half + 5 * HALVES_PER_LINE]! ^ halves[half + ORDER_HALVES - 1]!;
    sum ^= risk[(Math.imul(row, ORDER_RISK_HALVES) & ANY_PLACE) + ORDER_RISK_HALVES - 1]!;
    books[members[i]!] = words[(half >> 1) + OrderColumn.BOOK]! | 0;
  }
  seen[0] = seen[0]! ^ sum;
}

/** Both have rows of two lines, which begin somewhere in a line. */
function readBooks(halves: Int32Array, risk: Int32Array, count: number): void {
  let known = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const row = books[i]!;
    const isKnown = ~(row >> 31);
    const half = Math.imul(row & isKnown, BOOK_HALVES) & ANY_PLACE;
    places[known] = half;
    known = (known - isKnown) | 0;
    sum ^= halves[half]! ^ risk[half]!;
  }
  for (let i = 0; i < known; i++) {
    const half = places[i]! & ANY_PLACE;
    sum ^= halves[half + HALVES_PER_LINE]! ^ halves[half + BOOK_HALVES - 1]!;
    sum ^= risk[half + HALVES_PER_LINE]! ^ risk[half + BOOK_HALVES - 1]!;
  }
  seen[0] = seen[0]! ^ sum;
}

/**
 * A half-word of each cache line of the first `count` of `rows`; a row of -1 is none. The first line of all rows comes
 * first: where a row is in memory takes as long to find as what stands there, and is found for more rows at once.
 */
function readRows({ halves, width }: Table, rows: Int32Array, count: number): void {
  const halvesPerRow = width * 2;
  let known = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    // Which rows there are can't be predicted, so nothing branches on it: row 0 stands for none.
    const isKnown = ~(row >> 31);
    const place = Math.imul(row, halvesPerRow) & isKnown;
    places[known] = place;
    known = (known - isKnown) | 0;
    sum ^= halves[place]!;
  }
  for (let i = 0; i < known; i++) {
    const place = places[i]! & ANY_PLACE;
    const end = place + halvesPerRow - 1;
    for (let half = place + HALVES_PER_LINE; half < end; half += HALVES_PER_LINE) sum ^= halves[half]!;
    sum ^= halves[end]!;
  }
  seen[0] = seen[0]! ^ sum;
}
