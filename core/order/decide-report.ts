import type { Records } from '../memory/records.ts';
import { OptionDefinition } from '../schema/definition.ts';
import { Cause, EventHalf, EventKind, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../schema/report.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { EXECUTION_WIDTH, ExecutionColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findExecution, findOrder } from '../state/state.ts';
import { requestCancel } from './decide-cancel.ts';
import { comeBack, decideAbsent, isStopWantedBack } from './decide-absent.ts';
import { goElsewhere } from './reroute.ts';
import { decideFill, isBelievableFill } from './decide-fill.ts';
import { decideSession } from './decide-session.ts';
import { decideEnd, decideState } from './decide-venue-state.ts';
import { doubtFigures, isEarlierReplace, isUnexpectedReplace, mayBeEarlierRefusal } from './doubt-figures.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { OrderEvent } from './lifecycle.ts';
import { move } from './move-order.ts';
import { suspend } from './suspend.ts';

const R = ReportWord;
const RH = ReportHalf;
const H = EventHalf;
const O = OrderColumn;
const FAILOVER = GlobalColumn.OPTIONS + OptionDefinition.FAILOVER;

/**
 * What a venue said, as an event. Reports cannot be refused: what the lifecycle lacks is booked to suspense, and a
 * fill always moves the position. What was told before changes nothing. Returns the event's byte offset, or -1.
 */
export function decideReport(state: EngineState, report: Records, at: number, inputs: Inputs, out: EventSink): number {
  const kind = report.i32[(at >>> 2) + RH.KIND]!;
  const broker = report.i32[(at >>> 2) + RH.BROKER]!;
  if (kind >= ReportKind.session_up)
    return decideSession(state, kind, broker, report.i32[(at >>> 2) + RH.STATE]!, inputs, out);
  const row = findOrder(state, report.f64[(at >>> 3) + R.ORDER_ID]!);
  if (kind === ReportKind.filled) {
    const known = findExecution(state, broker, report.f64[(at >>> 3) + R.EXECUTION_ID]!);
    if (known >= 0) {
      const isTheSame =
        state.executions.words[known * EXECUTION_WIDTH + ExecutionColumn.ORDER_ID] ===
        report.f64[(at >>> 3) + R.ORDER_ID];
      // One id for two fills: dropping the second could lose it.
      return isTheSame ? -1 : suspend(state, row, report, at, inputs, out);
    }
  }
  if (row < 0) return suspend(state, -1, report, at, inputs, out);
  const { words } = state.orders;
  const from = (row * ORDER_WIDTH) & ANY_PLACE;
  // What is kept here, or is sent in parts, was never sent: no report is of an attempt of it.
  const isOfThisAttempt =
    broker === words[from + O.BROKER] &&
    broker !== NO_BROKER &&
    report.i32[(at >>> 2) + RH.ATTEMPT] === words[from + O.ATTEMPT];
  if (!isOfThisAttempt) {
    // An earlier attempt was certainly refused. What lives there all the same is an order in two places.
    return livesThere(kind, report, at) ? suspend(state, row, report, at, inputs, out) : -1;
  }
  if (kind === ReportKind.filled && !isBelievableFill(report, at)) {
    return suspend(state, row, report, at, inputs, out);
  }
  switch (kind) {
    case ReportKind.acknowledged:
      return move(state, row, OrderEvent.acknowledged, EventKind.acknowledged, report, at, inputs, out);
    case ReportKind.filled:
      return decideFill(state, row, report, at, inputs, out);
    case ReportKind.cancelled:
      return decideEnd(state, row, OrderEvent.cancelled, report, at, inputs, out);
    case ReportKind.expired:
      return decideEnd(state, row, OrderEvent.expired, report, at, inputs, out);
    case ReportKind.cancel_rejected:
      // Older rules had no word for that.
      if (words[from + O.STATUS] === OrderStatus.routed && state.risk.words[RiskColumn.RULES]! < 2) {
        return suspend(state, row, report, at, inputs, out);
      }
      return move(state, row, OrderEvent.cancel_rejected, EventKind.cancel_rejected, report, at, inputs, out);
    case ReportKind.replaced:
      if (isEarlierReplace(state, row, report, at)) return -1;
      if (isUnexpectedReplace(state, row, report, at)) return doubtFigures(state, row, report, at, inputs, out);
      return move(state, row, OrderEvent.replaced, EventKind.replaced, report, at, inputs, out);
    case ReportKind.replace_rejected:
      if (mayBeEarlierRefusal(state, row, report, at)) return doubtFigures(state, row, report, at, inputs, out);
      return move(state, row, OrderEvent.replace_rejected, EventKind.replace_rejected, report, at, inputs, out);
    case ReportKind.outcome_unknown:
      return decideUnknown(state, row, report, at, inputs, out);
    case ReportKind.rejected:
      return move(state, row, OrderEvent.rejected, EventKind.rejected, report, at, inputs, out);
    case ReportKind.rejected_transient:
    case ReportKind.not_sent:
      return decideElsewhere(state, row, kind, report, at, inputs, out);
    case ReportKind.absent:
      // What was filled was there.
      if (words[from + O.FILLED_LOTS]! > 0) return suspend(state, row, report, at, inputs, out);
      // Refused unseen: of course the venue has no such order.
      if (words[from + O.STATUS] === OrderStatus.rejected) return -1;
      return decideAbsent(state, row, report, at, inputs, out);
    case ReportKind.state:
      return decideState(state, row, report, at, inputs, out);
    default:
      return suspend(state, row, report, at, inputs, out);
  }
}

/** After an unknown outcome turned out to rest although its end was asked for: asks again. -1: nothing to ask. */
export function decideAfterReport(state: EngineState, orderId: number, inputs: Inputs, out: EventSink): number {
  const row = findOrder(state, orderId);
  if (row < 0) return -1;
  const { words } = state.orders;
  const status = words[row * ORDER_WIDTH + O.STATUS]!;
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return -1;
  if ((words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.cancel_wanted) === 0) return -1;
  // Whose wish it was doesn't change by asking again: what a group cancels is not its client's end of it.
  const flags = words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.by_engine;
  return requestCancel(state, row, Cause.report, 1, inputs, 0, flags, out);
}

/** Kinds after which `decideAfterReport` may have something to ask. */
export function mayAskAgain(eventKind: number): boolean {
  return (
    eventKind === EventKind.resolved_open || eventKind === EventKind.acknowledged || eventKind === EventKind.replaced
  );
}

function livesThere(kind: number, report: Records, at: number): boolean {
  if (kind === ReportKind.state) return report.i32[(at >>> 2) + RH.STATE] === VenueStateCode.open;
  return kind === ReportKind.filled || kind === ReportKind.acknowledged;
}

function decideUnknown(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
  if (isFinal(status) || status === OrderStatus.unknown) return -1;
  return move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, inputs, out);
}

/** Certainly not at this broker: another one, if there is one and the order is still wanted; else it waits here, or ends. */
function decideElsewhere(
  state: EngineState,
  row: number,
  kind: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const isNotSent = kind === ReportKind.not_sent;
  const { words } = state.orders;
  if (words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.routed && state.globals.words[FAILOVER] === 1) {
    const to = goElsewhere(state, row, words[row * ORDER_WIDTH + O.TRIED]!, report, at, inputs, out);
    if (to >= 0) return to;
  }
  if (isNotSent && isStopWantedBack(state, row)) return comeBack(state, row, report, at, inputs, out);
  const event = isNotSent ? OrderEvent.not_sent : OrderEvent.rejected;
  const to = move(state, row, event, isNotSent ? EventKind.not_sent : EventKind.rejected, report, at, inputs, out);
  if ((out.records.i32[(to >>> 2) + H.KIND_VERSION]! & 0xffff) === EventKind.suspended) return to;
  out.records.i32[(to >>> 2) + H.REJECT] = isNotSent ? Reject.NOT_SENT.code : Reject.VENUE_BUSY.code;
  return to;
}
