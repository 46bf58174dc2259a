import type { Records } from '../memory/records.ts';
import { CLIENT_ID_WORDS } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { ReportHalf, ReportWord } from '../schema/report.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { beginEvent, describeOrder, numberForAccount } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const R = ReportWord;
const RH = ReportHalf;
const E = EventWord;
const H = EventHalf;
const B = EventByte;

/** Books a report that nothing explains. `row` is -1 when not even the order is known. */
export function suspend(
  state: EngineState,
  row: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const to = beginEvent(state, out, EventKind.suspended, Cause.report, 0, inputs, 0);
  if (row >= 0) {
    describeOrder(state, row, out, to);
    numberForAccount(state, out, to);
  } else {
    out.records.f64[(to >>> 3) + E.ORDER_ID] = report.f64[(at >>> 3) + R.ORDER_ID]!;
  }
  out.records.u8[to + B.BROKER] = report.i32[(at >>> 2) + RH.BROKER]!;
  out.records.u8[to + B.ATTEMPT] = report.i32[(at >>> 2) + RH.ATTEMPT]!;
  copyVenueFigures(report, at, out, to);
  out.records.f64[(to >>> 3) + E.UPDATED_US] = inputs.nowUs;
  out.records.i32[(to >>> 2) + H.NOTE] = report.i32[(at >>> 2) + RH.KIND]!;
  out.records.f64[(to >>> 3) + E.VENUE_FILLED] = report.f64[(at >>> 3) + R.FILLED_LOTS]!;
  writeReason(report, at, 0, out, to);
  return to;
}

/** What a report said that the order doesn't tell: enough to decide it again. */
export function copyVenueFigures(report: Records, at: number, out: EventSink, to: number): void {
  out.records.f64[(to >>> 3) + E.LIMIT] = report.f64[(at >>> 3) + R.PRICE_TICKS]!;
  out.records.f64[(to >>> 3) + E.VALUE] = report.f64[(at >>> 3) + R.QUANTITY_LOTS]!;
  out.records.f64[(to >>> 3) + E.ARG0] = report.i32[(at >>> 2) + RH.KIND]!;
  out.records.f64[(to >>> 3) + E.ARG1] = report.i32[(at >>> 2) + RH.STATE]!;
  out.records.f64[(to >>> 3) + E.EXECUTION_ID] = report.f64[(at >>> 3) + R.EXECUTION_ID]!;
  out.records.f64[(to >>> 3) + E.LAST_TICKS] = report.f64[(at >>> 3) + R.LAST_TICKS]!;
  out.records.f64[(to >>> 3) + E.LAST_LOTS] = report.f64[(at >>> 3) + R.LAST_LOTS]!;
}

export function writeReason(report: Records, at: number, code: number, out: EventSink, to: number): void {
  out.records.i32[(to >>> 2) + H.REJECT] = code;
  out.records.f64[(to >>> 3) + E.TEXT_LENGTH] = report.f64[(at >>> 3) + R.TEXT_LENGTH]!;
  for (let i = 0; i < CLIENT_ID_WORDS; i++) {
    out.records.f64[(to >>> 3) + E.TEXT + i] = report.f64[(at >>> 3) + R.TEXT + i]!;
  }
}
