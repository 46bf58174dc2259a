/**
 * Numbers as files write them (`0.05`, `1e-8`, `75`), exactly: value = mantissa / 10^decimals, in lowest terms. No binary
 * fraction is ever made of them.
 */
export interface ExactNumber {
  readonly mantissa: number;
  readonly decimals: number;
}

/** What ticks, lots and multipliers may be (core/number/decimal). */
const MAX_MANTISSA = 10_000_000;
const MAX_DECIMALS = 18;
const MAX_TEXT = 48;
const MAX_EXPONENT = 30;
const NUMBER = /^(\d{1,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Most rows of a file have one of a few ticks and lots. */
const MAX_KNOWN = 4096;
const known = new Map<string, ExactNumber | undefined>();

/** A number from 10^-18 to 10^7 of at most so many digits, above zero; undefined: it is none. */
export function readExact(text: string): ExactNumber | undefined {
  if (known.has(text)) return known.get(text);
  const number = parse(text);
  if (known.size < MAX_KNOWN) known.set(text, number);
  return number;
}

function parse(text: string): ExactNumber | undefined {
  const match = text.length > MAX_TEXT ? null : NUMBER.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  let digits = `${whole}${fraction}`.replace(/^0+/, '');
  let decimals = fraction.length - exponent;
  while (decimals > 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1);
    decimals -= 1;
  }
  if (decimals < 0) {
    digits += '0'.repeat(-decimals);
    decimals = 0;
  }
  const mantissa = digits === '' ? 0 : digits.length > 8 ? Infinity : Number(digits);
  if (mantissa < 1 || mantissa > MAX_MANTISSA || decimals > MAX_DECIMALS) return undefined;
  return { mantissa, decimals };
}

/** Whether it is a number at all, and zero: what files write for "none". */
export function isZero(text: string): boolean {
  return text.length <= MAX_TEXT && /^0+(\.0*)?(?:[eE][+-]?\d{1,3})?$/.test(text);
}

/** mantissa / 10^decimals as text: `0.05`. */
export function exactText({ mantissa, decimals }: ExactNumber): string {
  if (decimals === 0) return String(mantissa);
  const digits = String(mantissa).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
