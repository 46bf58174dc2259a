import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { remainder } from '../number/remainder.ts';
import { bookFill } from '../position/fill.ts';
import { usedWords } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal, isHere } from '../schema/order-kind.ts';
import { ReportKind } from '../schema/report.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  FanoutKind,
  GlobalColumn,
  ID_WIDTH,
  IdColumn,
  ORDER_WIDTH,
  OrderColumn,
  SUSPENSE_WIDTH,
  SuspenseColumn,
} from '../state/columns.ts';
import { makeExecutionIndex } from '../state/deferred-indexes.ts';
import { linkOpen, unlinkOpen } from '../state/open-list.ts';
import { type EngineState, findBook, findExecution, findOrder } from '../state/state.ts';
import { type Table, add, beginRow, copyTo, put, reopenRow } from '../state/table.ts';
import { schedule, unschedule } from '../state/timer-heap.ts';
import { applyBegun } from './apply-begun.ts';
import { applyDay } from './apply-day.ts';
import { applyDefinition, applySession } from './apply-definition.ts';
import { applyGuard } from './apply-guard.ts';
import { applyMarks } from './apply-marks.ts';
import { applyMetrics, applyRate } from './apply-metrics.ts';
import { touchBeyond } from './plans/apply-group.ts';
import {
  riskOfAccepted,
  riskOfChange,
  riskOfFill,
  riskOfRoute,
  riskOfSuspended,
  riskOfUncovered,
} from './apply-risk.ts';
import { applyPlanMoved, applyTrailed, planOfAccepted, planOfChange } from './plans/apply-plan.ts';
import { takeBook } from './book-rows.ts';
import { applyRearm } from './apply-conduct.ts';
import { applyTradingState } from './apply-state.ts';
import { applyLimitsChanged, applyOverrideSet } from './apply-limits.ts';
import { endFanout, moveFanout, startFanout } from './fanouts.ts';
import { fingerprintOfEvent } from './fingerprint.ts';
import { isBelievable } from './believable.ts';
import { NOTE_OVERFILL, isReplaceOver } from './lifecycle.ts';
import { appendEndedId, appendFinal, retireFinals, retireId, takeIdRow, takeOrderRow } from './order-rows.ts';
import { keep } from '../state/keep.ts';
import { staged, writeColumns } from '../state/word-hash.ts';
import { beginReservation, isReserved, updateReservation } from './reserve.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const G = GlobalColumn;
const O = OrderColumn;
const K = EventKind;

const fingerprint = { low: 0, high: 0 };

/**
 * The only mutation of state, the same live, in replay, in the follower and in the simulator. It decides nothing: an
 * event says how its order stands afterwards, and everything else follows from that.
 */
export function apply(state: EngineState, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const kind = i32[(at >> 2) + H.KIND_VERSION]! & 0xffff;
  const seq = f64[word + E.SEQ]!;
  invariant(seq === state.globals.words[G.SEQ]! + 1, 'events are applied in sequence, each once');
  copyTo(state.globals, G.SEQ, f64, word + E.SEQ);
  // In the same block, which is out of the hash by now.
  state.globals.words[G.TIME_US] = f64[word + E.TIME_US]!;
  if (kind === K.accepted) applyAccepted(state, records, at);
  else if (kind >= K.rerouted && kind <= K.resolved_open) applyToOrder(state, kind, records, at);
  else applyOther(state, kind, records, at);
}

