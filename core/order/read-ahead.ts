import { invariant } from '../invariant.ts';
import type { RingConsumer } from '../memory/ring.ts';
import type { SlotMap } from '../memory/slot-map.ts';
import { CommandHalf, CommandKind, CommandWord } from '../schema/command.ts';
import { ReportHalf, ReportKind, ReportWord } from '../schema/report.ts';
import { BOOK_WIDTH, ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, bookKey } from '../state/state.ts';
import type { Table } from '../state/table.ts';
import { idKeyOf } from './find-order.ts';

/*
 * Tables are larger than caches: a decision waits for memory several times, 100 ns each, one after the other. So before a
 * batch is decided, what its members will probably need is read, in loops so small that the processor waits for many
 * of them at once:
 *
 *   places of the maps  →  rows of ids and orders  →  rows of books
 *
 * Nothing depends on what is read here: a wrong guess costs time.
 */

/** Commands or reports read ahead at once. */
export const MAX_READ_AHEAD = 64;

const C = CommandWord;
const R = ReportWord;
const key = new Float64Array(2);
const orders = new Int32Array(MAX_READ_AHEAD);
const books = new Int32Array(MAX_READ_AHEAD);
/** Keeps the compiler from leaving out what nobody uses. */
const seen = new Int32Array(1);

/** The first `count` readable commands. */
export function readAheadCommands(state: EngineState, commands: RingConsumer, count: number): void {
  invariant(count <= MAX_READ_AHEAD, 'so many are read ahead at most');
  const { f64, i32 } = commands.records;
  for (let i = 0; i < count; i++) {
    const at = commands.at(i);
    const kind = i32[(at >> 2) + CommandHalf.KIND]!;
    const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
    orders[i] = -1;
    books[i] = -1;
    if (kind > CommandKind.replace) continue;
    let orderId = f64[(at >> 3) + C.ORDER_ID]!;
    if (orderId === 0 && f64[(at >> 3) + C.CLIENT_ID_LENGTH]! > 0) {
      const id = state.idRows.guess(idKeyOf(account, f64, (at >> 3) + C.CLIENT_ID_LENGTH), 0);
      seen[0] = seen[0]! ^ id;
      if (kind !== CommandKind.place && id >= 0) orderId = state.ids.words[id * ID_WIDTH + IdColumn.ORDER_ID]!;
    }
    if (kind === CommandKind.place) {
      key[0] = bookKey(account, i32[(at >> 2) + CommandHalf.INSTRUMENT]!);
      books[i] = state.bookRows.guess(key, 0);
    } else {
      orders[i] = guessOrder(state.orderRows, orderId);
    }
  }
  readRows(state, count);
}

/** The first `count` readable reports. */
export function readAheadReports(state: EngineState, reports: RingConsumer, count: number): void {
  invariant(count <= MAX_READ_AHEAD, 'so many are read ahead at most');
  const { f64 } = reports.records;
  for (let i = 0; i < count; i++) {
    books[i] = -1;
    orders[i] = guessOrder(state.orderRows, f64[(reports.at(i) >> 3) + R.ORDER_ID]!);
  }
  readRows(state, count);
  const { words } = state.orders;
  for (let i = 0; i < count; i++) {
    const at = reports.at(i);
    if (reports.records.i32[(at >> 2) + ReportHalf.KIND] === ReportKind.acknowledged || orders[i]! < 0) continue;
    const id = words[Math.imul(orders[i]!, ORDER_WIDTH) + OrderColumn.ID_ROW]! | 0;
    if (id > 0) readLines(state.ids, Math.imul(id - 1, ID_WIDTH), ID_WIDTH);
  }
}

/** The `count` orders from `head` on, which will leave the table and have lain there for long. */
export function readAheadFinals(state: EngineState, head: number, count: number): void {
  const { words } = state.orders;
  let link = head | 0;
  for (let i = 0; i < count && link > 0; i++) {
    const at = Math.imul(link - 1, ORDER_WIDTH);
    readLines(state.orders, at, ORDER_WIDTH);
    seen[0] = seen[0]! ^ state.orderRows.guess(words, at + OrderColumn.ORDER_ID);
    link = words[at + OrderColumn.NEXT]! | 0;
  }
}

function guessOrder(rows: SlotMap, orderId: number): number {
  key[0] = orderId;
  return rows.guess(key, 0);
}

/** The rows of `orders`, and then those of `books` and of the orders' books. */
function readRows(state: EngineState, count: number): void {
  for (let i = 0; i < count; i++) {
    if (orders[i]! >= 0) readLines(state.orders, Math.imul(orders[i]!, ORDER_WIDTH), ORDER_WIDTH);
  }
  const { words } = state.orders;
  for (let i = 0; i < count; i++) {
    const book = orders[i]! >= 0 ? words[Math.imul(orders[i]!, ORDER_WIDTH) + OrderColumn.BOOK]! | 0 : books[i]!;
    if (book >= 0) readLines(state.books, Math.imul(book, BOOK_WIDTH), BOOK_WIDTH);
  }
}

const HALVES_PER_LINE = 16;

/** One half-word of each cache line of a row. */
function readLines({ halves }: Table, at: number, width: number): void {
  const end = (at + width) * 2 - 1;
  let sum = halves[end]!;
  for (let half = at * 2; half < end; half += HALVES_PER_LINE) sum ^= halves[half]!;
  seen[0] = seen[0]! ^ sum;
}
