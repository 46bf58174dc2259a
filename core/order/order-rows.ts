import { invariant } from '../invariant.ts';
import { HEAP_NODE_WIDTH } from '../state/pairing-heap.ts';
import { GlobalColumn, ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { pushRow, rowAt, shiftRow } from '../state/row-queue.ts';
import { ORDER_RISK_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { BLOCK } from '../state/late-blocks.ts';
import { type Table, endRow, openBlocks } from '../state/table.ts';
import { keepNumber } from '../state/keep.ts';
import { readAheadFinals } from './read-ahead.ts';

const G = GlobalColumn;
const ABOUT_ROWS = [G.ORDERS_USED, G.FINAL_HEAD, G.FINAL_TAIL, G.FINAL_COUNT, G.FREE_ID, G.IDS_USED, G.ID_HEAD];
invariant(
  G.ID_TAIL - G.FREE_ORDER <= BLOCK && ABOUT_ROWS.every((column) => column > G.FREE_ORDER && column < G.ID_TAIL),
  'all globals about rows stand from the first to the last, in two blocks at most',
);

/** A free row of the order table: one given back, else the next that was never used. */
export function takeOrderRow(state: EngineState): number {
  return takeRow(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FREE_ORDER, G.ORDERS_USED);
}

/** Open orders and those that ended and are still kept. */
export function isOrderTableFull({ globals, orders }: EngineState): boolean {
  return globals.words[G.OPEN_COUNT]! + globals.words[G.FINAL_COUNT]! >= orders.rows;
}

export function takeIdRow(state: EngineState): number {
  return takeRow(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.FREE_ID, G.IDS_USED);
}

/** Adds a row to the list of final orders, which is in the order in which they ended. */
export function appendFinal(state: EngineState, row: number): void {
  append(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FINAL_HEAD, G.FINAL_TAIL, row);
  pushRow(state.finals, row);
  // In a block that is out of the hash by now, as below.
  state.globals.words[G.FINAL_COUNT]! += 1;
}

/** Takes the rows that have been final for longest out of the table: so many. */
export function retireFinals(state: EngineState, count: number): void {
  readAheadFinals(state, count);
  readAheadFreed(state, count);
  for (let i = count; i > 0; i--) retireFinal(state);
}

/** Keeps the compiler from leaving out what nobody uses. */
const seen = new Int32Array(1);

/** What risk has beside the rows: the next orders take them. */
function readAheadFreed({ finals, orderRisk, own }: EngineState, count: number): void {
  const { halves } = orderRisk;
  const { nodes } = own.heaps;
  let sum = 0;
  for (let i = Math.min(count, finals.size) - 1; i >= 0; i--) {
    const row = rowAt(finals, i);
    sum ^= halves[Math.imul(row, ORDER_RISK_WIDTH * 2)]! ^ nodes[Math.imul(row, HEAP_NODE_WIDTH)]!;
  }
  seen[0] = seen[0]! ^ sum;
}

function retireFinal(state: EngineState): void {
  const row = shiftRow(state.finals);
  invariant(row === state.globals.words[G.FINAL_HEAD]! - 1, 'final orders: the queue and the list agree');
  state.orderRows.remove(row);
  removeHead(state, state.orders, ORDER_WIDTH, OrderColumn.NEXT, G.FINAL_HEAD, G.FINAL_TAIL, G.FREE_ORDER);
  state.globals.words[G.FINAL_COUNT]! -= 1;
}

/** Adds an id whose order has ended to the list of those that will be forgotten. */
export function appendEndedId(state: EngineState, row: number): void {
  append(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.ID_HEAD, G.ID_TAIL, row);
}

export function retireId(state: EngineState): void {
  const row = (state.globals.words[G.ID_HEAD]! - 1) | 0;
  if (!state.deferred.ofDecisions) state.idRows.remove(row);
  removeHead(state, state.ids, ID_WIDTH, IdColumn.NEXT, G.ID_HEAD, G.ID_TAIL, G.FREE_ID);
}

function takeRow(state: EngineState, table: Table, width: number, next: number, free: number, used: number): number {
  const globals = openGlobals(state);
  const link = globals[free]! | 0;
  if (link === 0) {
    const row = globals[used]! | 0;
    invariant(row < table.rows, 'a table has a row for what was accepted');
    globals[used] = row + 1;
    return row;
  }
  const at = Math.imul(link - 1, width) + next;
  globals[free] = table.words[at]! | 0;
  keepNumber(table, at, 0);
  return link - 1;
}

function append(
  state: EngineState,
  table: Table,
  width: number,
  next: number,
  head: number,
  tail: number,
  row: number,
): void {
  const globals = openGlobals(state);
  const last = globals[tail]! | 0;
  if (last === 0) globals[head] = row + 1;
  else keepNumber(table, Math.imul(last - 1, width) + next, row + 1);
  globals[tail] = row + 1;
}

/** Clears the first row of a list and gives it to the free rows. */
function removeHead(
  state: EngineState,
  table: Table,
  width: number,
  next: number,
  head: number,
  tail: number,
  free: number,
): void {
  const globals = openGlobals(state);
  const link = globals[head]! | 0;
  const at = Math.imul(link - 1, width);
  const after = table.words[at + next]! | 0;
  globals[head] = after;
  if (after === 0) globals[tail] = 0;
  endRow(table, link - 1);
  keepNumber(table, at + next, globals[free]! | 0);
  globals[free] = link;
}

/** The globals, whose row began with the first event, so that all words about rows can be written as they are. */
function openGlobals({ globals }: EngineState): Float64Array {
  openBlocks(globals, G.FREE_ORDER, G.ID_TAIL);
  return globals.words;
}
