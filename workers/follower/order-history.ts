import { join } from 'node:path';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { answerOrder, describePlan } from '../../core/order/answer.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { arePlanRowsUsed, planOf } from '../../core/order/plans/plan-rows.ts';
import { addTerms, beginEvent } from '../../core/order/write-event.ts';
import {
  Cause,
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_VERSION,
  EventHalf,
  EventKind,
  EventWord,
  OrderFlag,
  TYPES_EVENT_VERSION,
} from '../../core/schema/event.ts';
import { Term } from '../../core/schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { PLAN_WIDTH, PlanColumn, PlanHead } from '../../core/state/plan-columns.ts';
import { type EngineState, findOrder } from '../../core/state/state.ts';
import { type Files, systemFiles } from '../files.ts';
import { PLAN_RECORD_BYTES, addPlanRecord, lacksTerms, planRecords, toPlanRecord } from './plan-record.ts';
import { SLOTS_PER_FILE, createSlotFiles, readSlot } from './slot-files.ts';

/**
 * Where the orders are that have left the table: one record each, as the engine answers a query for it, and beside it, of
 * orders that have a plan or belong to one, what it was about. A projection of the journal: written by the follower, made
 * again by replay.
 *
 *   history/00000000.orders   an `order_view` without terms, 384 bytes; version 4: its plan stands beside it
 *   history/00000000.plans    `plan-record.ts`, 128 bytes
 *
 * An order may leave while its plan goes on, as the entry of a bracket does that was filled long ago: what happens to the
 * plan then changes its record here. And a plan that has ended may have to leave before its order.
 */
const VIEW_BYTES = EVENT_LONG_BYTES;
const ORDERS = 'orders';
const PLANS = 'plans';
/** Orders often end in the order in which they came: as many neighbours as leave the table at once are one write. */
const MOST_TOGETHER = 64;
/** Records that wait for room on a full disk, at most: 8 MiB. Below the mark no new orders come that would add to them. */
const MAX_WAITING = 16_384;

function historyFolder(data: string): string {
  return join(data, 'history');
}

export interface OrderHistoryWriter {
  /** Before each event is applied: keeps what it takes out of the tables. On a full disk that waits in memory. */
  beforeEvent(state: EngineState, records: Records, at: number): void;
  /** After it: keeps what it changed of a plan whose order has left. */
  afterEvent(state: EngineState, records: Records, at: number): void;
  /** Makes everything kept so far durable. Throws while the disk is full and some wait. */
  sync(): void;
}

export function createOrderHistory(data: string, files: Files = systemFiles): OrderHistoryWriter {
  const folder = historyFolder(data);
  files.makeFolder(folder);
  const orders = createSlotFiles(files, folder, ORDERS, VIEW_BYTES, MAX_WAITING);
  const plans = createSlotFiles(files, folder, PLANS, PLAN_RECORD_BYTES, MAX_WAITING);
  const run = recordsOf(new ArrayBuffer((MOST_TOGETHER - 1) * VIEW_BYTES + EVENT_BYTES));
  /** Of the orders in `run`: where the first stands, and how many they are. */
  let runIndex = 0;
  let runCount = 0;
  const sink = { records: run, claim: () => runCount * VIEW_BYTES };
  const inputs = createInputs();
  const plan = planRecords();
  const view = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const viewSink = { records: view, claim: () => 0 };

  function writeRun(): void {
    orders.write(runIndex, run.u8, runCount);
    runCount = 0;
  }

  /** Whether the order that stands at `index` goes on the run. */
  function continuesRun(index: number): boolean {
    return index === runIndex + runCount && runCount < MOST_TOGETHER && index % SLOTS_PER_FILE > 0;
  }

  /** The `count` orders that have been final for longest: those that the next event takes out of the table. */
  function keepOrders(state: EngineState, count: number): void {
    const { words } = state.orders;
    let link = state.globals.words[GlobalColumn.FINAL_HEAD]!;
    inputs.nowUs = state.globals.words[GlobalColumn.TIME_US]!;
    for (let i = 0; i < count && link !== 0; i++) {
      const row = link - 1;
      const index = words[row * ORDER_WIDTH + OrderColumn.ORDER_ID]! - 1;
      if (runCount > 0 && !continuesRun(index)) writeRun();
      if (runCount === 0) runIndex = index;
      const at = runCount * VIEW_BYTES;
      answerOrder(state, sink, 0, EventKind.order_view, row, inputs);
      const version = keepTerms(index, run, at) ? TYPES_EVENT_VERSION : EVENT_VERSION;
      run.i32[(at >> 2) + EventHalf.KIND_VERSION] = EventKind.order_view | (version << 16);
      run.i32[(at >> 2) + EventHalf.LENGTH] = VIEW_BYTES;
      runCount++;
      link = words[row * ORDER_WIDTH + OrderColumn.NEXT]!;
    }
    if (runCount > 0) writeRun();
  }

  /** Of a view of an order: what its plan says of it, before the order itself. True: it is there. */
  function keepTerms(index: number, records: Records, at: number): boolean {
    if ((records.i32[(at >> 2) + EventHalf.FLAGS]! & OrderFlag.planned) === 0) return false;
    // Its plan has left before it, and was kept then.
    if (lacksTerms(records, at)) {
      if (plans.read(index, plan.u8) && plan.f64[0] === index + 1) return true;
      if (records.i32[(at >> 2) + EventHalf.LENGTH]! <= EVENT_LONG_BYTES) return false;
    }
    toPlanRecord(records, at, plan.f64);
    plans.write(index, plan.u8, 1);
    return true;
  }

  function keepPlan(state: EngineState, row: number): void {
    const from = row * PLAN_WIDTH;
    const orderId = state.plans.words[from + PlanColumn.ORDER_ID]!;
    beginEvent(state, viewSink, EventKind.order_view, Cause.command, 0, inputs, 0);
    view.f64[EventWord.ORDER_ID] = orderId;
    addTerms(viewSink, 0, state.plans.words, from + PlanColumn.TERMS);
    describePlan(state, row, viewSink, 0);
    toPlanRecord(view, 0, plan.f64);
    plans.write(orderId - 1, plan.u8, 1);
  }

  /** The plan whose row the next one takes; of its orders that are still in the table the stop knows its terms by it. */
  function keepLeavingPlan(state: EngineState): void {
    const row = state.plans.words[PlanHead.ENDED_HEAD]!;
    if (row === 0 || !arePlanRowsUsed(state)) return;
    keepPlan(state, row);
    const stopId = state.plans.words[row * PLAN_WIDTH + PlanColumn.SECOND_ID]!;
    const stop = stopId === 0 ? -1 : findOrder(state, stopId);
    if (stop < 0 || planOf(state, stop) !== row) return;
    answerOrder(state, viewSink, 0, EventKind.order_view, stop, inputs);
    keepTerms(stopId - 1, view, 0);
  }

  return {
    beforeEvent(state, records, at) {
      const kind = kindOf(records, at);
      if (kind === EventKind.orders_retired) keepOrders(state, records.f64[(at >> 3) + EventWord.ARG0]!);
      else if (kind === EventKind.accepted && beginsPlan(records, at)) keepLeavingPlan(state);
    },

    afterEvent(state, records, at) {
      if (!isOfPlan(records, at)) return;
      const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID]!;
      const order = findOrder(state, orderId);
      const row = order < 0 ? state.planRows.find(records.f64, (at >> 3) + EventWord.ORDER_ID) : planOf(state, order);
      if (row < 0 || findOrder(state, state.plans.words[row * PLAN_WIDTH + PlanColumn.ORDER_ID]!) >= 0) return;
      keepPlan(state, row);
    },

    sync() {
      plans.sync();
      orders.sync();
    },
  };
}

