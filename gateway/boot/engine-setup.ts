import type { Instrument } from '../../core/market/instruments.ts';
import { type Capacities, DefaultCapacities } from '../../core/state/state.ts';
import type { SharedOptions } from '../../core/topology.ts';
import type { AccountSetup, EngineSetup, InstrumentSetup } from '../../workers/engine/startup.ts';
import type { DiskLimits } from '../../workers/journal/disk-watch.ts';
import type { Config } from '../config.ts';
import { instrumentSetup } from '../instruments/instrument-setup.ts';
import { type LotMoney, moneyOfLot } from '../instruments/lot-money.ts';

/** Final orders and client ids are kept for a day; a snapshot's worth of events lies between two checkpoints. */
const DAY_US = 86_400_000_000;
const FINALS_KEPT = 100_000;
const CHECKPOINT_EVERY = 10_000;

/**
 * What a unit of an instrument's currency is worth in the accounts' (USDT), as numerator / denominator. Fixed:
 * the simulated market has no exchange rates.
 */
const RATES: Readonly<Record<string, readonly [bigint, bigint]>> = { USDT: [1n, 1n], INR: [12n, 1000n] };

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
    accounts: config.ACCOUNTS.map((name, id) => accountSetup(config, instruments, id, name)),
    instruments: instruments.map((instrument) => instrumentSetupOf(instrument, nowMs)),
    brokers: config.BROKERS.map(({ id, priority, perSecond, perMinute }) => ({
      name: id,
      priority,
      perSecond,
      perMinute,
    })),
    options: {
      fastPath: config.FAST_PATH_ENABLED,
      fastPathNotional: config.FAST_PATH_NOTIONAL,
      failover: config.BROKER_FAILOVER_ENABLED,
      loadBalance: config.BROKER_LOAD_BALANCE,
      finalsKept: Math.min(FINALS_KEPT, Math.floor(config.MAX_ORDERS / 2)),
      finalKeptUs: DAY_US,
      idKeptUs: DAY_US,
      checkpointEvery: CHECKPOINT_EVERY,
    },
  };
}

function accountSetup(config: Config, instruments: readonly Instrument[], id: number, name: string): AccountSetup {
  return {
    id,
    name,
    maxOpenOrders: config.LIMIT_OPEN_ORDERS,
    maxOpenNotional: config.LIMIT_OPEN_NOTIONAL,
    limits: instruments
      .filter(({ tradable }) => tradable)
      .map(({ id }) => ({
        instrument: id,
        maxOrderLots: config.LIMIT_ORDER_LOTS,
        maxOrderNotional: config.LIMIT_ORDER_NOTIONAL,
        maxPositionLots: config.LIMIT_POSITION_LOTS,
        collarBps: config.LIMIT_COLLAR_BPS,
        blocked: false,
      })),
  };
}

/** With the offset that its zone has at `nowMs`, and money in the accounts' currency. */
export function instrumentSetupOf(instrument: Instrument, nowMs: number): InstrumentSetup {
  const setup = instrumentSetup(instrument, nowMs);
  const { numerator, denominator } = accountMoneyOf(instrument);
  const isConvertible = instrument.currency in RATES;
  return {
    ...setup,
    tradable: setup.tradable && isConvertible,
    moneyNumerator: numerator,
    moneyDenominator: denominator,
  };
}

/** Money of one lot at one tick in the accounts' currency; without a rate its own. */
export function accountMoneyOf(instrument: Instrument): LotMoney {
  const own = moneyOfLot(instrument);
  const [of, to] = RATES[instrument.currency] ?? [1n, 1n];
  const numerator = BigInt(own.numerator) * of;
  const denominator = BigInt(own.denominator) * to;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
