import { parentPort } from 'node:worker_threads';
import type { Instrument } from '../../core/market/instruments.ts';
import { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import { LatchReader, LatchWriter } from '../../core/memory/latch.ts';
import { RingProducer } from '../../core/memory/ring.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { CounterNames } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import type { Feed, FeedSink } from './feeds/feed.ts';
import { createReplayFeed } from './feeds/replay-feed.ts';
import { createSimulatedFeed } from './feeds/simulated-feed.ts';
import { createVenueFeed } from './feeds/venue-feed.ts';
import { createMarketAgent } from './market-agent.ts';

/** The market thread's part of the configuration. */
export interface MarketRoleOptions {
  readonly instruments: readonly Instrument[];
  readonly feed: FeedConfig;
}

export type FeedConfig =
  | { readonly kind: 'simulated'; readonly seed: number; readonly ticksPerSecond: number }
  | { readonly kind: 'venue'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'replay';
      readonly symbol: string;
      readonly speed: number;
      readonly tradesFile?: string;
      readonly quotesFile?: string;
    };

export function createRole(context: RoleContext): Agent {
  const { shared, clock } = context;
  const { feed, instruments } = context.options as MarketRoleOptions;
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  parentPort?.on('message', (message: unknown) => {
    // Whatever wakes this thread comes the same way.
    if (!isMore(message)) return;
    for (const instrument of message.instruments) bySymbol.set(instrument.symbol, instrument);
  });
  const counters = new Counters(shared.counters.market, CounterNames.market);
  const indexes = new Map(CounterNames.market.map((name) => [name, counters.index(name)]));
  return createMarketAgent({
    latch: new LatchWriter(shared.quotes),
    reader: new LatchReader(shared.quotes),
    armed: new ArmedInstruments(shared.armed),
    trades: new RingProducer(shared.trades),
    gatewayBell: context.bell('gateway'),
    engineBell: context.bell('engine'),
    nowUs: clock.nowUs,
    count: (counter, by) => counters.add(indexes.get(counter) ?? -1, by),
    createFeed: (sink) => createFeed(feed, instruments, bySymbol, clock.nowUs, sink),
    wake: context.wake,
  });
}

/** Said to the thread while it runs: instruments that it hasn't heard of. A venue's ticks of them are taken from then on. */
export interface MoreInstruments {
  readonly instruments: readonly Instrument[];
}

function isMore(message: unknown): message is MoreInstruments {
  return typeof message === 'object' && message !== null && 'instruments' in message;
}

function createFeed(
  config: FeedConfig,
  instruments: readonly Instrument[],
  bySymbol: ReadonlyMap<string, Instrument>,
  nowUs: () => number,
  sink: FeedSink,
): Feed {
  if (config.kind === 'simulated') return createSimulatedFeed({ ...config, instruments, nowUs }, sink);
  if (config.kind === 'venue') return createVenueFeed({ ...config, instruments, bySymbol }, sink);
  return createReplayFeed({ ...config, instruments, nowUs }, sink);
}
