import type { Records } from '../memory/records.ts';
import { chooseRoute } from '../routing/route.ts';
import { CLIENT_ID_WORDS } from '../schema/command.ts';
import { OptionDefinition } from '../schema/definition.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, OrderFlag, SessionNote } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../schema/report.ts';
import { EXECUTION_WIDTH, ExecutionColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { requestCancel } from './decide-cancel.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs, stoppedBrokers, stopsEverything } from './inputs.ts';
import { isBelievable } from './believable.ts';
import { NOTE_OVERFILL, OrderEvent, oddNote, statusAfter } from './lifecycle.ts';
import { beginEvent, describeOrder, numberForAccount, writeInputs } from './write-event.ts';

const R = ReportWord;
const RH = ReportHalf;
const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;
const FAILOVER = GlobalColumn.OPTIONS + OptionDefinition.FAILOVER;

const executionKey = new Float64Array(2);

/**
 * What a venue said, as an event. Reports cannot be refused: what the lifecycle lacks is booked to suspense, and a
 * fill always moves the position. What was told before changes nothing. Returns the event's byte offset, or -1.
 */
export function decideReport(state: EngineState, report: Records, at: number, inputs: Inputs, out: EventSink): number {
  const kind = report.i32[(at >> 2) + RH.KIND]!;
  const broker = report.i32[(at >> 2) + RH.BROKER]!;
  if (kind >= ReportKind.session_up)
    return decideSession(state, kind, broker, report.i32[(at >> 2) + RH.STATE]!, inputs.nowUs, out);
  const row = findOrder(state, report.f64[(at >> 3) + R.ORDER_ID]!);
  if (kind === ReportKind.filled) {
    const known = knownExecution(state, broker, report.f64[(at >> 3) + R.EXECUTION_ID]!);
    if (known >= 0) {
      const isTheSame =
        state.executions.words[known * EXECUTION_WIDTH + ExecutionColumn.ORDER_ID] ===
        report.f64[(at >> 3) + R.ORDER_ID];
      // One id for two fills: dropping the second could lose it.
      return isTheSame ? -1 : suspend(state, row, report, at, inputs.nowUs, out);
    }
  }
  if (row < 0) return suspend(state, -1, report, at, inputs.nowUs, out);
  const isOfThisAttempt =
    report.i32[(at >> 2) + RH.ATTEMPT] === state.orders.words[row * ORDER_WIDTH + O.ATTEMPT] &&
    broker === state.orders.words[row * ORDER_WIDTH + O.BROKER];
  if (!isOfThisAttempt) {
    // An earlier attempt was certainly refused. What lives there all the same is an order in two places.
    return livesThere(kind, report, at) ? suspend(state, row, report, at, inputs.nowUs, out) : -1;
  }
  if (kind === ReportKind.filled && !isBelievableFill(report, at)) {
    return suspend(state, row, report, at, inputs.nowUs, out);
  }
  switch (kind) {
    case ReportKind.acknowledged:
      return move(state, row, OrderEvent.acknowledged, EventKind.acknowledged, report, at, inputs.nowUs, out);
    case ReportKind.filled:
      return decideFill(state, row, report, at, inputs.nowUs, out);
    case ReportKind.cancelled:
      return decideEnd(state, row, OrderEvent.cancelled, report, at, inputs.nowUs, out);
    case ReportKind.expired:
      return decideEnd(state, row, OrderEvent.expired, report, at, inputs.nowUs, out);
    case ReportKind.cancel_rejected:
      return move(state, row, OrderEvent.cancel_rejected, EventKind.cancel_rejected, report, at, inputs.nowUs, out);
    case ReportKind.replaced:
      if (isEarlierReplace(state, row, report, at)) return -1;
      return move(state, row, OrderEvent.replaced, EventKind.replaced, report, at, inputs.nowUs, out);
    case ReportKind.replace_rejected:
      return move(state, row, OrderEvent.replace_rejected, EventKind.replace_rejected, report, at, inputs.nowUs, out);
    case ReportKind.outcome_unknown:
      return decideUnknown(state, row, report, at, inputs.nowUs, out);
    case ReportKind.rejected:
      return move(state, row, OrderEvent.rejected, EventKind.rejected, report, at, inputs.nowUs, out);
    case ReportKind.rejected_transient:
    case ReportKind.not_sent:
      return decideElsewhere(state, row, kind, report, at, inputs, out);
    case ReportKind.absent:
      // What was filled was there.
      if (state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS]! > 0)
        return suspend(state, row, report, at, inputs.nowUs, out);
      // Refused unseen: of course the venue has no such order.
      if (state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.rejected) return -1;
      return move(state, row, OrderEvent.not_sent, EventKind.not_sent, report, at, inputs.nowUs, out);
    case ReportKind.state:
      return decideState(state, row, report, at, inputs.nowUs, out);
    default:
      return suspend(state, row, report, at, inputs.nowUs, out);
  }
}

