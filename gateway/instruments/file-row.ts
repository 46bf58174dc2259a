import type { Instrument, InstrumentClassName, Session } from '../../core/market/instruments.ts';
import { MAX_SYMBOL_BYTES } from '../inbound/parse.ts';
import { readExact, type ExactNumber } from './exact-number.ts';
import { isMoneyExact } from './lot-money.ts';

/** An instrument as a file tells it: its number follows from when it was first seen. */
export type FileInstrument = Omit<Instrument, 'id'>;

/** What every format has, as text; the rules for it are the same for all. */
export interface FileRow {
  readonly symbol: string;
  readonly class: InstrumentClassName;
  readonly tradable: boolean;
  readonly currency: string;
  readonly tick: string;
  readonly lot: string;
  readonly multiplier: string;
  /** Quantity in the symbol's units, a multiple of the lot; empty: any. */
  readonly freezeQuantity: string;
  readonly expiryUs: number;
  readonly session: Session | undefined;
  readonly exchange: string;
  readonly venueId: string;
  /** Where the simulated market is to begin; empty: nowhere. */
  readonly homePrice: string;
}

const SYMBOL = /^[!#-[\]-~]+( [!#-[\]-~]+)*$/;
const CURRENCY = /^[A-Z0-9]{1,12}$/;
const NAME = /^[ -~]{0,64}$/;
const MAX_EXPIRY_US = Date.UTC(2200, 0) * 1000;

/** The instrument, or why the row can't be taken. */
export function instrumentOfRow(row: FileRow): FileInstrument | string {
  const { symbol, currency, exchange, venueId, expiryUs, session } = row;
  if (symbol.length > MAX_SYMBOL_BYTES || !SYMBOL.test(symbol)) {
    return `a symbol is 1 to ${MAX_SYMBOL_BYTES} ASCII characters without quotes and backslashes`;
  }
  if (!CURRENCY.test(currency)) return 'a currency is 1 to 12 of A-Z 0-9';
  if (!NAME.test(exchange) || !NAME.test(venueId)) return 'exchange and venue id are at most 64 ASCII characters';
  const tick = readExact(row.tick);
  if (tick === undefined) return `${shown(row.tick)} is no tick: a number from 10^-18 to 10^7`;
  const lot = readExact(row.lot);
  if (lot === undefined) return `${shown(row.lot)} is no lot: a number from 10^-18 to 10^7`;
  const multiplier = readExact(row.multiplier);
  if (multiplier === undefined) return `${shown(row.multiplier)} is no multiplier: a number from 10^-18 to 10^7`;
  if (!(Number.isSafeInteger(expiryUs) && expiryUs >= 0 && expiryUs < MAX_EXPIRY_US))
    return 'its expiry is no time before 2200';
  const freezeLots = row.freezeQuantity === '' ? 0 : unitsOf(row.freezeQuantity, lot);
  if (freezeLots === undefined) return `the freeze quantity ${shown(row.freezeQuantity)} is no multiple of the lot`;
  const instrument = {
    symbol,
    class: row.class,
    tradable: row.tradable,
    currency,
    tickMantissa: tick.mantissa,
    tickDecimals: tick.decimals,
    lotMantissa: lot.mantissa,
    lotDecimals: lot.decimals,
    homeTicks: row.homePrice === '' ? 0 : (unitsOf(row.homePrice, tick) ?? 0),
    multiplierMantissa: multiplier.mantissa,
    multiplierDecimals: multiplier.decimals,
    freezeLots,
    expiryUs,
    ...(session === undefined ? {} : { session }),
    exchange,
    venueId,
  };
  return isMoneyExact(instrument) ? instrument : 'the money of one lot at one tick is not between 10^-18 and 10^9';
}

/** How many whole units a number is; undefined: it isn't, or is no number of 2^53 at most. */
function unitsOf(text: string, unit: ExactNumber): number | undefined {
  const match = text.length > 48 ? null : /^(\d+)(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(unit.decimals);
  const denominator = BigInt(unit.mantissa) * 10n ** BigInt(fraction.length);
  const units = numerator / denominator;
  return numerator % denominator === 0n && units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : undefined;
}

function shown(text: string): string {
  return text === '' ? 'nothing' : text.slice(0, 48);
}
