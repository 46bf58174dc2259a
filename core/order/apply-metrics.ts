import type { Records } from '../memory/records.ts';
import { EVENT_DEFINITION } from '../schema/definition.ts';
import { EventHalf, EventWord } from '../schema/event.ts';
import { MetricsWord, RateWord } from '../schema/risk.ts';
import {
  CURRENCY_WIDTH,
  CurrencyColumn,
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope } from '../state/state.ts';
import { copyTo, put } from '../state/table.ts';

/** A value at risk that was worked out elsewhere: of an account, of the firm, or of an instrument. */
export function applyMetrics(state: EngineState, records: Records, at: number): void {
  const { f64, i32 } = records;
  const from = (at >> 3) + EVENT_DEFINITION;
  const account = i32[(at >> 2) + EventHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + EventHalf.INSTRUMENT]!;
  copyTo(state.risk, RiskColumn.METRICS_US, f64, (at >> 3) + EventWord.TIME_US);
  if (account < 0 && instrument >= 0) {
    const to = instrument * INSTRUMENT_RISK_WIDTH;
    copyTo(state.instrumentRisk, to + InstrumentRiskColumn.VAR_PPM, f64, from + MetricsWord.VAR);
    copyTo(state.instrumentRisk, to + InstrumentRiskColumn.VAR_US, f64, from + MetricsWord.AS_OF_US);
    return;
  }
  const to = (account < 0 ? FIRM_SCOPE : accountScope(account)) * SCOPE_WIDTH;
  copyTo(state.scopes, to + ScopeColumn.VAR, f64, from + MetricsWord.VAR);
  copyTo(state.scopes, to + ScopeColumn.VAR_US, f64, from + MetricsWord.AS_OF_US);
}

const NAME_WORDS = 2;

/** What one unit of a currency is worth. Values follow with the next marks, what is open with the next change of it. */
export function applyRate(state: EngineState, records: Records, at: number): void {
  const { f64 } = records;
  const from = (at >> 3) + EVENT_DEFINITION;
  const row = f64[from + RateWord.ROW]!;
  const to = row * CURRENCY_WIDTH;
  const { currencies } = state;
  copyTo(currencies, to + CurrencyColumn.NAME_LENGTH, f64, (at >> 3) + EventWord.CLIENT_ID_LENGTH);
  for (let i = 0; i < NAME_WORDS; i++) {
    copyTo(currencies, to + CurrencyColumn.NAME + i, f64, (at >> 3) + EventWord.CLIENT_ID + i);
  }
  copyTo(currencies, to + CurrencyColumn.RATE, f64, from + RateWord.RATE);
  copyTo(currencies, to + CurrencyColumn.RATE_US, f64, from + RateWord.AS_OF_US);
  copyTo(currencies, to + CurrencyColumn.MAX_AGE_US, f64, from + RateWord.MAX_AGE_US);
  if (row >= state.risk.words[RiskColumn.CURRENCIES]!) put(state.risk, RiskColumn.CURRENCIES, row + 1);
}
