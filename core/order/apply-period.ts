import type { Records } from '../memory/records.ts';
import { LimitField } from '../risk/limit-field.ts';
import { isPeriodOver } from '../risk/period.ts';
import { NO_LIMIT } from '../risk/resolve.ts';
import { Cause, EventHalf, EventWord } from '../schema/event.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { copyTo } from '../state/table.ts';

const E = EventWord;
const R = BookRiskColumn;
const clock = { nowUs: 0 };
const PERIOD_COLLAR_BPS = LimitField.period_collar_bps.index;

/** The collar over a period is drawn from the reference of the first order that is accepted in it. */
export function periodOfAccepted(state: EngineState, row: number, limits: number, records: Records, at: number): void {
  // What the engine places itself isn't judged by one, and a stop may be accepted without.
  if (records.i32[(at >> 2) + EventHalf.CAUSE] !== Cause.command || records.f64[(at >> 3) + E.REF_TICKS] === 0) return;
  if (state.resolved.words[limits + PERIOD_COLLAR_BPS] === NO_LIMIT) return;
  const word = at >> 3;
  const to = state.orders.words[row * ORDER_WIDTH + OrderColumn.BOOK]! * BOOK_RISK_WIDTH;
  clock.nowUs = records.f64[word + E.TIME_US]!;
  if (!isPeriodOver(state, to, limits, clock)) return;
  copyTo(state.bookRisk, to + R.PERIOD_TICKS, records.f64, word + E.REF_TICKS);
  copyTo(state.bookRisk, to + R.PERIOD_US, records.f64, word + E.TIME_US);
}
