import type { Instrument } from '../../core/market/instruments.ts';
import type { Capacities } from '../../core/state/state.ts';
import type { EngineSetup } from '../../workers/engine-setup.ts';
import type { RateLimits } from '../../workers/broker/rate-windows.ts';
import type { Line } from './script.ts';

/** Sizes and options of the process under simulation: small, so that every ring and table fills now and then. */
export interface WorldSettings {
  readonly orders: number;
  readonly ids: number;
  readonly executions: number;
  readonly brokers: number;
  readonly events: number;
  readonly slots: number;
  readonly failover: boolean;
  /** ASYNC_MODE=false: a place is answered with the venue's word. */
  readonly sync: boolean;
  /** Requests that may wait at the door. */
  readonly pending: number;
  readonly outbox: number;
  readonly perSecond: number;
  readonly snapshotEvery: number;
  readonly checkpointEvery: number;
  readonly segmentKib: number;
  readonly tags: number;
  /** The second instrument is of another currency, whose rate has to be told. */
  readonly foreign: boolean;
}

const Defaults: WorldSettings = {
  orders: 64,
  ids: 96,
  executions: 256,
  brokers: 2,
  events: 64,
  slots: 32,
  failover: true,
  sync: false,
  pending: 64,
  outbox: 16,
  perSecond: 0,
  snapshotEvery: 150,
  checkpointEvery: 40,
  segmentKib: 64,
  tags: 96,
  foreign: false,
};

export function settingsOf(line: Line | undefined): WorldSettings {
  if (line?.act.words[0] !== 'world') return Defaults;
  const { options } = line.act;
  const number = (name: keyof WorldSettings): number => Number(options[name] ?? Number(Defaults[name]));
  return {
    orders: number('orders'),
    ids: number('ids'),
    executions: number('executions'),
    brokers: Math.max(1, Math.min(3, number('brokers'))),
    events: number('events'),
    slots: number('slots'),
    failover: number('failover') === 1,
    sync: number('sync') === 1,
    pending: number('pending'),
    outbox: number('outbox'),
    perSecond: number('perSecond'),
    snapshotEvery: number('snapshotEvery'),
    checkpointEvery: number('checkpointEvery'),
    segmentKib: number('segmentKib'),
    tags: number('tags'),
    foreign: number('foreign') === 1,
  };
}

export const ACCOUNTS = ['demo', 'blue', 'red'] as const;
export const REFERENCE_TICKS = 10_000;

const instrument = (id: number, symbol: string, tradable: boolean): Instrument => ({
  id,
  symbol,
  class: 'crypto',
  tradable,
  currency: 'USDT',
  tickMantissa: 1,
  tickDecimals: 0,
  lotMantissa: 1,
  lotDecimals: 0,
  homeTicks: REFERENCE_TICKS,
});

/** One unit of money for one lot at one tick. The exchange of the second has a largest order; the third takes none. */
export const INSTRUMENTS: readonly Instrument[] = [
  instrument(0, 'ALPHA', true),
  { ...instrument(1, 'BETA', true), freezeLots: 150 },
  instrument(2, 'INDEX', false),
];

const LIMITS = {
  maxOpenOrders: 12,
  maxOpenNotional: 8_000_000,
  maxOrderLots: 500,
  maxOrderNotional: 4_000_000,
  maxPositionLots: 600,
  collarBps: 1_000,
} as const;

const SECOND_US = 1_000_000;

export function capacitiesOf({ orders, ids, executions, tags }: WorldSettings): Capacities {
  return {
    accounts: ACCOUNTS.length,
    instruments: INSTRUMENTS.length,
    brokers: 3,
    books: 12,
    orders,
    ids,
    executions,
    fanouts: 6,
    suspense: 16,
    guards: 3,
    tags,
    tagBooks: tags + 2,
    limits: 64,
    overrides: 8,
    recent: 16,
    currencies: 4,
    plans: 256,
  };
}

export function brokerNames(settings: WorldSettings): string[] {
  return ['a', 'b', 'c'].slice(0, settings.brokers);
}

export function rateLimitsOf({ perSecond }: WorldSettings): RateLimits {
  return { perSecond, perMinute: perSecond * 10 };
}

export function engineSetupOf(settings: WorldSettings): EngineSetup {
  const { perSecond, perMinute } = rateLimitsOf(settings);
  return {
    accounts: ACCOUNTS.map((name, id) => ({ id, name })),
    limits: [
      {
        values: {
          max_order_quantity: LIMITS.maxOrderLots,
          max_order_notional: LIMITS.maxOrderNotional,
          max_position: LIMITS.maxPositionLots,
          collar_bps: LIMITS.collarBps,
          max_open_orders: LIMITS.maxOpenOrders,
          max_open_notional: LIMITS.maxOpenNotional,
        },
      },
      // One book in which nothing may be traded.
      { account: 2, instrument: 1, values: { blocked: 1 } },
    ],
    instruments: INSTRUMENTS.map((one) => ({
      ...one,
      moneyNumerator: 1,
      moneyDenominator: 1,
      maxQuoteAgeUs: 5 * SECOND_US,
      dayCloseUs: 0,
      currencyRow: settings.foreign && one.id === 1 ? 1 : 0,
    })),
    brokers: brokerNames(settings).map((name, priority) => ({ name, priority, perSecond, perMinute })),
    options: {
      fastPath: true,
      fastPathNotional: 200_000,
      failover: settings.failover,
      loadBalance: false,
      finalsKept: 1_000,
      finalKeptUs: 20 * SECOND_US,
      idKeptUs: 60 * SECOND_US,
      checkpointEvery: settings.checkpointEvery,
    },
  };
}