/** After an unknown outcome turned out to rest although its end was asked for: asks again. -1: nothing to ask. */
export function decideAfterReport(state: EngineState, orderId: number, nowUs: number, out: EventSink): number {
  const row = findOrder(state, orderId);
  if (row < 0) return -1;
  const { words } = state.orders;
  const status = words[row * ORDER_WIDTH + O.STATUS]!;
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return -1;
  if ((words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.cancel_wanted) === 0) return -1;
  return requestCancel(state, row, Cause.report, 1, nowUs, 0, 0, out);
}

/** Kinds after which `decideAfterReport` may have something to ask. */
export function mayAskAgain(eventKind: number): boolean {
  return (
    eventKind === EventKind.resolved_open || eventKind === EventKind.acknowledged || eventKind === EventKind.replaced
  );
}

function knownExecution(state: EngineState, broker: number, executionId: number): number {
  executionKey[0] = broker;
  executionKey[1] = executionId;
  return state.executionRows.find(executionKey, 0);
}

function livesThere(kind: number, report: Records, at: number): boolean {
  if (kind === ReportKind.state) return report.i32[(at >> 2) + RH.STATE] === VenueStateCode.open;
  return kind === ReportKind.filled || kind === ReportKind.acknowledged;
}

/** While a replace is under way: the answer to one before it, told again. It says what the order is already. */
function isEarlierReplace(state: EngineState, row: number, report: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const ticks = report.f64[(at >> 3) + R.PRICE_TICKS]!;
  const lots = report.f64[(at >> 3) + R.QUANTITY_LOTS]!;
  if (words[from + O.PENDING_TICKS] === 0) return false;
  if (ticks === words[from + O.PENDING_TICKS] && lots === words[from + O.PENDING_LOTS]) return false;
  return ticks === words[from + O.PRICE_TICKS] && lots === words[from + O.QUANTITY_LOTS];
}

/**
 * Whether fills of the order may have left the ring of executions, so that one which isn't in it may be booked all the
 * same: what was forgotten is older than the oldest that is kept.
 */
function mayBeForgotten(state: EngineState, row: number): boolean {
  const { rows, words } = state.executions;
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  if (count <= rows) return false;
  const oldestUs = words[(count % rows) * EXECUTION_WIDTH + ExecutionColumn.TIME_US]!;
  return state.orders.words[row * ORDER_WIDTH + O.ACCEPTED_US]! <= oldestUs;
}

function isBelievableFill(report: Records, at: number): boolean {
  const { f64 } = report;
  const word = at >> 3;
  return isBelievable(f64[word + R.EXECUTION_ID]!, f64[word + R.LAST_LOTS]!, f64[word + R.LAST_TICKS]!);
}

