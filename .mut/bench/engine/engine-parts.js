import { ProcessControl } from '../../core/memory/control.js';
import { EventWriter } from '../../core/memory/event-ring.js';
import { LatchReader, LatchWriter } from '../../core/memory/latch.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { StopScopes } from '../../core/memory/stop-scopes.js';
import { SharedWords } from '../../core/memory/words.js';
import { Counters } from '../../core/metrics/counters.js';
import { HistogramRecorder } from '../../core/metrics/histogram.js';
import { BrokerState, packScore } from '../../core/routing/scoreboard.js';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.js';
import { createState } from '../../core/state/state.js';
import { CounterNames } from '../../core/topology.js';
import { createClock } from '../../workers/clock.js';
import { createEngineAgent } from '../../workers/engine/engine-agent.js';
import { startupCommands } from '../../workers/engine/startup.js';
const noHistogram = { record() { } };
const noCounters = { index: () => 0, add() { }, set() { } };
/** The real engine agent on given memory, with a new state: no journal to replay. */
export function engineOf(shared, capacities, setup, bell, ackAccepted = false, telemetry = 'on', holds = true) {
    const state = createState(capacities);
    const isOn = telemetry === 'on';
    const histogram = (stage) => isOn ? new HistogramRecorder(shared.histograms[stage]) : noHistogram;
    return createEngineAgent({
        state,
        startup: startupCommands(state, setup),
        commands: new RingConsumer(shared.commands),
        reports: new RingConsumer(shared.reports),
        events: new EventWriter(shared.events),
        answers: new RingProducer(shared.answers),
        quotes: new LatchReader(shared.quotes),
        scoreboard: new SharedWords(shared.scoreboard),
        control: new ProcessControl(shared.control),
        stops: new StopScopes(shared.stops),
        bells: { journal: bell('journal'), gateway: bell('gateway'), broker: bell('broker') },
        histograms: { queue: histogram('queue'), risk: histogram('risk'), decide: histogram('decide') },
        counters: isOn ? new Counters(shared.counters.engine, CounterNames.engine) : noCounters,
        monotonicNs: isOn ? createClock(shared.control).monotonicNs : () => 0,
        ackAccepted,
        holds,
    });
}
/** Accounts and instruments without end, one unit of money for one lot at one tick. */
export function generousSetup(accounts, instruments, brokers = 1) {
    const ids = (count) => Array.from({ length: count }, (_, id) => id);
    return {
        accounts: ids(accounts).map((id) => ({ id, name: `account-${id}` })),
        limits: [
            {
                values: {
                    max_order_quantity: 1e6,
                    max_order_notional: 1e12,
                    max_position: 1e9,
                    collar_bps: 1_000,
                    max_open_orders: 1e6,
                    max_open_notional: 1e15,
                },
            },
        ],
        instruments: ids(instruments).map((id) => ({
            id,
            symbol: `SYMBOL${id}`,
            tradable: true,
            tickMantissa: 1,
            tickDecimals: 2,
            lotMantissa: 1,
            lotDecimals: 0,
            moneyNumerator: 1,
            moneyDenominator: 1,
            maxQuoteAgeUs: 3.6e9,
            dayCloseUs: 0,
        })),
        brokers: ids(brokers).map((id) => ({ name: `broker-${id}`, priority: 1, perSecond: 0, perMinute: 0 })),
        options: {
            fastPath: true,
            fastPathNotional: 0,
            failover: true,
            loadBalance: true,
            finalsKept: 100_000,
            finalKeptUs: 8.64e10,
            idKeptUs: 8.64e10,
            checkpointEvery: 10_000,
        },
    };
}
/** A price of 10,000 ticks for every instrument, and brokers that look ready. */
export function openMarket(shared, instruments, brokers = 1) {
    const quotes = new LatchWriter(shared.quotes);
    const quote = new Float64Array(QUOTE_WORDS);
    quote[QuoteWord.LAST_TICKS] = 10_000;
    quote[QuoteWord.RECEIVED_US] = createClock(shared.control).nowUs();
    for (let instrument = 0; instrument < instruments; instrument++)
        quotes.write(instrument, quote, 0);
    const scores = new SharedWords(shared.scoreboard);
    for (let broker = 0; broker < brokers; broker++)
        scores.store(broker, packScore(BrokerState.ready, 100, 200, 0));
}
//# sourceMappingURL=engine-parts.js.map