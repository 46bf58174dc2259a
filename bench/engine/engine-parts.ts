import { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import { ProcessControl } from '../../core/memory/control.ts';
import { EventWriter } from '../../core/memory/event-ring.ts';
import { LatchReader, LatchWriter } from '../../core/memory/latch.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { BrokerState, packScore } from '../../core/routing/scoreboard.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { type Capacities, createState } from '../../core/state/state.ts';
import { CounterNames, type EngineCounter, type Role, type Shared } from '../../core/topology.ts';
import type { Agent, Bell } from '../../workers/agent.ts';
import { createClock } from '../../workers/clock.ts';
import { createEngineAgent } from '../../workers/engine/engine-agent.ts';
import type { EngineSetup } from '../../workers/engine-setup.ts';
import { startupCommands } from '../../workers/engine/startup.ts';

/** Off: histograms and counters keep nothing, and no clock is read for them. */
export type Telemetry = 'on' | 'off';

const noHistogram = { record() {} } as unknown as HistogramRecorder;
const noCounters = { index: () => 0, add() {}, set() {} } as unknown as Counters<EngineCounter>;

/** The real engine agent on given memory, with a new state: no journal to replay. */
export function engineOf(
  shared: Shared,
  capacities: Capacities,
  setup: EngineSetup,
  bell: (to: Role) => Bell,
  ackAccepted = false,
  telemetry: Telemetry = 'on',
  holds = true,
): Agent {
  const state = createState(capacities);
  const isOn = telemetry === 'on';
  const histogram = (stage: 'queue' | 'risk' | 'decide'): HistogramRecorder =>
    isOn ? new HistogramRecorder(shared.histograms[stage]) : noHistogram;
  return createEngineAgent({
    state,
    startup: startupCommands(state, setup),
    commands: new RingConsumer(shared.commands),
    reports: new RingConsumer(shared.reports),
    events: new EventWriter(shared.events),
    answers: new RingProducer(shared.answers),
    quotes: new LatchReader(shared.quotes),
    trades: new RingConsumer(shared.trades),
    armed: new ArmedInstruments(shared.armed),
    scoreboard: new SharedWords(shared.scoreboard),
    control: new ProcessControl(shared.control),
    stops: new StopScopes(shared.stops),
    bells: {
      journal: bell('journal'),
      gateway: bell('gateway'),
      broker: bell('broker'),
    },
    histograms: { queue: histogram('queue'), risk: histogram('risk'), decide: histogram('decide') },
    counters: isOn ? new Counters(shared.counters.engine, CounterNames.engine) : noCounters,
    stampNs: isOn ? createClock(shared.control).stampNs : () => {},
    ackAccepted,
    holds,
  });
}

/** Accounts and instruments without end, one unit of money for one lot at one tick. */
export function generousSetup(accounts: number, instruments: number, brokers = 1): EngineSetup {
  const ids = (count: number): number[] => Array.from({ length: count }, (_, id) => id);
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
export function openMarket(shared: Shared, instruments: number, brokers = 1): void {
  const quotes = new LatchWriter(shared.quotes);
  const quote = new Float64Array(QUOTE_WORDS);
  quote[QuoteWord.LAST_TICKS] = 10_000;
  quote[QuoteWord.RECEIVED_US] = createClock(shared.control).nowUs();
  for (let instrument = 0; instrument < instruments; instrument++) quotes.write(instrument, quote, 0);
  const scores = new SharedWords(shared.scoreboard);
  for (let broker = 0; broker < brokers; broker++) scores.store(broker, packScore(BrokerState.ready, 100, 200, 0));
}