/** What is neither a new order nor, mostly, of one. */
function applyOther(state: EngineState, kind: number, records: Records, at: number): void {
  const { f64 } = records;
  const word = at >> 3;
  switch (kind) {
    case K.refused:
    case K.request_refused:
      break;
    case K.suspended:
      applySuspended(state, records, at);
      break;
    case K.cancel_all_started:
      startFanout(state, FanoutKind.cancel_all, records, at);
      break;
    case K.fanout_done:
      endFanout(state, f64[word + E.LAST_LOTS]! - 1);
      break;
    case K.probe_requested:
      moveFanout(state, records, at);
      break;
    case K.broker_session:
    case K.broker_reconciled:
      applySession(state, kind, records, at);
      break;
    case K.orders_retired:
      retireFinals(state, f64[word + E.ARG0]!);
      break;
    case K.ids_retired:
      for (let i = f64[word + E.ARG0]!; i > 0; i--) retireId(state);
      break;
    case K.guard_held:
    case K.guard_dropped:
    case K.guard_released:
    case K.cancel_after_set:
    case K.guard_fired:
      applyGuard(state, kind, records, at);
      break;
    case K.risk_begun:
      applyBegun(state, records, at);
      break;
    case K.marks_swept:
      applyMarks(state, records, at);
      break;
    case K.day_begun:
      applyDay(state, records, at);
      break;
    case K.metrics_set:
      applyMetrics(state, records, at);
      break;
    case K.rate_set:
      applyRate(state, records, at);
      break;
    case K.trading_state_set:
      applyTradingState(state, records, at);
      break;
    case K.throttle_rearmed:
      applyRearm(state, records, at);
      break;
    case K.checkpoint:
      copyTo(state.globals, G.CHECKPOINT_SEQ, f64, word + E.SEQ);
      break;
    case K.trailed:
      applyTrailed(state, records, at);
      break;
    case K.limits_changed:
      applyLimitsChanged(state, records, at);
      break;
    case K.override_set:
      applyOverrideSet(state, records, at);
      break;
    default:
      if (kind >= K.restarted) applyDefinition(state, kind, records, at);
      else if (kind === K.plan_moved) applyPlan(state, records, at);
      else applyToOrder(state, kind, records, at);
  }
}

/** Its order may have left the table. */
function applyPlan(state: EngineState, records: Records, at: number): void {
  if (findOrder(state, records.f64[(at >> 3) + E.ORDER_ID]!) >= 0) applyToOrder(state, K.plan_moved, records, at);
  applyPlanMoved(state, records, at);
}

function applyAccepted(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const { orders, globals } = state;
  const { words } = orders;
  const account = i32[half + H.ACCOUNT]!;
  const book = takeBook(state, account, i32[half + H.INSTRUMENT]!);
  const row = takeOrderRow(state);
  const to = row * ORDER_WIDTH;
  words[to + O.ORDER_ID] = f64[word + E.ORDER_ID]!;
  words[to + O.ACCOUNT] = account;
  words[to + O.INSTRUMENT] = i32[half + H.INSTRUMENT]!;
  words[to + O.BOOK] = book;
  words[to + O.SIDE] = u8[at + B.SIDE]!;
  words[to + O.TYPE] = u8[at + B.TYPE]!;
  words[to + O.TIME_IN_FORCE] = u8[at + B.TIME_IN_FORCE]!;
  words[to + O.STATUS] = u8[at + B.STATUS]!;
  words[to + O.PRICE_TICKS] = f64[word + E.PRICE_TICKS]!;
  words[to + O.QUANTITY_LOTS] = f64[word + E.QUANTITY_LOTS]!;
  words[to + O.EXPIRE_AT_US] = f64[word + E.EXPIRE_AT_US]!;
  words[to + O.BROKER] = u8[at + B.BROKER]!;
  words[to + O.ATTEMPT] = u8[at + B.ATTEMPT]!;
  words[to + O.VERSION] = 1;
  words[to + O.FAST_PATH] = u8[at + B.FAST_PATH]!;
  words[to + O.ACCEPTED_US] = f64[word + E.ACCEPTED_US]!;
  words[to + O.UPDATED_US] = f64[word + E.UPDATED_US]!;
  words[to + O.RESERVE_TICKS] = f64[word + E.LIMIT]!;
  words[to + O.FLAGS] = i32[half + H.FLAGS]!;
  words[to + O.BROKER_WANTED] = i32[half + H.BROKER_WANTED]!;
  words[to + O.TRIED] = isHere(u8[at + B.STATUS]!) ? 0 : 1 << u8[at + B.BROKER]!;
  words[to + O.TAG_LENGTH] = f64[word + E.TAG_LENGTH]!;
  if (f64[word + E.TAG_LENGTH]! > 0) {
    for (let i = 0; i < O.CLIENT_ID_LENGTH - O.TAG; i++) words[to + O.TAG + i] = f64[word + E.TAG + i]!;
  }
  if (f64[word + E.CLIENT_ID_LENGTH]! > 0) takeId(state, row, records, at);
  beginReservation(state, row);
  beginRow(orders, row, O.CLIENT_ID + usedWords(f64[word + E.CLIENT_ID_LENGTH]!));
  state.orderRows.insert(row);
  if (!state.deferred.ofDecisions) {
    linkOpen(state.open, account, row);
    if (f64[word + E.EXPIRE_AT_US]! !== 0) schedule(state.timers, row);
  }
  add(globals, G.OPEN_COUNT, 1);
  // In the same block.
  globals.words[G.LAST_ORDER_ID] = f64[word + E.ORDER_ID]!;
  add(state.accounts, Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.OPEN_ORDERS, 1);
  numberAccount(state, account, f64, word + E.ACCOUNT_SEQ);
  riskOfAccepted(state, row, records, at);
  planOfAccepted(state, row, records, at);
}

