import type { Instrument } from '../../core/market/instruments.ts';
import { type Capacities, DefaultCapacities } from '../../core/state/state.ts';
import type { SharedOptions } from '../../core/topology.ts';
import type { EngineSetup, InstrumentSetup } from '../../workers/engine-setup.ts';
import type { DiskLimits } from '../../workers/journal/disk-watch.ts';
import type { Config } from '../config.ts';
import { configuredLimits } from './configured-limits.ts';
import { instrumentSetup } from '../instruments/instrument-setup.ts';
import { moneyOfLot } from '../instruments/lot-money.ts';
import { currencyRow } from './account-money.ts';

/** Final orders and client ids are kept for a day; a snapshot's worth of events lies between two checkpoints. */
const US_PER_MS = 1_000;
const DAY_US = 86_400_000_000;
const FINALS_KEPT = 100_000;
const CHECKPOINT_EVERY = 10_000;

/** How much the engine and the follower hold. */
export function engineCapacities(config: Config): Capacities {
  return {
    ...DefaultCapacities,
    instruments: config.MAX_INSTRUMENTS,
    orders: config.MAX_ORDERS,
    ids: config.MAX_CLIENT_IDS,
  };
}

/** How full the disk may get. */
export function diskLimitsOf({ DISK_LOW_BYTES: lowBytes, DISK_REFUSE_BYTES: refuseBytes }: Config): DiskLimits {
  return { lowBytes, refuseBytes };
}

/** What `begin_risk` tells the engine of values that are worked out ahead. */
interface AheadSetup {
  /** Older than this such a value isn't used; 0 would be: however old it is. */
  readonly metricsAgeUs: number;
  /** Where a limit has no such value: true lets orders pass, false refuses them. */
  readonly staleOpen: boolean;
}

const US_PER_SECOND = 1_000_000;
/** No value is as young as this when an order is judged by it. */
const NEVER_USED_US = 1;

function aheadSetup({ CACHE_ENABLED, CACHE_TTL, RISK_STALE }: Config): AheadSetup {
  return { metricsAgeUs: CACHE_ENABLED ? CACHE_TTL * US_PER_SECOND : NEVER_USED_US, staleOpen: RISK_STALE === 'open' };
}

/** How much waits between the threads at most. */
export function sharedOptions(config: Config): SharedOptions {
  return {
    mode: config.THREADS,
    instruments: config.MAX_INSTRUMENTS,
    slots: {
      commands: config.COMMAND_SLOTS,
      events: config.EVENT_SLOTS,
      answers: config.ANSWER_SLOTS,
      reports: config.REPORT_SLOTS,
    },
  };
}

/** What the engine is to decide by, from the configuration. */
export function engineSetup(
  config: Config,
  instruments: readonly Instrument[],
  nowMs: number = Date.now(),
): EngineSetup {
  return {
    accounts: config.ACCOUNTS.map((name, id) => ({ id, name })),
    limits: [{ values: configuredLimits(config) }],
    instruments: instruments.map((instrument) => instrumentSetupOf(config, instrument, nowMs)),
    brokers: config.BROKERS.map(({ id, priority, perSecond, perMinute, fees }) => ({
      name: id,
      priority,
      perSecond,
      perMinute,
      ...fees,
    })),
    rates: config.RATES.map(({ currency, rate }) => ({ name: currency, rate })),
    risk: { ...aheadSetup(config), dayResetUs: config.DAY_RESET },
    options: {
      fastPath: config.FAST_PATH_ENABLED,
      fastPathNotional: config.FAST_PATH_NOTIONAL,
      failover: config.BROKER_FAILOVER_ENABLED,
      loadBalance: config.BROKER_LOAD_BALANCE,
      finalsKept: Math.min(FINALS_KEPT, Math.floor(config.MAX_ORDERS / 2)),
      finalKeptUs: DAY_US,
      idKeptUs: DAY_US,
      checkpointEvery: CHECKPOINT_EVERY,
      protectUs: config.PROTECT_MS * US_PER_MS,
    },
  };
}

/** With the offset that its zone has at `nowMs`. Money in the instrument's own currency: what that is worth, the engine knows by its rate. */
export function instrumentSetupOf(config: Config, instrument: Instrument, nowMs: number): InstrumentSetup {
  const setup = instrumentSetup(instrument, config.QUOTE_AGE_MS, nowMs);
  const { numerator, denominator } = moneyOfLot(instrument);
  const row = currencyRow(config, instrument.currency);
  return {
    ...setup,
    tradable: setup.tradable && row !== undefined,
    moneyNumerator: numerator,
    moneyDenominator: denominator,
    currencyRow: row ?? 0,
  };
}
