import { placeOwnOrder } from '../risk/own-orders.ts';
import { OrderFlag } from '../schema/event.ts';
import { isFinal } from '../schema/order-kind.ts';
import { ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from './columns.ts';
import { linkOpen } from './open-list.ts';
import type { EngineState } from './state.ts';
import { schedule } from './timer-heap.ts';

/**
 * Indexes that `apply` keeps and doesn't read: client ids, the open orders of each account, what an order of the firm would
 * meet, when orders end. And executions, which it looks up only for a report that nothing explains. A start applies
 * millions of events and decides nothing between them, so it makes these once, from the tables:
 *
 *   deferIndexes  →  snapshot, events  →  makeIndexes  →  decisions
 */
export interface DeferredIndexes {
  /** All that only decisions read. */
  ofDecisions: boolean;
  ofExecutions: boolean;
}

/** Of an empty state: from now on `apply` leaves them empty. */
export function deferIndexes({ deferred }: EngineState): void {
  deferred.ofDecisions = true;
  deferred.ofExecutions = true;
}

/** Makes those that were deferred; from now on `apply` keeps them. */
export function makeIndexes(state: EngineState): void {
  if (state.deferred.ofDecisions) makeDecisionIndexes(state);
  if (state.deferred.ofExecutions) makeExecutionIndex(state);
}

export function makeExecutionIndex({ deferred, executions, executionRows }: EngineState): void {
  deferred.ofExecutions = false;
  const rows = new Int32Array(executions.touched);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  executionRows.insertAll(rows, rows.length);
}

function makeDecisionIndexes(state: EngineState): void {
  const { ids } = state;
  const { words } = state.orders;
  state.deferred.ofDecisions = false;
  for (const row of openOrders(state, 0)) {
    const at = row * ORDER_WIDTH;
    linkOpen(state.open, words[at + OrderColumn.ACCOUNT]!, row);
    placeOwnOrder(state.own, row);
    const isExpiring = (words[at + OrderColumn.FLAGS]! & OrderFlag.expiring) !== 0;
    if (words[at + OrderColumn.EXPIRE_AT_US] !== 0 && !isExpiring) schedule(state.timers, row);
  }
  const used = new Int32Array(ids.touched);
  let count = 0;
  for (let row = 0; row < ids.touched; row++) {
    if (ids.words[row * ID_WIDTH + IdColumn.ORDER_ID] !== 0) used[count++] = row;
  }
  state.idRows.insertAll(used, count);
}

/** The rows of orders that aren't final, the oldest first: of those that have one of these flags, 0: of all. */
export function openOrders({ orders }: EngineState, flags: number): number[] {
  const { words } = orders;
  const rows: number[] = [];
  for (let row = 0; row < orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    if (words[at + OrderColumn.ORDER_ID] === 0 || isFinal(words[at + OrderColumn.STATUS]!)) continue;
    if (flags === 0 || (words[at + OrderColumn.FLAGS]! & flags) !== 0) rows.push(row);
  }
  return rows.sort((a, b) => words[a * ORDER_WIDTH]! - words[b * ORDER_WIDTH]!);
}