/** Writes the order's row too, which begins afterwards. */
function takeId(state: EngineState, row: number, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const to = row * ORDER_WIDTH;
  const order = state.orders.words;
  const { words } = state.ids;
  const idRow = takeIdRow(state);
  const id = idRow * ID_WIDTH;
  order[to + O.ID_ROW] = idRow + 1;
  order[to + O.CLIENT_ID_LENGTH] = f64[word + E.CLIENT_ID_LENGTH]!;
  words[id + IdColumn.ACCOUNT] = i32[(at >> 2) + H.ACCOUNT]!;
  words[id + IdColumn.ORDER_ID] = f64[word + E.ORDER_ID]!;
  for (let i = usedWords(f64[word + E.CLIENT_ID_LENGTH]!) - 1; i >= 0; i--) {
    order[to + O.CLIENT_ID + i] = f64[word + E.CLIENT_ID + i]!;
    words[id + IdColumn.CLIENT_ID + i] = f64[word + E.CLIENT_ID + i]!;
  }
  fingerprintOfEvent(records, at, fingerprint);
  words[id + IdColumn.FINGERPRINT_LOW] = fingerprint.low;
  words[id + IdColumn.FINGERPRINT_HIGH] = fingerprint.high;
  // The rest stays zero until the order ends, and may be in a page that nobody has touched yet.
  beginRow(state.ids, idRow, IdColumn.NEXT);
  if (!state.deferred.ofDecisions) state.idRows.insert(idRow);
}

/** Where an event stages the columns of these names: what nearly every one changes comes first, what fills change next. */
const S = {
  STATUS: 0,
  UPDATED_US: 1,
  FILLED_LOTS: 2,
  FILLED_COST: 3,
  FLAGS: 4,
  REJECT: 5,
  VERSION: 6,
  QUANTITY_LOTS: 7,
} as const;
const CHANGING = new Int32Array(Object.keys(S).length);
for (const name of Object.keys(S) as (keyof typeof S)[]) CHANGING[S[name]] = O[name];
/** How many of them nearly every event changes, and how many a fill: those that stand before the next. */
const PLAIN_COLUMNS = S.FILLED_LOTS;
const FILL_COLUMNS = S.FLAGS;

