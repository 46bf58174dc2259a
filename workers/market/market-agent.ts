import type { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import type { LatchReader, LatchWriter } from '../../core/memory/latch.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import type { MarketCounter } from '../../core/topology.ts';
import type { Agent, Bell } from '../agent.ts';
import type { Feed, FeedSink, Tick } from './feeds/feed.ts';
import { createPriceSender } from './price-sender.ts';

/**
 * Brings ticks into the quote latch: newest wins, every tick counted.
 *
 *   feed ─ tick ─▶ dedupe by sequence ─▶ latch slot of the instrument ─▶ gateway's bell, once a turn,
 *                                          │                      if it wants to hear at once
 *                                          └▶ armed? ─▶ [trades] ─▶ engine's bell, once a turn
 *
 * For ticks that no order waits for the engine isn't rung: it looks at the latch when it decides.
 */
/** Prices for which [trades] had no room are tried again so often. */
const LOOK_MS = 1;

export interface MarketAgentOptions {
  readonly latch: LatchWriter;
  /** Of the same latch: what a market thread before this one left. */
  readonly reader: LatchReader;
  readonly armed: ArmedInstruments;
  readonly trades: RingProducer;
  readonly gatewayBell: Bell;
  readonly engineBell: Bell;
  /** Engine time. */
  readonly nowUs: () => number;
  readonly count: (counter: MarketCounter, by: number) => void;
  readonly createFeed: (sink: FeedSink) => Feed;
  /** Asks for a turn soon. */
  readonly wake: () => void;
}

export function createMarketAgent(options: MarketAgentOptions): Agent {
  const { latch, gatewayBell, engineBell, count } = options;
  const slot = new Float64Array(QUOTE_WORDS);
  const trades = new Float64Array(latch.slots);
  const quotes = new Float64Array(latch.slots);
  const lastTimeUs = new Float64Array(latch.slots);
  const sender = createPriceSender(options.trades, options.armed, count);
  let lastSequence = 0;
  let fresh = 0;

  latch.repair();
  for (let instrument = 0; instrument < latch.slots; instrument++) {
    if (!options.reader.read(instrument, slot, 0)) continue;
    trades[instrument] = slot[QuoteWord.TRADE_COUNT]!;
    quotes[instrument] = slot[QuoteWord.QUOTE_COUNT]!;
    lastTimeUs[instrument] = slot[QuoteWord.LAST_TIME_US]!;
    // The thread before may have ended between the latch and the ring.
    sender.offer(instrument, slot);
  }

  function isNew(sequence: number): boolean {
    if (sequence <= lastSequence) {
      count('duplicates', 1);
      return false;
    }
    if (lastSequence > 0 && sequence > lastSequence + 1) count('gaps', sequence - lastSequence - 1);
    lastSequence = sequence;
    return true;
  }

  function write(tick: Readonly<Tick>): void {
    const { instrument } = tick;
    if (tick.kind === 'trade') {
      trades[instrument]! += 1;
      lastTimeUs[instrument] = tick.venueTimeUs;
    } else quotes[instrument]! += 1;
    slot[QuoteWord.BID_TICKS] = tick.bidTicks;
    slot[QuoteWord.BID_LOTS] = tick.bidLots;
    slot[QuoteWord.ASK_TICKS] = tick.askTicks;
    slot[QuoteWord.ASK_LOTS] = tick.askLots;
    slot[QuoteWord.LAST_TICKS] = tick.lastTicks;
    slot[QuoteWord.LAST_LOTS] = tick.lastLots;
    slot[QuoteWord.VENUE_TIME_US] = tick.venueTimeUs;
    slot[QuoteWord.RECEIVED_US] = options.nowUs();
    slot[QuoteWord.TRADE_COUNT] = trades[instrument]!;
    slot[QuoteWord.QUOTE_COUNT] = quotes[instrument]!;
    slot[QuoteWord.LAST_TIME_US] = lastTimeUs[instrument]!;
    latch.write(instrument, slot, 0);
    sender.offer(instrument, slot);
  }

  const feed = options.createFeed({
    tick(tick) {
      count('ticks', 1);
      if (!isNew(tick.sequence)) return true;
      if (tick.instrument < 0 || tick.instrument >= latch.slots) {
        count('unknown_instruments', 1);
        return true;
      }
      count(tick.kind === 'trade' ? 'trades' : 'quotes', 1);
      write(tick);
      if (fresh === 0) options.wake();
      fresh += 1;
      return true; // Newest wins: the latch always has room.
    },
    up() {
      lastSequence = 0; // A new session may count from 1 again.
    },
    down() {
      count('feed_downs', 1);
    },
    ended() {},
  });
  feed.open();

  return {
    doWork() {
      const work = fresh;
      fresh = 0;
      const handed = sender.publish();
      if (handed > 0) engineBell.ring();
      if (work > 0 && latch.isWatched()) gatewayBell.ring();
      return work + handed;
    },
    hasWork: () => fresh > 0 || sender.hasWork(),
    parkMs: () => (sender.isWaiting() ? LOOK_MS : Infinity),
    finished: () => true,
    close: () => feed.close(),
  };
}
