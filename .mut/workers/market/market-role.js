import { parentPort } from 'node:worker_threads';
import { LatchReader, LatchWriter } from '../../core/memory/latch.js';
import { Counters } from '../../core/metrics/counters.js';
import { CounterNames } from '../../core/topology.js';
import { createReplayFeed } from './feeds/replay-feed.js';
import { createSimulatedFeed } from './feeds/simulated-feed.js';
import { createVenueFeed } from './feeds/venue-feed.js';
import { createMarketAgent } from './market-agent.js';
export function createRole(context) {
    const { shared, clock } = context;
    const { feed, instruments } = context.options;
    const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
    parentPort?.on('message', (message) => {
        // Whatever wakes this thread comes the same way.
        if (!isMore(message))
            return;
        for (const instrument of message.instruments)
            bySymbol.set(instrument.symbol, instrument);
    });
    const counters = new Counters(shared.counters.market, CounterNames.market);
    const indexes = new Map(CounterNames.market.map((name) => [name, counters.index(name)]));
    return createMarketAgent({
        latch: new LatchWriter(shared.quotes),
        reader: new LatchReader(shared.quotes),
        gatewayBell: context.bell('gateway'),
        nowUs: clock.nowUs,
        count: (counter, by) => counters.add(indexes.get(counter) ?? -1, by),
        createFeed: (sink) => createFeed(feed, instruments, bySymbol, clock.nowUs, sink),
        wake: context.wake,
    });
}
function isMore(message) {
    return typeof message === 'object' && message !== null && 'instruments' in message;
}
function createFeed(config, instruments, bySymbol, nowUs, sink) {
    if (config.kind === 'simulated')
        return createSimulatedFeed({ ...config, instruments, nowUs }, sink);
    if (config.kind === 'venue')
        return createVenueFeed({ ...config, instruments, bySymbol }, sink);
    return createReplayFeed({ ...config, instruments, nowUs }, sink);
}
//# sourceMappingURL=market-role.js.map