import { EventReader } from '../../core/memory/event-ring.ts';
import { RingProducer } from '../../core/memory/ring.ts';
import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import type { Instrument } from '../../core/market/instruments.ts';
import { MAX_BROKERS } from '../../core/routing/scoreboard.ts';
import { CounterNames, Events, type Shared } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { ExitCode, ExitError } from '../exit-codes.ts';
import { createNullVenue } from './adapters/null.ts';
import { createSimulatedAdapter } from './adapters/simulated.ts';
import { type BrokerDeskOptions, createBrokerAgent } from './broker-agent.ts';
import type { DeskMeter } from './desk.ts';
import { createStopCheck } from './stop-check.ts';
import { createTextVenue } from './text-venue.ts';
import type { PortEvents, VenuePort } from './venue-port.ts';

/** The broker thread's part of the configuration. */
export interface BrokerRoleOptions {
  /** The first 8 hex digits of the journal's id. */
  readonly journal: string;
  /** Rises with every start. */
  readonly epoch: number;
  /** By id, without gaps. */
  readonly instruments: readonly Instrument[];
  /** In the order of their numbers; at most `MAX_BROKERS`. */
  readonly brokers: readonly BrokerConfig[];
}

export type BrokerConfig = BrokerCommon &
  (
    | { readonly adapter: 'simulated'; readonly host: string; readonly port: number }
    /** Acknowledges everything and knows nothing: benches only. */
    | { readonly adapter: 'null'; readonly fills: 'none' | 'full' }
  );

interface BrokerCommon {
  readonly id: string;
  /** Requests per second and minute, 0: no limit. */
  readonly perSecond: number;
  readonly perMinute: number;
  /** An answer that takes longer is unknown. 2,000. */
  readonly timeoutMs?: number;
  /** 1,000. */
  readonly proofMs?: number;
  /** Requests of the minute before this run. */
  readonly sentBefore?: number;
  /** Requests that wait to be sent; cancels have as many of their own. 32,768. */
  readonly outboxCapacity?: number;
}

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

export function createRole(context: RoleContext): Agent {
  const { shared, clock } = context;
  const options = context.options as BrokerRoleOptions;
  if (options.brokers.length > MAX_BROKERS) {
    throw new ExitError(ExitCode.usage, `${options.brokers.length} brokers; at most ${MAX_BROKERS}`);
  }
  const meter = createMeter(shared);
  const symbols: string[] = [];
  const bySymbol = new Map<string, Instrument>();
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

function deskOptions(
  broker: BrokerConfig,
  options: BrokerRoleOptions,
  bySymbol: ReadonlyMap<string, Instrument>,
  meter: DeskMeter,
): BrokerDeskOptions {
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

function createVenue(
  broker: BrokerConfig,
  options: BrokerRoleOptions,
  bySymbol: ReadonlyMap<string, Instrument>,
  events: PortEvents,
): VenuePort {
  const { journal, epoch, instruments } = options;
  if (broker.adapter === 'null') {
    return createNullVenue({ fills: broker.fills, firstExecution: epoch * EXECUTIONS_PER_MS }, events);
  }
  const { host, port, id } = broker;
  const gatewayId = `tg-${journal}-${id}`;
  return createTextVenue(journal, events, (textEvents) =>
    createSimulatedAdapter({ host, port, gatewayId, epoch, instruments, bySymbol }, textEvents),
  );
}

function createMeter(shared: Shared): DeskMeter {
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
