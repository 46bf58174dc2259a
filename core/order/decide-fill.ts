import type { Records } from '../memory/records.ts';
import { remainder } from '../number/remainder.ts';
import { EventByte, EventHalf, EventKind, EventWord, OrderFlag } from '../schema/event.ts';
import { ReportWord } from '../schema/report.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { EXECUTION_WIDTH, ExecutionColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { isBelievable } from './believable.ts';
import type { EventSink } from './event-sink.ts';
import { NOTE_OVERFILL, OrderEvent, oddNote, statusAfter } from './lifecycle.ts';
import { copyVenueFigures, suspend } from './suspend.ts';
import { beginWithReport, numberForAccount } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const R = ReportWord;
const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;

export function decideFill(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = (row * ORDER_WIDTH) & ANY_PLACE;
  const status = words[from + O.STATUS]!;
  const lots = report.f64[(at >>> 3) + R.LAST_LOTS]!;
  const filled = words[from + O.FILLED_LOTS]! + lots;
  const quantity = words[from + O.QUANTITY_LOTS]!;
  // While a replace is under way the venue may already work with the larger quantity.
  const most = Math.max(quantity, words[from + O.PENDING_LOTS]!);
  // The venue's count says which fill this is: one up to what is booked may be an old one that was forgotten here. If it
  // was a missing one after all, the venue's state, told after its fills, counts more than is booked, and is doubted.
  const venueFilled = report.f64[(at >>> 3) + R.FILLED_LOTS]!;
  if (venueFilled > 0 && venueFilled <= words[from + O.FILLED_LOTS]! && mayBeForgotten(state, row)) return -1;
  const isComplete = filled >= most;
  const event = isComplete ? OrderEvent.complete : OrderEvent.partly;
  const next = statusAfter(status, event, filled);
  if (next === 0) return suspend(state, row, report, at, inputs, out);
  const to = beginWithReport(state, row, EventKind.filled, inputs, out);
  copyVenueFigures(report, at, out, to);
  const { f64, i32, u8 } = out.records;
  f64[(to >>> 3) + E.VALUE] = venueFilled;
  f64[(to >>> 3) + E.FILLED_LOTS] = filled;
  f64[(to >>> 3) + E.FILLED_COST] = words[from + O.FILLED_COST]! + lots * report.f64[(at >>> 3) + R.LAST_TICKS]!;
  u8[to + B.STATUS] = next;
  i32[(to >>> 2) + H.FLAGS] = words[from + O.FLAGS]! & ~OrderFlag.unacknowledged;
  i32[(to >>> 2) + H.NOTE] = filled > most ? NOTE_OVERFILL : oddNote(status, event);
  f64[(to >>> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, to);
  return to;
}

/**
 * Whether fills of the order may have left the ring of executions, so that one which isn't in it may be booked all the
 * same: what was forgotten is older than the oldest that is kept.
 */
function mayBeForgotten(state: EngineState, row: number): boolean {
  const { rows, words } = state.executions;
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  if (count <= rows) return false;
  const oldestUs = words[remainder(count, rows) * EXECUTION_WIDTH + ExecutionColumn.TIME_US]!;
  return state.orders.words[row * ORDER_WIDTH + O.ACCEPTED_US]! <= oldestUs;
}

export function isBelievableFill(report: Records, at: number): boolean {
  const { f64 } = report;
  const word = at >>> 3;
  return isBelievable(f64[word + R.EXECUTION_ID]!, f64[word + R.LAST_LOTS]!, f64[word + R.LAST_TICKS]!);
}
