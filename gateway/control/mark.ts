import type { Instrument } from '../../core/market/instruments.ts';
import type { LatchReader } from '../../core/memory/latch.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';

/** What an instrument is valued at. */
export interface Mark {
  /** Half ticks are possible: the middle of bid and ask, else the last trade. 0: none yet. */
  ticks: number;
  /** Engine time of its quote. */
  receivedUs: number;
}

/** Reads marks from the latch; what it returns is valid until the next call. */
export function createMarks(latch: LatchReader): (instrument: number) => Mark {
  const quote = new Float64Array(QUOTE_WORDS);
  const mark: Mark = { ticks: 0, receivedUs: 0 };
  return (instrument) => {
    mark.ticks = 0;
    mark.receivedUs = 0;
    if (instrument < 0 || instrument >= latch.slots || !latch.read(instrument, quote, 0)) return mark;
    const bid = quote[QuoteWord.BID_TICKS]!;
    const ask = quote[QuoteWord.ASK_TICKS]!;
    mark.ticks = bid > 0 && ask > 0 ? (bid + ask) / 2 : quote[QuoteWord.LAST_TICKS]!;
    mark.receivedUs = quote[QuoteWord.RECEIVED_US]!;
    return mark;
  };
}

/** The price that so many ticks are, for those who compare prices of different runs: ticks may change, prices don't. */
export function priceOfTicks({ tickMantissa, tickDecimals }: Instrument, ticks: number): number {
  return (ticks * tickMantissa) / 10 ** tickDecimals;
}
