import type { LimitValues } from '../core/risk/limit-command.ts';

/** What the operator has configured, as far as the engine decides by it. Money in 1e-6 of the account's currency. */
export interface EngineSetup {
  readonly accounts: readonly AccountSetup[];
  readonly instruments: readonly InstrumentSetup[];
  readonly brokers: readonly BrokerSetup[];
  /** What holds where nobody has set anything else. Scopes that were configured once and aren't any more lose theirs. */
  readonly limits: readonly ConfiguredLimits[];
  /** Of other currencies than the accounts' own, in the order of their rows, from 1 on. */
  readonly rates?: readonly RateSetup[];
  readonly risk?: RiskSetup;
  readonly options: OptionSetup;
}

/** What one unit of a currency is worth, in millionths of the accounts'; it never grows old. */
export interface RateSetup {
  readonly name: string;
  readonly rate: number;
}

export interface RiskSetup {
  /** Greatest age of a value at risk; 0: none is used. */
  readonly metricsAgeUs: number;
  /** Where there is none, or an old one, orders pass. */
  readonly staleOpen: boolean;
  /** After midnight UTC. */
  readonly dayResetUs: number;
}

export interface AccountSetup {
  readonly id: number;
  readonly name: string;
}

/** Limits that are configured for a scope: of everybody, or of an account, an instrument, or both. */
export interface ConfiguredLimits {
  readonly account?: number;
  readonly instrument?: number;
  readonly values: LimitValues;
}

export interface InstrumentSetup {
  readonly id: number;
  readonly symbol: string;
  readonly tradable: boolean;
  readonly tickMantissa: number;
  readonly tickDecimals: number;
  readonly lotMantissa: number;
  readonly lotDecimals: number;
  /** Money of one lot at one tick = numerator / denominator. */
  readonly moneyNumerator: number;
  readonly moneyDenominator: number;
  readonly maxQuoteAgeUs: number;
  readonly dayCloseUs: number;
  /** The row of its currency. 0: the accounts' own. */
  readonly currencyRow?: number;
  /** `InstrumentClass`. 0. */
  readonly classCode?: number;
  /** 0: any. */
  readonly freezeLots?: number;
  /** 0: never. */
  readonly expiryUs?: number;
  /** As the engine has them (`core/market/sessions`). 0: always open. */
  readonly sessionOpens?: number;
  readonly sessionDays?: number;
}

export interface BrokerSetup {
  readonly name: string;
  readonly priority: number;
  readonly perSecond: number;
  readonly perMinute: number;
  /** Millionths of a fill's value. 0, as the others. */
  readonly feePpm?: number;
  /** Of each fill, and once of an order that trades: money. */
  readonly feeLeast?: number;
  readonly feePerOrder?: number;
}

export interface OptionSetup {
  readonly fastPath: boolean;
  readonly fastPathNotional: number;
  /** How long the protection of a fill may be missing before it is told; none: a second. */
  readonly protectUs?: number;
  readonly failover: boolean;
  readonly loadBalance: boolean;
  readonly finalsKept: number;
  readonly finalKeptUs: number;
  readonly idKeptUs: number;
  readonly checkpointEvery: number;
}
