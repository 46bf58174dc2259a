import { BadValue, type ValueKind } from './config-values.ts';

/** What one unit of a currency is worth. */
export interface RateConfig {
  readonly currency: string;
  /** Millionths of the accounts' currency. */
  readonly rate: number;
}

/** A name of a currency: two words of text in a record. */
export const CURRENCY_NAME = /^[A-Z0-9]{2,12}$/;
/** The engine has a row for each, and one for the accounts' own. */
const MOST_RATES = 63;
const ALLOWED =
  `up to ${MOST_RATES} of INR=0.012, separated by commas: 2 to 12 of A-Z 0-9 each once, and an amount above 0 and up to ` +
  '1000000 with at most 6 decimals; none for no other currency';

export const rateList: ValueKind<readonly RateConfig[]> = {
  allowed: ALLOWED,
  read(raw) {
    if (typeof raw !== 'string') return new BadValue(ALLOWED);
    const parts = raw === 'none' ? [] : raw.split(',').map((part) => rateOf(part.trim()));
    const rates = parts.filter((rate) => rate !== undefined);
    const areUnique = new Set(rates.map(({ currency }) => currency)).size === parts.length;
    return rates.length === parts.length && areUnique && parts.length <= MOST_RATES ? rates : new BadValue(ALLOWED);
  },
  show: (rates) =>
    rates.length === 0 ? 'none' : rates.map(({ currency, rate }) => `${currency}=${rate / 1_000_000}`).join(','),
};

const MOST_RATE = 1_000_000_000_000;

function rateOf(text: string): RateConfig | undefined {
  const [currency = '', amount = '', ...more] = text.split('=');
  if (more.length > 0 || !CURRENCY_NAME.test(currency) || !/^\d{1,7}(\.\d{1,6})?$/.test(amount)) return undefined;
  const [units = '0', fraction = ''] = amount.split('.');
  const rate = Number(units) * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return rate >= 1 && rate <= MOST_RATE ? { currency, rate } : undefined;
}
