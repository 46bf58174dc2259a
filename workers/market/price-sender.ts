import type { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
import { mergePrices, writePrices } from '../../core/market/prices.ts';
import { PRICES_WORDS } from '../../core/schema/prices.ts';
import { QuoteWord } from '../../core/schema/quote.ts';

/**
 * Hands each tick of an armed instrument to the engine, and loses none:
 *
 *   tick ─▶ latch ─▶ armed? ─┬─ room ─────▶ [trades], in order
 *                            └─ none left ─▶ waits: one record per instrument, that later ticks of it are merged into
 *
 * What waits goes first once there is room.
 */
export interface PriceSender {
  /** After the tick was written to the latch, as which it stands in `quote`. */
  offer(instrument: number, quote: Float64Array): void;
  /** Publishes. Returns how many records that are. */
  publish(): number;
  /** Whether something waits for room. */
  isWaiting(): boolean;
  /** Whether there is something to publish, or room for what waits. */
  hasWork(): boolean;
}

export function createPriceSender(
  trades: RingProducer,
  armed: ArmedInstruments,
  count: (counter: 'handed' | 'merged', by: number) => void,
): PriceSender {
  const { f64 } = trades.records;
  /** By instrument, the oldest first: at most as many as there are instruments. */
  const waiting = new Map<number, Float64Array>();
  const tick = new Float64Array(PRICES_WORDS);
  let staged = 0;

  function send(from: Float64Array): boolean {
    if (trades.room(1) < 1) return false;
    f64.set(from, trades.claim() >> 3);
    staged += 1;
    return true;
  }

  function sendWaiting(): void {
    for (const [instrument, prices] of waiting) {
      if (!send(prices)) return;
      waiting.delete(instrument);
    }
  }

  return {
    offer(instrument, quote) {
      if (!armed.isArmed(instrument)) {
        // Nobody waits any more for what was kept.
        if (waiting.size > 0) waiting.delete(instrument);
        return;
      }
      const bid = quote[QuoteWord.BID_TICKS]!;
      const ask = quote[QuoteWord.ASK_TICKS]!;
      const last = quote[QuoteWord.LAST_TICKS]!;
      writePrices(tick, 0, instrument, quote[QuoteWord.RECEIVED_US]!, bid, ask, last);
      const kept = waiting.get(instrument);
      if (kept !== undefined) {
        mergePrices(kept, 0, tick, 0);
        count('merged', 1);
      } else if (waiting.size > 0 || !send(tick)) waiting.set(instrument, tick.slice());
    },
    publish() {
      if (waiting.size > 0) sendWaiting();
      if (staged === 0) return 0;
      const published = staged;
      trades.publish();
      count('handed', published);
      staged = 0;
      return published;
    },
    isWaiting: () => waiting.size > 0,
    hasWork: () => staged > 0 || (waiting.size > 0 && trades.room(1) >= 1),
  };
}