/** Every later event of an order: the order as the event says it is. */
function applyToOrder(state: EngineState, kind: number, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const { orders } = state;
  const row = findOrder(state, f64[word + E.ORDER_ID]!);
  invariant(row >= 0, 'an event of an order finds it in the table');
  if (kind === K.acknowledged && isPlain(state, row, records, at)) {
    applyPlain(state, row, records, at);
    return;
  }
  const to = row * ORDER_WIDTH;
  const before = orders.words[to + O.STATUS]!;
  const status = u8[at + B.STATUS]!;
  const wasCovered = (orders.words[to + O.FLAGS]! & OrderFlag.covered) !== 0;
  keepChanging(orders, to, records, at);
  if (f64[word + E.PRICE_TICKS]! !== orders.words[to + O.PRICE_TICKS]!) {
    put(orders, to + O.PRICE_TICKS, f64[word + E.PRICE_TICKS]!);
    put(orders, to + O.RESERVE_TICKS, f64[word + E.PRICE_TICKS]!);
  }
  // One that is kept here changes at once, and by that what it is counted at.
  const isChangedHere = kind === K.replaced && i32[half + H.CAUSE] === Cause.command;
  if (isChangedHere) copyTo(orders, to + O.RESERVE_TICKS, f64, word + E.LIMIT);
  if (kind === K.filled) applyFill(state, row, records, at);
  if (wasCovered && (i32[half + H.FLAGS]! & OrderFlag.covered) === 0) riskOfUncovered(state, row);
  if (kind === K.rerouted || kind === K.released) {
    riskOfRoute(state, row, u8[at + B.BROKER]!);
    put(orders, to + O.BROKER, u8[at + B.BROKER]!);
    put(orders, to + O.ATTEMPT, u8[at + B.ATTEMPT]!);
    put(orders, to + O.TRIED, orders.words[to + O.TRIED]! | (1 << u8[at + B.BROKER]!));
  }
  if (kind === K.not_sent && isHere(status)) leaveBroker(state, row);
  const isReplacing = status === OrderStatus.pending_replace;
  if (kind === K.replace_requested) {
    put(orders, to + O.PENDING_TICKS, f64[word + E.ARG0]!);
    put(orders, to + O.PENDING_LOTS, f64[word + E.ARG1]!);
  } else if (!isReplacing && isReplaceOver(kind, status)) {
    put(orders, to + O.PENDING_TICKS, 0);
    put(orders, to + O.PENDING_LOTS, 0);
  }
  if (kind === K.cancel_requested || kind === K.outcome_unknown) {
    if ((i32[half + H.FLAGS]! & OrderFlag.expiring) !== 0) unschedule(state.timers, row);
  }
  if (i32[half + H.CAUSE] === Cause.fanout) moveFanout(state, records, at);
  numberAccount(state, i32[half + H.ACCOUNT]!, f64, word + E.ACCOUNT_SEQ);
  const isEnd = !isFinal(before) && isFinal(status);
  updateReservation(state, row, isEnd ? -1 : 0);
  riskOfChange(state, row, records, at, isEnd);
  if (isEnd) endOrder(state, row);
  if ((i32[half + H.FLAGS]! & OrderFlag.planned) !== 0) planOfChange(state, row, kind, records, at, isEnd);
  if (kind === K.filled) touchBeyond(state, orders.words[to + O.BOOK]! | 0);
}

/** What an event says of its order as it stands afterwards. */
function keepChanging(orders: Table, to: number, { f64, i32, u8 }: Records, at: number): void {
  const { words } = orders;
  const word = at >> 3;
  const half = at >> 2;
  staged[S.STATUS] = u8[at + B.STATUS]!;
  staged[S.UPDATED_US] = f64[word + E.UPDATED_US]!;
  staged[S.FILLED_LOTS] = f64[word + E.FILLED_LOTS]!;
  staged[S.FILLED_COST] = f64[word + E.FILLED_COST]!;
  staged[S.FLAGS] = i32[half + H.FLAGS]!;
  staged[S.REJECT] = i32[half + H.REJECT]!;
  staged[S.VERSION] = f64[word + E.ORDER_VERSION]!;
  staged[S.QUANTITY_LOTS] = f64[word + E.QUANTITY_LOTS]!;
  const hasMore =
    words[to + O.FLAGS] !== staged[S.FLAGS] ||
    words[to + O.REJECT] !== staged[S.REJECT] ||
    words[to + O.VERSION] !== staged[S.VERSION] ||
    words[to + O.QUANTITY_LOTS] !== staged[S.QUANTITY_LOTS];
  const isFilled =
    words[to + O.FILLED_LOTS] !== staged[S.FILLED_LOTS] || words[to + O.FILLED_COST] !== staged[S.FILLED_COST];
  writeColumns(orders, to, CHANGING, hasMore ? CHANGING.length : isFilled ? FILL_COLUMNS : PLAIN_COLUMNS);
}

