import type { Instrument } from '../../core/market/instruments.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import { type Mark, priceOfTicks } from './mark.ts';

/**
 * Notes the price of every quoted instrument at the end of each interval:
 *
 *   k−1 ───────────────── k ───────────────── k+1         intervals of RISK_RETURN_INTERVAL since the Unix epoch
 *        quote … quote ─▶ ▲ noted, if a quote came within the interval
 *
 * A gateway that was held up for half an interval notes nothing: a price of another moment makes two wrong returns.
 */
export interface PriceRecorder {
  /** Notes what is due; true: a row was noted. */
  tick(nowUs: number): boolean;
}

export function createPriceRecorder(
  history: PriceHistory,
  instruments: readonly Instrument[],
  markOf: (instrument: number) => Mark,
  warn: (text: string) => void,
): PriceRecorder {
  const { intervalUs } = history;
  let due = -1;

  function note(interval: number, nowUs: number): boolean {
    const leftOut = history.leftOut();
    let isBegun = false;
    for (const instrument of instruments) {
      const { ticks, receivedUs } = markOf(instrument.id);
      if (ticks <= 0 || receivedUs <= nowUs - intervalUs) continue;
      if (!isBegun) history.begin(interval);
      isBegun = true;
      history.set(instrument.symbol, priceOfTicks(instrument, ticks));
    }
    if (leftOut === 0 && history.leftOut() > 0) {
      warn(`returns are recorded of ${history.symbols().length} instruments; there is no room for others`);
    }
    return isBegun;
  }

  return {
    tick(nowUs) {
      const interval = Math.floor(nowUs / intervalUs);
      // The first end of an interval that is seen in whole.
      if (due < 0) due = interval + 1;
      if (interval < due) return false;
      due = interval + 1;
      const lateUs = nowUs - interval * intervalUs;
      if (lateUs * 2 >= intervalUs || interval <= history.newest()) return false;
      return note(interval, nowUs);
    },
  };
}
