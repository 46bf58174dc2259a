import type { Records } from '../memory/records.ts';
import { EventKind } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { NEVER_LEFT, ReportHalf, ReportWord } from '../schema/report.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { OrderEvent } from './lifecycle.ts';
import { move } from './move-order.ts';
import type { Inputs } from './inputs.ts';

const R = ReportWord;
const O = OrderColumn;

/** VERSION of an order while the first replace of it is under way. */
const FIRST_CHANGE = 2;

/** While a replace is under way: the answer to the one before it, told again. It says what the order is already. */
export function isEarlierReplace(state: EngineState, row: number, report: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  if (words[from + O.PENDING_TICKS] === 0) return false;
  return (
    !says(report, at, words[from + O.PENDING_TICKS]!, words[from + O.PENDING_LOTS]!) &&
    saysWhatItIs(state, row, report, at)
  );
}

/**
 * Other values than those that were asked for, or than the order has: an answer of long ago told again, one that comes
 * too late, or a venue with a will of its own. Only the venue knows which.
 */
export function isUnexpectedReplace(state: EngineState, row: number, report: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  if (isFinal(status) || status === OrderStatus.routed) return false;
  if (words[from + O.PENDING_TICKS] === 0) return !saysWhatItIs(state, row, report, at);
  return !says(report, at, words[from + O.PENDING_TICKS]!, words[from + O.PENDING_LOTS]!);
}

/**
 * A refusal doesn't say of which replace: where the order was changed before, it may answer that one again, and this one may
 * have made the order larger. It matters where the old quantity was filled, so that the order would end here; and where the
 * outcome is unknown, its venue is being asked.
 */
export function mayBeEarlierRefusal(state: EngineState, row: number, report: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  if (words[from + O.PENDING_TICKS] === 0 || words[from + O.VERSION]! <= FIRST_CHANGE || isFinal(status)) return false;
  if (report.i32[(at >> 2) + ReportHalf.STATE] === NEVER_LEFT || state.risk.words[RiskColumn.RULES]! < 4) return false;
  return status === OrderStatus.unknown || words[from + O.FILLED_LOTS]! >= words[from + O.QUANTITY_LOTS]!;
}

/** Price and quantity as the order has them. */
export function saysWhatItIs(state: EngineState, row: number, report: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  return says(report, at, words[from + O.PRICE_TICKS]!, words[from + O.QUANTITY_LOTS]!);
}

/** 0 says nothing. */
function says(report: Records, at: number, ticks: number, lots: number): boolean {
  const saidTicks = report.f64[(at >> 3) + R.PRICE_TICKS]!;
  const saidLots = report.f64[(at >> 3) + R.QUANTITY_LOTS]!;
  return (saidTicks === 0 || saidTicks === ticks) && (saidLots === 0 || saidLots === lots);
}

/** The broker asks; an order whose outcome is unknown anyway is being asked about. */
export function doubtFigures(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  if (state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.unknown) return -1;
  return move(state, row, OrderEvent.outcome_unknown, EventKind.outcome_unknown, report, at, inputs, out);
}