const OF_PARTS = OrderFlag.covered | OrderFlag.planned;

/**
 * Whether an acknowledgement says nothing but that a venue has the order, as nearly all do: then nothing is held, met or
 * planned otherwise than before.
 */
function isPlain(state: EngineState, row: number, { f64, i32, u8 }: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const word = at >> 3;
  const half = at >> 2;
  const flags = i32[half + H.FLAGS]!;
  return (
    words[from + O.STATUS] === OrderStatus.routed &&
    u8[at + B.STATUS] === OrderStatus.live &&
    i32[half + H.CAUSE] !== Cause.fanout &&
    (flags & OF_PARTS) === 0 &&
    words[from + O.FLAGS] === flags &&
    words[from + O.REJECT] === i32[half + H.REJECT] &&
    words[from + O.VERSION] === f64[word + E.ORDER_VERSION] &&
    words[from + O.FILLED_LOTS] === f64[word + E.FILLED_LOTS] &&
    words[from + O.FILLED_COST] === f64[word + E.FILLED_COST] &&
    words[from + O.QUANTITY_LOTS] === f64[word + E.QUANTITY_LOTS] &&
    words[from + O.PRICE_TICKS] === f64[word + E.PRICE_TICKS] &&
    isReserved(state, row)
  );
}

function applyPlain(state: EngineState, row: number, { f64, i32, u8 }: Records, at: number): void {
  const { orders } = state;
  const to = row * ORDER_WIDTH;
  const word = at >> 3;
  staged[S.STATUS] = u8[at + B.STATUS]!;
  staged[S.UPDATED_US] = f64[word + E.UPDATED_US]!;
  writeColumns(orders, to, CHANGING, PLAIN_COLUMNS);
  numberAccount(state, i32[(at >> 2) + H.ACCOUNT]!, f64, word + E.ACCOUNT_SEQ);
}

/** It is at no venue, and is kept here until it goes again, to whichever broker. */
function leaveBroker(state: EngineState, row: number): void {
  riskOfRoute(state, row, NO_BROKER);
  put(state.orders, row * ORDER_WIDTH + O.BROKER, NO_BROKER);
  put(state.orders, row * ORDER_WIDTH + O.TRIED, 0);
}

function applyFill(state: EngineState, row: number, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const from = row * ORDER_WIDTH;
  const { words } = state.orders;
  const book = words[from + O.BOOK]! | 0;
  const ticks = f64[word + E.LAST_TICKS]!;
  const lots = f64[word + E.LAST_LOTS]!;
  bookFill(state.books, book, words[from + O.SIDE]!, ticks, lots);
  rememberExecution(state, records, at, words[from + O.SIDE]!);
  riskOfFill(state, row, records, at);
  if (i32[(at >> 2) + H.NOTE] === NOTE_OVERFILL) put(state.books, book * BOOK_WIDTH + BookColumn.HALTED, 1);
}

/** The newest executions are kept in a ring; the oldest makes room. */
function rememberExecution(state: EngineState, records: Records, at: number, side: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const { executions, globals } = state;
  const count = globals.words[G.EXECUTION_COUNT]!;
  const row = remainder(count, executions.rows) | 0;
  const isIndexed = !state.deferred.ofExecutions;
  if (isIndexed && count >= executions.rows) state.executionRows.remove(row);
  const to = row * EXECUTION_WIDTH;
  const { words } = executions;
  reopenRow(executions, row);
  words[to + ExecutionColumn.BROKER] = u8[at + B.BROKER]!;
  words[to + ExecutionColumn.EXECUTION_ID] = f64[word + E.EXECUTION_ID]!;
  words[to + ExecutionColumn.ORDER_ID] = f64[word + E.ORDER_ID]!;
  words[to + ExecutionColumn.ACCOUNT] = i32[(at >> 2) + H.ACCOUNT]!;
  words[to + ExecutionColumn.INSTRUMENT] = i32[(at >> 2) + H.INSTRUMENT]!;
  words[to + ExecutionColumn.SIDE] = side;
  words[to + ExecutionColumn.TICKS] = f64[word + E.LAST_TICKS]!;
  words[to + ExecutionColumn.LOTS] = f64[word + E.LAST_LOTS]!;
  words[to + ExecutionColumn.TIME_US] = f64[word + E.TIME_US]!;
  words[to + ExecutionColumn.SEQ] = f64[word + E.SEQ]!;
  beginRow(executions, row);
  add(globals, G.EXECUTION_COUNT, 1);
  if (isIndexed) state.executionRows.insert(row);
}

