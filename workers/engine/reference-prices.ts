import type { LatchReader } from '../../core/memory/latch.ts';
import { markOf } from '../../core/market/mark.ts';
import { writePrices } from '../../core/market/prices.ts';
import type { Inputs } from '../../core/order/inputs.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';

/**
 * The price that an instrument's orders are judged by, from its newest quote: the middle of bid and ask, else the last.
 *
 *   [quote latch] ─▶ version as remembered? ── yes ─▶ what follows from it, remembered per instrument ─▶ inputs
 *                                            ─ no ──▶ read, and remember that
 *
 * Reading a latch takes a fence, which waits for all that was written before it: the events of the orders before.
 * Orders come far more often than an instrument's quotes, so few of them have to.
 */
export interface ReferencePrices {
  /** Sets `refTicks`, `refSequence` and `refAgeUs`; 0 ticks where there is no such instrument or no price yet. */
  sample(instrument: number, inputs: Inputs): void;
  /** Sets `lastTicks`, `bidTicks` and `askTicks` besides: what a stop is compared with. */
  sampleAll(instrument: number, inputs: Inputs): void;
  /** The newest prices as a record of the time given, at the beginning of `into`; false: there is none yet. */
  look(instrument: number, nowUs: number, into: Float64Array): boolean;
}

/**
 * By instrument; 0 before the first price. Versions are 32 bits with a sign: with VERSION_0 none of them is 0, and memory of
 * instruments without prices is never touched.
 */
const VERSION_0 = 2 ** 32;
const VERSION = 0;
const TICKS = 1;
const RECEIVED_US = 2;
const WORDS = 4;

export function createReferencePrices(quotes: LatchReader): ReferencePrices {
  const quote = new Float64Array(QUOTE_WORDS);
  const known = new Float64Array(quotes.slots * WORDS);

  function read(instrument: number): boolean {
    if (!quotes.read(instrument, quote, 0)) return false;
    const bid = quote[QuoteWord.BID_TICKS]!;
    const ask = quote[QuoteWord.ASK_TICKS]!;
    known[instrument * WORDS + VERSION] = quotes.version + VERSION_0;
    known[instrument * WORDS + TICKS] = markOf(bid, ask, quote[QuoteWord.LAST_TICKS]!);
    known[instrument * WORDS + RECEIVED_US] = quote[QuoteWord.RECEIVED_US]!;
    return true;
  }

  return {
    look(instrument, nowUs, into) {
      if (instrument < 0 || instrument >= quotes.slots || !quotes.read(instrument, quote, 0)) return false;
      const bid = quote[QuoteWord.BID_TICKS]!;
      const ask = quote[QuoteWord.ASK_TICKS]!;
      writePrices(into, 0, instrument, nowUs, bid, ask, quote[QuoteWord.LAST_TICKS]!);
      return true;
    },
    sampleAll(instrument, inputs) {
      this.sample(instrument, inputs);
      const isKnown = instrument >= 0 && instrument < quotes.slots && quotes.read(instrument, quote, 0);
      inputs.lastTicks = isKnown ? quote[QuoteWord.LAST_TICKS]! : 0;
      inputs.bidTicks = isKnown ? quote[QuoteWord.BID_TICKS]! : 0;
      inputs.askTicks = isKnown ? quote[QuoteWord.ASK_TICKS]! : 0;
    },
    sample(instrument, inputs) {
      inputs.refTicks = 0;
      inputs.refSequence = 0;
      inputs.refAgeUs = 0;
      if (instrument < 0 || instrument >= quotes.slots) return;
      // Not `*`: an instrument may come as a double, and so would all that is worked out from it.
      const at = Math.imul(instrument, WORDS);
      if (quotes.newest(instrument) + VERSION_0 !== known[at + VERSION] && !read(instrument)) return;
      inputs.refTicks = known[at + TICKS]!;
      inputs.refSequence = known[at + VERSION]! >>> 0;
      inputs.refAgeUs = Math.max(0, inputs.nowUs - known[at + RECEIVED_US]!);
    },
  };
}
