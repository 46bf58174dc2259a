import { InstrumentClass } from '../core/schema/definition.ts';
import { BadValue, type ValueKind } from './config-values.ts';

type ClassName = keyof typeof InstrumentClass;

/** By class of instrument: how old a quote may be that an order is judged by, in ms. */
export type QuoteAges = Readonly<Record<ClassName, number>>;

const CLASSES = Object.keys(InstrumentClass) as ClassName[];
const MOST_MS = 86_400_000;
const USUAL_MS = 5_000;
const ALLOWED =
  `a whole number of 1 to ${MOST_MS} for all, or such as equity=2000,option=10000, separated by commas, each of ` +
  `${CLASSES.join(', ')} once; those left out have ${USUAL_MS}`;

export const DEFAULT_QUOTE_AGES = agesOf([]);

export const quoteAges: ValueKind<QuoteAges> = {
  allowed: ALLOWED,
  read(raw) {
    const text = typeof raw === 'number' ? String(raw) : raw;
    if (typeof text !== 'string') return new BadValue(ALLOWED);
    const all = ageOf(text);
    if (all !== undefined) return agesOf(CLASSES.map((name) => [name, all]));
    const ages: [ClassName, number][] = [];
    for (const part of text.split(',')) {
      const [name = '', value = '', ...more] = part.trim().split('=');
      const known = CLASSES.find((one) => one === name);
      const ageMs = ageOf(value);
      if (more.length > 0 || known === undefined || ageMs === undefined) return new BadValue(ALLOWED);
      ages.push([known, ageMs]);
    }
    return new Set(ages.map(([name]) => name)).size === ages.length ? agesOf(ages) : new BadValue(ALLOWED);
  },
  show: (ages) => CLASSES.map((name) => `${name}=${ages[name]}`).join(','),
};

function ageOf(text: string): number | undefined {
  const age = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  return age >= 1 && age <= MOST_MS ? age : undefined;
}

function agesOf(ages: readonly (readonly [ClassName, number])[]): QuoteAges {
  const usual = CLASSES.map((name) => [name, USUAL_MS] as const);
  return Object.fromEntries([...usual, ...ages]) as QuoteAges;
}