/** A report that nothing explains: kept, a fill that can be booked where the book is known, and that book halted. */
function applySuspended(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const { suspense, globals } = state;
  const count = globals.words[G.SUSPENSE_COUNT]!;
  const to = (count % suspense.rows) * SUSPENSE_WIDTH;
  put(suspense, to + SuspenseColumn.SEQ, f64[word + E.SEQ]!);
  put(suspense, to + SuspenseColumn.BROKER, u8[at + B.BROKER]!);
  put(suspense, to + SuspenseColumn.ORDER_ID, f64[word + E.ORDER_ID]!);
  put(suspense, to + SuspenseColumn.EXECUTION_ID, f64[word + E.EXECUTION_ID]!);
  put(suspense, to + SuspenseColumn.LOTS, f64[word + E.LAST_LOTS]!);
  put(suspense, to + SuspenseColumn.TICKS, f64[word + E.LAST_TICKS]!);
  put(suspense, to + SuspenseColumn.REPORT, i32[(at >> 2) + H.NOTE]!);
  put(globals, G.SUSPENSE_COUNT, count + 1);
  const account = i32[(at >> 2) + H.ACCOUNT]!;
  const lots = f64[word + E.LAST_LOTS]!;
  const ticks = f64[word + E.LAST_TICKS]!;
  if (state.deferred.ofExecutions) makeExecutionIndex(state);
  const isFill =
    i32[(at >> 2) + H.NOTE] === ReportKind.filled &&
    isBelievable(f64[word + E.EXECUTION_ID]!, lots, ticks) &&
    // Its id can't tell it apart from one that was booked under it, whatever the order.
    findExecution(state, u8[at + B.BROKER]!, f64[word + E.EXECUTION_ID]!) < 0;
  const side = u8[at + B.SIDE]!;
  if (isFill) rememberExecution(state, records, at, side);
  if (account < 0) return;
  const book = findBook(state, account, i32[(at >> 2) + H.INSTRUMENT]!);
  if (isFill) {
    bookFill(state.books, book, side, ticks, lots);
    riskOfSuspended(state, book, records, at);
    touchBeyond(state, book);
  }
  put(state.books, book * BOOK_WIDTH + BookColumn.HALTED, 1);
  numberAccount(state, account, f64, word + E.ACCOUNT_SEQ);
}

function endOrder(state: EngineState, row: number): void {
  const { orders, globals } = state;
  const at = row * ORDER_WIDTH;
  const { words } = orders;
  const account = words[at + O.ACCOUNT]! | 0;
  if (!state.deferred.ofDecisions) {
    unlinkOpen(state.open, account, row);
    unschedule(state.timers, row);
  }
  add(globals, G.OPEN_COUNT, -1);
  add(state.accounts, Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.OPEN_ORDERS, -1);
  appendFinal(state, row);
  const id = (words[at + O.ID_ROW]! - 1) | 0;
  if (id < 0) return;
  keep(state.ids, id * ID_WIDTH + IdColumn.ENDED_US, words, at + O.UPDATED_US);
  appendEndedId(state, id);
}

/** The event's number among those of its account stands in `f64[from]`; 0: it has none. */
function numberAccount({ accounts }: EngineState, account: number, f64: Float64Array, from: number): void {
  if (f64[from]! <= 0) return;
  const to = Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.REPORT_SEQ;
  copyTo(accounts, to, f64, from);
}
