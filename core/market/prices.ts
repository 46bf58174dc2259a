import { PRICES_WORDS, PRICE_WORDS, PriceWord, PricesWord } from '../schema/prices.ts';
import { markOf } from './mark.ts';

const W = PricesWord;
const P = PriceWord;
const FIRST = W.LAST;

/** One tick as a record, at `to[at]`: each price that is known. */
export function writePrices(
  to: Float64Array,
  at: number,
  instrument: number,
  timeUs: number,
  bidTicks: number,
  askTicks: number,
  lastTicks: number,
): void {
  to[at + W.INSTRUMENT] = instrument;
  to[at + W.FIRST_US] = timeUs;
  to[at + W.LAST_US] = timeUs;
  to[at + W.COUNT] = 1;
  to.fill(lastTicks, at + W.LAST, at + W.LAST + PRICE_WORDS);
  to.fill(bidTicks, at + W.BID, at + W.BID + PRICE_WORDS);
  to.fill(askTicks, at + W.ASK, at + W.ASK + PRICE_WORDS);
  to.fill(markOf(bidTicks, askTicks, lastTicks), at + W.MARK, at + W.MARK + PRICE_WORDS);
}

/** Makes the record at `to[at]` tell what `later`, of the same instrument, tells too: one record for what both say. */
export function mergePrices(to: Float64Array, at: number, later: Float64Array, laterAt: number): void {
  to[at + W.LAST_US] = later[laterAt + W.LAST_US]!;
  to[at + W.COUNT] = to[at + W.COUNT]! + later[laterAt + W.COUNT]!;
  for (let word = FIRST; word < PRICES_WORDS; word += PRICE_WORDS) {
    mergePrice(to, at + word, later, laterAt + word);
  }
}

function mergePrice(to: Float64Array, at: number, later: Float64Array, from: number): void {
  if (later[from + P.NEWEST] === 0) return;
  if (to[at + P.NEWEST] === 0) {
    for (let i = 0; i < PRICE_WORDS; i++) to[at + i] = later[from + i]!;
    return;
  }
  const low = to[at + P.LOW]!;
  const high = to[at + P.HIGH]!;
  const laterLow = later[from + P.LOW]!;
  const laterHigh = later[from + P.HIGH]!;
  keepFarther(to, at + P.FELL_FROM, -1, later[from + P.FELL_FROM]!, later[from + P.FELL_TO]!);
  keepFarther(to, at + P.FELL_FROM, -1, high, laterLow);
  keepFarther(to, at + P.ROSE_FROM, 1, later[from + P.ROSE_FROM]!, later[from + P.ROSE_TO]!);
  keepFarther(to, at + P.ROSE_FROM, 1, low, laterHigh);
  to[at + P.NEWEST] = later[from + P.NEWEST]!;
  to[at + P.LOW] = Math.min(low, laterLow);
  to[at + P.HIGH] = Math.max(high, laterHigh);
}

/** The pair with the longer way in its direction: `sign` 1 up, -1 down. */
function keepFarther(to: Float64Array, at: number, sign: number, from: number, end: number): void {
  if ((end - from) * sign <= (to[at + 1]! - to[at]!) * sign) return;
  to[at] = from;
  to[at + 1] = end;
}
