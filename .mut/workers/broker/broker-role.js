import { EventReader } from '../../core/memory/event-ring.js';
import { RingProducer } from '../../core/memory/ring.js';
import { ProcessControl } from '../../core/memory/control.js';
import { StopScopes } from '../../core/memory/stop-scopes.js';
import { SharedWords } from '../../core/memory/words.js';
import { Counters } from '../../core/metrics/counters.js';
import { HistogramRecorder } from '../../core/metrics/histogram.js';
import { MAX_BROKERS } from '../../core/routing/scoreboard.js';
import { CounterNames, Events } from '../../core/topology.js';
import { ExitCode, ExitError } from '../exit-codes.js';
import { createNullVenue } from './adapters/null.js';
import { createSimulatedAdapter } from './adapters/simulated.js';
import { createBrokerAgent } from './broker-agent.js';
import { createStopCheck } from './stop-check.js';
import { createTextVenue } from './text-venue.js';
const TIMEOUT_MS = 2_000;
const PROOF_MS = 1_000;
/**
 * Three eighths make the broker busy; the rest has room for what is decided before the engine hears of it, somewhat more
 * than `events` has slots by default (16,384). With more slots than that a burst may find no room: it is told `not_sent`.
 */
const OUTBOX_CAPACITY = 32_768;
const OUTSTANDING_CAPACITY = 65_536;
/** The epoch is in milliseconds: a null venue that fills no faster than this never repeats an earlier run's execution id. */
const EXECUTIONS_PER_MS = 1_000;
export function createRole(context) {
    const { shared, clock } = context;
    const options = context.options;
    if (options.brokers.length > MAX_BROKERS) {
        throw new ExitError(ExitCode.usage, `${options.brokers.length} brokers; at most ${MAX_BROKERS}`);
    }
    const meter = createMeter(shared);
    const symbols = [];
    const bySymbol = new Map();
    for (const instrument of options.instruments) {
        symbols[instrument.id] = instrument.symbol;
        bySymbol.set(instrument.symbol, instrument);
    }
    const { index, gate } = Events.readers.broker;
    return createBrokerAgent({
        desks: options.brokers.map((broker) => deskOptions(broker, options, bySymbol, meter)),
        symbols,
        defined: (instrument) => bySymbol.set(instrument.symbol, instrument),
        events: new EventReader(shared.events, index, gate),
        reports: new RingProducer(shared.reports),
        scoreboard: new SharedWords(shared.scoreboard),
        engineBell: context.bell('engine'),
        clock,
        isStopped: createStopCheck(new ProcessControl(shared.control), new StopScopes(shared.stops)),
        wake: context.wake,
    });
}
function deskOptions(broker, options, bySymbol, meter) {
    return {
        limits: { perSecond: broker.perSecond, perMinute: broker.perMinute },
        timeoutUs: (broker.timeoutMs ?? TIMEOUT_MS) * 1000,
        proofUs: (broker.proofMs ?? PROOF_MS) * 1000,
        outboxCapacity: broker.outboxCapacity ?? OUTBOX_CAPACITY,
        outstandingCapacity: OUTSTANDING_CAPACITY,
        sentBefore: broker.sentBefore ?? 0,
        meter,
        createVenue: (events) => createVenue(broker, options, bySymbol, events),
    };
}
function createVenue(broker, options, bySymbol, events) {
    const { journal, epoch, instruments } = options;
    if (broker.adapter === 'null') {
        return createNullVenue({ fills: broker.fills, firstExecution: epoch * EXECUTIONS_PER_MS }, events);
    }
    const { host, port, id } = broker;
    const gatewayId = `tg-${journal}-${id}`;
    return createTextVenue(journal, events, (textEvents) => createSimulatedAdapter({ host, port, gatewayId, epoch, instruments, bySymbol }, textEvents));
}
function createMeter(shared) {
    const counters = new Counters(shared.counters.broker, CounterNames.broker);
    const indexes = new Map(CounterNames.broker.map((name) => [name, counters.index(name)]));
    const route = new HistogramRecorder(shared.histograms.route);
    const venue = new HistogramRecorder(shared.histograms.venue);
    return {
        count: (counter, by) => counters.add(indexes.get(counter) ?? -1, by),
        route: (ns) => route.record(ns),
        venue: (ns) => venue.record(ns),
    };
}
//# sourceMappingURL=broker-role.js.map