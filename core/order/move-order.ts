import type { Records } from '../memory/records.ts';
import { EventByte, EventHalf, EventWord, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { ReportWord } from '../schema/report.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { OrderEvent, oddNote, statusAfter } from './lifecycle.ts';
import { copyVenueFigures, suspend, writeReason } from './suspend.ts';
import { beginWithReport, numberForAccount } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const R = ReportWord;
const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;

/** Begins an order event: the order as it stands, moved to the status after `event`; or suspends the report. */
export function move(
  state: EngineState,
  row: number,
  event: OrderEvent,
  kind: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = (row * ORDER_WIDTH) & ANY_PLACE;
  const status = words[from + O.STATUS]!;
  const filled = words[from + O.FILLED_LOTS]!;
  let next = statusAfter(status, event, filled);
  // What was filled was neither rejected nor never sent.
  const isContradiction = filled > 0 && (event === OrderEvent.rejected || event === OrderEvent.not_sent);
  if (next === 0 || isContradiction) return suspend(state, row, report, at, inputs, out);
  const to = beginWithReport(state, row, kind, inputs, out);
  const { f64, i32, u8 } = out.records;
  const toWord = to >>> 3;
  const toHalf = to >>> 2;
  if (event === OrderEvent.replaced || event === OrderEvent.resolved_open) {
    f64[toWord + E.PRICE_TICKS] = report.f64[(at >>> 3) + R.PRICE_TICKS]! || words[from + O.PRICE_TICKS]!;
    f64[toWord + E.QUANTITY_LOTS] = report.f64[(at >>> 3) + R.QUANTITY_LOTS]! || words[from + O.QUANTITY_LOTS]!;
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
  f64[toWord + E.UPDATED_US] = inputs.nowUs;
  copyVenueFigures(report, at, out, to);
  numberForAccount(state, out, to);
  return to;
}

function tellsOfReplace(event: OrderEvent): boolean {
  return event === OrderEvent.replaced || event === OrderEvent.replace_rejected || event === OrderEvent.resolved_open;
}
