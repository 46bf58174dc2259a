import { BookRiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { LimitField } from './limit-field.ts';
import { limitOr } from './resolve.ts';

const COLLAR_PERIOD_MS = LimitField.collar_period_ms.index;
const PERIOD_US = BookRiskColumn.PERIOD_US;
/** Of a collar over a period that is set without its length. */
const USUAL_PERIOD_MS = 60_000;

/** Whether the period that began last in a book, whose row of `bookRisk` is at `book`, is over under these limits. */
export function isPeriodOver(
  state: EngineState,
  book: number,
  limits: number,
  { nowUs }: { readonly nowUs: number },
): boolean {
  const beganUs = state.bookRisk.words[book + PERIOD_US]!;
  return beganUs === 0 || nowUs - beganUs >= limitOr(state, limits, COLLAR_PERIOD_MS, USUAL_PERIOD_MS) * 1_000;
}