function kindOf({ i32 }: Records, at: number): number {
  return i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
}

function beginsPlan({ f64, i32 }: Records, at: number): boolean {
  if (i32[(at >> 2) + EventHalf.LENGTH]! <= EVENT_LONG_BYTES) return false;
  return f64[(at >> 3) + EventWord.TERMS + Term.PARENT_ID] === 0;
}

/** An event of an order that has a plan or belongs to one, or of a plan whose order may have left. */
function isOfPlan(records: Records, at: number): boolean {
  const kind = kindOf(records, at);
  if (kind === EventKind.plan_moved) return true;
  const isOfOrder = kind < EventKind.plan_moved && kind !== EventKind.refused && kind !== EventKind.trailed;
  return isOfOrder && (records.i32[(at >> 2) + EventHalf.FLAGS]! & OrderFlag.planned) !== 0;
}

export interface OrderHistory {
  /** An order that has left the table, as an `order_view`, valid until the next call; undefined: not there (yet). */
  find(orderId: number): Records | undefined;
  /**
   * A view of an order in the table whose plan has left it, with its terms: valid until the next call. Undefined: it lacks
   * none, or nobody knows them (yet).
   */
  withTerms(records: Records, at: number): Records | undefined;
}

export function readOrderHistory(data: string, files: Files = systemFiles): OrderHistory {
  const folder = historyFolder(data);
  const record = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const plan = planRecords();

  function hasPlan(orderId: number): boolean {
    return readSlot(files, folder, PLANS, PLAN_RECORD_BYTES, orderId - 1, plan.u8) && plan.f64[0] === orderId;
  }

  return {
    find(orderId) {
      if (!readSlot(files, folder, ORDERS, VIEW_BYTES, orderId - 1, record.u8)) return undefined;
      if (record.f64[EventWord.ORDER_ID] !== orderId || kindOf(record, 0) !== EventKind.order_view) return undefined;
      if ((record.i32[EventHalf.FLAGS]! & OrderFlag.planned) === 0) return record;
      if (hasPlan(orderId)) {
        addPlanRecord(plan.f64, record, 0);
        return record;
      }
      // One that was written before plans were kept, and one of which the order alone has reached the disk.
      return record.i32[EventHalf.KIND_VERSION]! >>> 16 < TYPES_EVENT_VERSION ? record : undefined;
    },

    withTerms(records, at) {
      if (!lacksTerms(records, at) || !hasPlan(records.f64[(at >> 3) + EventWord.ORDER_ID]!)) return undefined;
      record.u8.set(records.u8.subarray(at, at + VIEW_BYTES));
      addPlanRecord(plan.f64, record, 0);
      return record;
    },
  };
}