/** Begins an order event: the order as it stands, moved to the status after `event`; or suspends the report. */
function move(
  state: EngineState,
  row: number,
  event: OrderEvent,
  kind: number,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const filled = words[from + O.FILLED_LOTS]!;
  let next = statusAfter(status, event, filled);
  // What was filled was neither rejected nor never sent.
  const isContradiction = filled > 0 && (event === OrderEvent.rejected || event === OrderEvent.not_sent);
  if (next === 0 || isContradiction) return suspend(state, row, report, at, nowUs, out);
  const to = beginEvent(state, out, kind, Cause.report, 0, nowUs, 0);
  describeOrder(state, row, out, to);
  const { f64, i32, u8 } = out.records;
  const toWord = to >> 3;
  const toHalf = to >> 2;
  if (event === OrderEvent.replaced || event === OrderEvent.resolved_open) {
    f64[toWord + E.PRICE_TICKS] = report.f64[(at >> 3) + R.PRICE_TICKS]! || words[from + O.PRICE_TICKS]!;
    f64[toWord + E.QUANTITY_LOTS] = report.f64[(at >> 3) + R.QUANTITY_LOTS]! || words[from + O.QUANTITY_LOTS]!;
  }
  if (words[from + O.PENDING_TICKS] !== 0 && !tellsOfReplace(event)) {
    // The replace stays under way, and with it the larger reservation: the order may have become larger at the venue.
    if (next === OrderStatus.live || next === OrderStatus.partly_filled) {
      next = status === OrderStatus.unknown ? OrderStatus.unknown : OrderStatus.pending_replace;
    }
  } else if (!isFinal(next) && filled >= f64[toWord + E.QUANTITY_LOTS]!) {
    next = OrderStatus.filled;
  }
  if (event === OrderEvent.cancel_rejected && !isFinal(next) && next !== OrderStatus.unknown) {
    if (status === OrderStatus.pending_cancel && (words[from + O.FLAGS]! & OrderFlag.unacknowledged) !== 0) {
      next = OrderStatus.routed;
    }
    i32[toHalf + H.FLAGS] = words[from + O.FLAGS]! & ~(OrderFlag.cancel_wanted | OrderFlag.unacknowledged);
  } else if (event === OrderEvent.acknowledged || tellsOfReplace(event)) {
    i32[toHalf + H.FLAGS] = words[from + O.FLAGS]! & ~OrderFlag.unacknowledged;
  }
  if (event === OrderEvent.rejected) writeReason(report, at, Reject.VENUE_REJECTED.code, out, to);
  u8[to + B.STATUS] = next;
  i32[toHalf + H.NOTE] = oddNote(status, event);
  f64[toWord + E.UPDATED_US] = nowUs;
  copyVenueFigures(report, at, out, to);
  numberForAccount(state, out, to);
  return to;
}

function tellsOfReplace(event: OrderEvent): boolean {
  return event === OrderEvent.replaced || event === OrderEvent.replace_rejected || event === OrderEvent.resolved_open;
}

/** What a report said that the order doesn't tell: enough to decide it again. */
function copyVenueFigures(report: Records, at: number, out: EventSink, to: number): void {
  out.records.f64[(to >> 3) + E.LIMIT] = report.f64[(at >> 3) + R.PRICE_TICKS]!;
  out.records.f64[(to >> 3) + E.VALUE] = report.f64[(at >> 3) + R.QUANTITY_LOTS]!;
  out.records.f64[(to >> 3) + E.ARG0] = report.i32[(at >> 2) + RH.KIND]!;
  out.records.f64[(to >> 3) + E.ARG1] = report.i32[(at >> 2) + RH.STATE]!;
  out.records.f64[(to >> 3) + E.EXECUTION_ID] = report.f64[(at >> 3) + R.EXECUTION_ID]!;
  out.records.f64[(to >> 3) + E.LAST_TICKS] = report.f64[(at >> 3) + R.LAST_TICKS]!;
  out.records.f64[(to >> 3) + E.LAST_LOTS] = report.f64[(at >> 3) + R.LAST_LOTS]!;
}

function writeReason(report: Records, at: number, code: number, out: EventSink, to: number): void {
  out.records.i32[(to >> 2) + H.REJECT] = code;
  out.records.f64[(to >> 3) + E.TEXT_LENGTH] = report.f64[(at >> 3) + R.TEXT_LENGTH]!;
  for (let i = 0; i < CLIENT_ID_WORDS; i++) {
    out.records.f64[(to >> 3) + E.TEXT + i] = report.f64[(at >> 3) + R.TEXT + i]!;
  }
}

function decideFill(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const lots = report.f64[(at >> 3) + R.LAST_LOTS]!;
  const filled = words[from + O.FILLED_LOTS]! + lots;
  const quantity = words[from + O.QUANTITY_LOTS]!;
  // While a replace is under way the venue may already work with the larger quantity.
  const most = Math.max(quantity, words[from + O.PENDING_LOTS]!);
  // The venue's count says which fill this is: one up to what is booked may be an old one that was forgotten here. If it
  // was a missing one after all, the venue's state, told after its fills, counts more than is booked, and is doubted.
  const venueFilled = report.f64[(at >> 3) + R.FILLED_LOTS]!;
  if (venueFilled > 0 && venueFilled <= words[from + O.FILLED_LOTS]! && mayBeForgotten(state, row)) return -1;
  const isComplete = filled >= most;
  const event = isComplete ? OrderEvent.complete : OrderEvent.partly;
  const next = statusAfter(status, event, filled);
  if (next === 0) return suspend(state, row, report, at, nowUs, out);
  const to = beginEvent(state, out, EventKind.filled, Cause.report, 0, nowUs, 0);
  describeOrder(state, row, out, to);
  copyVenueFigures(report, at, out, to);
  const { f64, i32, u8 } = out.records;
  f64[(to >> 3) + E.VALUE] = venueFilled;
  f64[(to >> 3) + E.FILLED_LOTS] = filled;
  f64[(to >> 3) + E.FILLED_COST] = words[from + O.FILLED_COST]! + lots * report.f64[(at >> 3) + R.LAST_TICKS]!;
  u8[to + B.STATUS] = next;
  i32[(to >> 2) + H.FLAGS] = words[from + O.FLAGS]! & ~OrderFlag.unacknowledged;
  i32[(to >> 2) + H.NOTE] = filled > most ? NOTE_OVERFILL : oddNote(status, event);
  f64[(to >> 3) + E.UPDATED_US] = nowUs;
  numberForAccount(state, out, to);
  return to;
}

