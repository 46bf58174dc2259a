import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.js';
export function createMarketAgent(options) {
    const { latch, gatewayBell, count } = options;
    const slot = new Float64Array(QUOTE_WORDS);
    const trades = new Float64Array(latch.slots);
    const quotes = new Float64Array(latch.slots);
    const lastTimeUs = new Float64Array(latch.slots);
    let lastSequence = 0;
    let fresh = 0;
    latch.repair();
    for (let instrument = 0; instrument < latch.slots; instrument++) {
        if (!options.reader.read(instrument, slot, 0))
            continue;
        trades[instrument] = slot[QuoteWord.TRADE_COUNT];
        quotes[instrument] = slot[QuoteWord.QUOTE_COUNT];
        lastTimeUs[instrument] = slot[QuoteWord.LAST_TIME_US];
    }
    function isNew(sequence) {
        if (sequence <= lastSequence) {
            count('duplicates', 1);
            return false;
        }
        if (lastSequence > 0 && sequence > lastSequence + 1)
            count('gaps', sequence - lastSequence - 1);
        lastSequence = sequence;
        return true;
    }
    function write(tick) {
        const { instrument } = tick;
        if (tick.kind === 'trade') {
            trades[instrument] += 1;
            lastTimeUs[instrument] = tick.venueTimeUs;
        }
        else
            quotes[instrument] += 1;
        slot[QuoteWord.BID_TICKS] = tick.bidTicks;
        slot[QuoteWord.BID_LOTS] = tick.bidLots;
        slot[QuoteWord.ASK_TICKS] = tick.askTicks;
        slot[QuoteWord.ASK_LOTS] = tick.askLots;
        slot[QuoteWord.LAST_TICKS] = tick.lastTicks;
        slot[QuoteWord.LAST_LOTS] = tick.lastLots;
        slot[QuoteWord.VENUE_TIME_US] = tick.venueTimeUs;
        slot[QuoteWord.RECEIVED_US] = options.nowUs();
        slot[QuoteWord.TRADE_COUNT] = trades[instrument];
        slot[QuoteWord.QUOTE_COUNT] = quotes[instrument];
        slot[QuoteWord.LAST_TIME_US] = lastTimeUs[instrument];
        latch.write(instrument, slot, 0);
    }
    const feed = options.createFeed({
        tick(tick) {
            count('ticks', 1);
            if (!isNew(tick.sequence))
                return true;
            if (tick.instrument < 0 || tick.instrument >= latch.slots) {
                count('unknown_instruments', 1);
                return true;
            }
            count(tick.kind === 'trade' ? 'trades' : 'quotes', 1);
            write(tick);
            if (fresh === 0)
                options.wake();
            fresh += 1;
            return true; // Newest wins: the latch always has room.
        },
        up() {
            lastSequence = 0; // A new session may count from 1 again.
        },
        down() {
            count('feed_downs', 1);
        },
        ended() { },
    });
    feed.open();
    return {
        doWork() {
            const work = fresh;
            fresh = 0;
            if (work > 0 && latch.isWatched())
                gatewayBell.ring();
            return work;
        },
        hasWork: () => fresh > 0,
        finished: () => true,
        close: () => feed.close(),
    };
}
//# sourceMappingURL=market-agent.js.map