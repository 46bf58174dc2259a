/**
 * The instruments that the gateway knows. Prices are whole ticks, quantities whole lots; both fit 2^53.
 *
 *   price    = priceTicks   × tickMantissa / 10^tickDecimals
 *   quantity = quantityLots × lotMantissa  / 10^lotDecimals
 */
export interface Instrument {
  readonly id: number;
  readonly symbol: string;
  readonly class: 'crypto' | 'index' | 'option';
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
  /** Where the simulated market reverts to, in ticks. */
  readonly homeTicks: number;
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