/** Cancelled or expired; a cancel that the clock asked for is an expiry, and one without all its fills no end yet. */
function decideEnd(
  state: EngineState,
  row: number,
  event: OrderEvent,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const flags = state.orders.words[row * ORDER_WIDTH + O.FLAGS]!;
  const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  const venueFilled = report.f64[(at >> 3) + R.FILLED_LOTS]!;
  if (!isFinal(status) && venueFilled > state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS]!) {
    // A fill is missing: the end isn't believed before the broker has been asked for it.
    const to = move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, nowUs, out);
    out.records.f64[(to >> 3) + E.VALUE] = venueFilled;
    return to;
  }
  const isExpiry = event === OrderEvent.expired || ((flags & OrderFlag.expiring) !== 0 && !isFinal(status));
  return isExpiry
    ? move(state, row, OrderEvent.expired, EventKind.expired, report, at, nowUs, out)
    : move(state, row, OrderEvent.cancelled, EventKind.cancelled, report, at, nowUs, out);
}

function decideUnknown(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  if (isFinal(status) || status === OrderStatus.unknown) return -1;
  return move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, nowUs, out);
}

/** Certainly not at this broker: another one, if there is one and the order is still wanted; else its end. */
function decideElsewhere(
  state: EngineState,
  row: number,
  kind: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const isNotSent = kind === ReportKind.not_sent;
  const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 || stopsEverything(inputs.stopWords);
  if (words[from + O.STATUS] === OrderStatus.routed && state.globals.words[FAILOVER] === 1 && !isStopped) {
    const tried = words[from + O.TRIED]! | stoppedBrokers(inputs.stopWords);
    const orderId = words[from + O.ORDER_ID]!;
    const broker = chooseRoute(state, inputs.scores, words[from + O.BROKER_WANTED]!, tried, orderId);
    if (broker >= 0) {
      const to = beginEvent(state, out, EventKind.rerouted, Cause.report, 0, inputs.nowUs, 0);
      describeOrder(state, row, out, to);
      copyVenueFigures(report, at, out, to);
      writeInputs(out, to, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
      out.records.f64[(to >> 3) + E.EXPIRE_AT_US] = words[from + O.EXPIRE_AT_US]!;
      out.records.i32[(to >> 2) + H.BROKER_WANTED] = words[from + O.BROKER_WANTED]!;
      out.records.u8[to + B.BROKER] = broker;
      out.records.u8[to + B.ATTEMPT] = words[from + O.ATTEMPT]! + 1;
      out.records.f64[(to >> 3) + E.UPDATED_US] = inputs.nowUs;
      numberForAccount(state, out, to);
      return to;
    }
  }
  const event = isNotSent ? OrderEvent.not_sent : OrderEvent.rejected;
  const to = move(
    state,
    row,
    event,
    isNotSent ? EventKind.not_sent : EventKind.rejected,
    report,
    at,
    inputs.nowUs,
    out,
  );
  if ((out.records.i32[(to >> 2) + H.KIND_VERSION]! & 0xffff) === EventKind.suspended) return to;
  out.records.i32[(to >> 2) + H.REJECT] = isNotSent ? Reject.NOT_SENT.code : Reject.VENUE_BUSY.code;
  return to;
}

/** The answer to a probe. Executions were told before it, so that its figures must agree with what is booked. */
function decideState(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const venue = report.i32[(at >> 2) + RH.STATE]!;
  if (report.f64[(at >> 3) + R.FILLED_LOTS]! > words[from + O.FILLED_LOTS]!) {
    return suspend(state, row, report, at, nowUs, out);
  }
  switch (venue) {
    case VenueStateCode.open:
      if (isOverdue(state, row)) {
        const to = requestCancel(state, row, Cause.report, 0, nowUs, 0, 0, out);
        copyVenueFigures(report, at, out, to);
        return to;
      }
      if (status !== OrderStatus.unknown)
        return isFinal(status) && status !== OrderStatus.filled ? lateState(state, row, report, at, nowUs, out) : -1;
      return move(state, row, OrderEvent.resolved_open, EventKind.resolved_open, report, at, nowUs, out);
    case VenueStateCode.filled:
      if (status === OrderStatus.filled) return -1;
      // All is booked: a replace that was asked for is what made it look open. If not, something is missing.
      return !isFinal(status) && isBookedInFull(state, row, report, at)
        ? move(state, row, OrderEvent.resolved_open, EventKind.resolved_open, report, at, nowUs, out)
        : suspend(state, row, report, at, nowUs, out);
    case VenueStateCode.cancelled:
      return isFinal(status) ? -1 : decideEnd(state, row, OrderEvent.cancelled, report, at, nowUs, out);
    case VenueStateCode.expired:
      return isFinal(status) ? -1 : decideEnd(state, row, OrderEvent.expired, report, at, nowUs, out);
    case VenueStateCode.rejected:
      return isFinal(status) ? -1 : move(state, row, OrderEvent.rejected, EventKind.rejected, report, at, nowUs, out);
    default:
      // Absent, but not proven so.
      return -1;
  }
}

function isBookedInFull(state: EngineState, row: number, report: Records, at: number): boolean {
  const lots = report.f64[(at >> 3) + R.QUANTITY_LOTS]!;
  return lots > 0 && state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS]! >= lots;
}

