import type { InstrumentClassName } from '../../core/market/instruments.ts';
import { type ExactObject, type ExactValue, isExactObject } from './exact-json.ts';
import { readExact } from './exact-number.ts';
import { instrumentOfRow } from './file-row.ts';
import type { RowReader } from './own-format.ts';

/*
 * The JSON of ccxt's `exchange.loadMarkets()`: an object of markets by symbol. Symbols are ccxt's own (BTC/USDT,
 * BTC/USDT:USDT), unique where an exchange's ids aren't; the id is kept as the venue's. A market's precision is a number
 * of decimal places with some exchanges and a tick size with others, and the file alone may not say which: then it is
 * given as `{ "precisionMode": 4, "markets": { … } }`, ccxt's own number (2: decimal places, 4: tick sizes).
 */
const DECIMAL_PLACES = '2';
const TICK_SIZE = '4';
const CLASSES: Readonly<Record<string, InstrumentClassName>> = {
  spot: 'crypto',
  margin: 'crypto',
  swap: 'crypto',
  future: 'future',
  option: 'option',
};
const MAX_PLACES = 18;

/** The markets of a file, and how to read one. Throws with what is wrong with the whole. */
export function ccxtRows(file: ExactObject): { readonly rows: readonly ExactValue[]; readonly read: RowReader } {
  const wrapped = file.fields.get('markets');
  const markets = isExactObject(wrapped) ? wrapped : file;
  const rows = [...markets.fields.values()];
  if (rows.length === 0) throw new Error('it has no markets');
  const mode = isExactObject(wrapped) ? file.fields.get('precisionMode') : undefined;
  if (mode !== undefined && mode !== DECIMAL_PLACES && mode !== TICK_SIZE) {
    throw new Error('precisionMode is 2 (decimal places) or 4 (tick sizes); significant digits are no tick');
  }
  const isTickSize = mode === undefined ? guessTickSize(rows) : mode === TICK_SIZE;
  return { rows, read: (row) => readMarket(row, isTickSize) };
}

/** A fraction is no number of places, a zero no tick; a file with neither may be either. */
function guessTickSize(rows: readonly ExactValue[]): boolean {
  let hasZero = false;
  for (const row of rows) {
    if (!isExactObject(row)) continue;
    const precision = row.fields.get('precision');
    if (!isExactObject(precision)) continue;
    for (const name of ['price', 'amount']) {
      const value = precision.fields.get(name);
      if (typeof value !== 'string') continue;
      const number = readExact(value);
      if (number !== undefined && (number.decimals > 0 || number.mantissa > MAX_PLACES)) return true;
      if (value === '0') hasZero = true;
    }
  }
  if (hasZero) return false;
  throw new Error(
    'precision may be decimal places or tick sizes: write {"precisionMode": 2 or 4, "markets": …} around it',
  );
}

function readMarket({ fields }: ExactObject, isTickSize: boolean): ReturnType<RowReader> {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const type = text('type');
  const name = CLASSES[type];
  if (name === undefined) return `${type.slice(0, 16) || 'nothing'} is no type that is known`;
  if (fields.get('inverse') === true)
    return 'an inverse contract is settled in what it is a contract on: not supported';
  const isContract = fields.get('contract') === true || type === 'swap' || type === 'future' || type === 'option';
  const quote = text('quote');
  const settle = text('settle');
  if (isContract && settle !== '' && settle !== quote) {
    return `prices in ${quote.slice(0, 12)}, settled in ${settle.slice(0, 12)}: not supported`;
  }
  const contractSize = text('contractSize');
  if (isContract && contractSize === '') return 'a contract has a contractSize';
  const tick = unitOf(fields, 'price', isTickSize);
  const lot = unitOf(fields, 'amount', isTickSize);
  if (tick === undefined || lot === undefined) return `precision has no ${tick === undefined ? 'price' : 'amount'}`;
  const expiry = text('expiry');
  if (expiry !== '' && !/^\d{1,15}$/.test(expiry)) return 'expiry is a time in milliseconds';
  return instrumentOfRow({
    symbol: text('symbol'),
    class: name,
    tradable: fields.get('active') !== false,
    currency: quote,
    tick,
    lot,
    multiplier: isContract ? contractSize : '1',
    freezeQuantity: largest(fields, lot),
    expiryUs: Number(expiry) * 1000,
    session: undefined,
    exchange: '',
    venueId: text('id'),
    homePrice: '',
  });
}

/** As the text of a number; undefined: the market doesn't say. */
function unitOf(fields: ExactObject['fields'], name: string, isTickSize: boolean): string | undefined {
  const precision = fields.get('precision');
  const value = isExactObject(precision) ? precision.fields.get(name) : undefined;
  if (typeof value !== 'string') return undefined;
  if (isTickSize) return value;
  if (!/^-?\d{1,2}$/.test(value) || Number(value) > MAX_PLACES) return undefined;
  return `1e${-Number(value)}`;
}

/** The largest amount of one order, in whole lots; empty: any. */
function largest(fields: ExactObject['fields'], lotText: string): string {
  const limits = fields.get('limits');
  const amount = isExactObject(limits) ? limits.fields.get('amount') : undefined;
  const max = isExactObject(amount) ? amount.fields.get('max') : undefined;
  const lot = readExact(lotText);
  const match = typeof max === 'string' ? /^(\d{1,24})(?:\.(\d{1,18}))?$/.exec(max) : null;
  if (match === null || lot === undefined) return '';
  const [, whole = '', fraction = ''] = match;
  const unit = BigInt(lot.mantissa) * 10n ** BigInt(fraction.length);
  const lots = (BigInt(whole + fraction) * 10n ** BigInt(lot.decimals)) / unit;
  if (lots <= 0n || lots > BigInt(Number.MAX_SAFE_INTEGER)) return '';
  const digits = (lots * BigInt(lot.mantissa)).toString().padStart(lot.decimals + 1, '0');
  return lot.decimals === 0 ? digits : `${digits.slice(0, -lot.decimals)}.${digits.slice(-lot.decimals)}`;
}
