import type { InstrumentClass } from '../schema/definition.ts';

/**
 * The instruments that the gateway knows. Prices are whole ticks, quantities whole lots; both fit 2^53.
 *
 *   price    = priceTicks   × tickMantissa / 10^tickDecimals
 *   quantity = quantityLots × lotMantissa  / 10^lotDecimals
 */
export interface Instrument {
  readonly id: number;
  readonly symbol: string;
  readonly class: InstrumentClassName;
  /** An index has quotes but takes no orders. */
  readonly tradable: boolean;
  /** Currency of its prices. */
  readonly currency: string;
  /** BTCUSDT: 1 / 10^2, a tick of 0.01. An option with tick 0.05: 5 / 10^2. */
  readonly tickMantissa: number;
  readonly tickDecimals: number;
  /** BTCUSDT: 1 / 10^6. An option with lot 75: 75 / 10^0. */
  readonly lotMantissa: number;
  readonly lotDecimals: number;
  /** Where the simulated market reverts to, in ticks; 0: it has no quotes of it. */
  readonly homeTicks: number;
  /** Money of a quantity of 1 at a price of 1 = multiplierMantissa / 10^multiplierDecimals of its currency. 1. */
  readonly multiplierMantissa?: number;
  /** 0. */
  readonly multiplierDecimals?: number;
  /** The largest quantity of one order that its exchange takes; 0: any. */
  readonly freezeLots?: number;
  /** From then on it takes no orders, in microseconds since the Unix epoch; 0: never. */
  readonly expiryUs?: number;
  /** Absent: it is always open. */
  readonly session?: Session;
  readonly exchange?: string;
  /** Its name or number at the venue, where that isn't the symbol. */
  readonly venueId?: string;
  /** Why it isn't tradable, where that isn't its own nature. */
  readonly problem?: string;
}

export type InstrumentClassName = keyof typeof InstrumentClass;

/** When it trades, in the time of its exchange. A close that isn't after the open is on the next day. */
export interface Session {
  /** Microseconds after midnight. */
  readonly openUs: number;
  readonly closeUs: number;
  /** An IANA name, such as Asia/Kolkata. */
  readonly zone: string;
  /** Days on which a session begins, bit 0: Monday. */
  readonly days: number;
}

/** The simulated market's instruments: the seeds' names, with the venues' own ticks and lots. */
export const SimulatedInstruments: readonly Instrument[] = [
  {
    id: 0,
    symbol: 'BTCUSDT',
    class: 'crypto',
    tradable: true,
    currency: 'USDT',
    tickMantissa: 1,
    tickDecimals: 2,
    lotMantissa: 1,
    lotDecimals: 6,
    homeTicks: 4_500_000,
  },
  {
    id: 1,
    symbol: 'ETHUSDT',
    class: 'crypto',
    tradable: true,
    currency: 'USDT',
    tickMantissa: 1,
    tickDecimals: 2,
    lotMantissa: 1,
    lotDecimals: 4,
    homeTicks: 250_000,
  },
  {
    id: 2,
    symbol: 'NIFTY50',
    class: 'index',
    tradable: false,
    currency: 'INR',
    tickMantissa: 5,
    tickDecimals: 2,
    lotMantissa: 1,
    lotDecimals: 0,
    homeTicks: 500_000,
  },
  {
    id: 3,
    symbol: 'BANKNIFTY',
    class: 'index',
    tradable: false,
    currency: 'INR',
    tickMantissa: 5,
    tickDecimals: 2,
    lotMantissa: 1,
    lotDecimals: 0,
    homeTicks: 1_020_000,
  },
  {
    id: 4,
    symbol: 'NIFTY24DEC25000CE',
    class: 'option',
    tradable: true,
    currency: 'INR',
    tickMantissa: 5,
    tickDecimals: 2,
    lotMantissa: 75,
    lotDecimals: 0,
    homeTicks: 3_000,
  },
];