/** Its time came, and the cancel was refused: for want of a session, for instance. */
function isOverdue(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const status = words[row * ORDER_WIDTH + O.STATUS]!;
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return false;
  return (words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.expiring) !== 0;
}

/** Open at the venue, ended here: an old answer for a cancelled order, a contradiction for one that was never there. */
function lateState(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  nowUs: number,
  out: EventSink,
): number {
  const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  if (statusAfter(status, OrderEvent.resolved_open, 0) !== 0) return -1;
  return suspend(state, row, report, at, nowUs, out);
}

/** Books a report that nothing explains. `row` is -1 when not even the order is known. */
function suspend(state: EngineState, row: number, report: Records, at: number, nowUs: number, out: EventSink): number {
  const to = beginEvent(state, out, EventKind.suspended, Cause.report, 0, nowUs, 0);
  if (row >= 0) {
    describeOrder(state, row, out, to);
    numberForAccount(state, out, to);
  } else {
    out.records.f64[(to >> 3) + E.ORDER_ID] = report.f64[(at >> 3) + R.ORDER_ID]!;
  }
  out.records.u8[to + B.BROKER] = report.i32[(at >> 2) + RH.BROKER]!;
  out.records.u8[to + B.ATTEMPT] = report.i32[(at >> 2) + RH.ATTEMPT]!;
  copyVenueFigures(report, at, out, to);
  out.records.f64[(to >> 3) + E.UPDATED_US] = nowUs;
  out.records.i32[(to >> 2) + H.NOTE] = report.i32[(at >> 2) + RH.KIND]!;
  out.records.f64[(to >> 3) + E.VENUE_FILLED] = report.f64[(at >> 3) + R.FILLED_LOTS]!;
  writeReason(report, at, 0, out, to);
  return to;
}

function decideSession(
  state: EngineState,
  kind: number,
  broker: number,
  fenced: number,
  nowUs: number,
  out: EventSink,
): number {
  const eventKind = kind === ReportKind.reconciled ? EventKind.broker_reconciled : EventKind.broker_session;
  const to = beginEvent(state, out, eventKind, Cause.report, 0, nowUs, 0);
  out.records.u8[to + B.BROKER] = broker;
  out.records.f64[(to >> 3) + E.ARG0] = kind;
  out.records.f64[(to >> 3) + E.ARG1] = fenced;
  if (kind === ReportKind.session_up) out.records.i32[(to >> 2) + H.NOTE] = SessionNote.up;
  else if (kind === ReportKind.session_down) out.records.i32[(to >> 2) + H.NOTE] = SessionNote.down;
  return to;
}
