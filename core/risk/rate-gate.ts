import type { Inputs } from '../order/inputs.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { CURRENCY_WIDTH, CurrencyColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict, measured } from './verdict.ts';
import { currencyOf } from './worth.ts';

const { RATE, RATE_US, MAX_AGE_US } = CurrencyColumn;

/** What an order of another currency is worth is known only by a rate that is not too old. Before its worth is judged. */
export function rateGate(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const currency = currencyOf(state, order.instrument);
  if (currency === 0) return true;
  const { words } = state.currencies;
  const at = currency * CURRENCY_WIDTH;
  const maxAgeUs = words[at + MAX_AGE_US]!;
  const isKnown = words[at + RATE]! > 0;
  if (isKnown && maxAgeUs === 0) return true;
  const ageUs = isKnown ? Math.max(0, inputs.nowUs - words[at + RATE_US]!) : Number.MAX_SAFE_INTEGER;
  const refuses = !isKnown || ageUs > maxAgeUs;
  return measured(verdict, Reject.STALE_RATE.code, maxAgeUs, ageUs, LimitOwner.symbol, refuses, ageUs);
}
