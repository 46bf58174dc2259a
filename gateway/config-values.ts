/** How the text of one setting becomes its value. A reader returns a `BadValue` instead of throwing. */
export class BadValue {
  readonly allowed: string;
  constructor(allowed: string) {
    this.allowed = allowed;
  }
}

export interface ValueKind<Value> {
  /** What is allowed, for messages and tables. */
  readonly allowed: string;
  /** `raw` is text, or from the configuration file any JSON value. */
  read(raw: unknown): Value | BadValue;
  /** How a value is written, where that isn't its own text. */
  show?(value: Value): string;
}

export const flag: ValueKind<boolean> = {
  allowed: 'true or false',
  read(raw) {
    if (raw === true || raw === 'true' || raw === '1') return true;
    if (raw === false || raw === 'false' || raw === '0') return false;
    return new BadValue(flag.allowed);
  },
};

export function whole(least: number, most: number): ValueKind<number> {
  const allowed = `a whole number from ${least} to ${most}`;
  return {
    allowed,
    read(raw) {
      const text = typeof raw === 'number' ? String(raw) : raw;
      if (typeof text !== 'string' || !/^-?\d{1,16}$/.test(text)) return new BadValue(allowed);
      const value = Number(text);
      return value >= least && value <= most ? value : new BadValue(allowed);
    },
  };
}

/** What `orAuto` reads the word auto as. */
export const AUTO = -1;

/** A number that isn't negative, or auto: what it is then, `about` the setting says. */
export function orAuto(number: ValueKind<number>): ValueKind<number> {
  const allowed = `auto, or ${number.allowed}`;
  return {
    allowed,
    read(raw) {
      if (raw === 'auto') return AUTO;
      return number.read(raw) instanceof BadValue ? new BadValue(allowed) : number.read(raw);
    },
    show: (value) => (value === AUTO ? 'auto' : String(value)),
  };
}

/** What `orNone` reads the word none as. */
export const NONE = -1;

/** A limit, which may be 0, or none at all. */
export function orNone(limit: ValueKind<number>): ValueKind<number> {
  const allowed = `none, or ${limit.allowed}`;
  return {
    allowed,
    read(raw) {
      if (raw === 'none') return NONE;
      return limit.read(raw) instanceof BadValue ? new BadValue(allowed) : limit.read(raw);
    },
    show: (value) => (value === NONE ? 'none' : (limit.show?.(value) ?? String(value))),
  };
}

export function powerOfTwo(least: number, most: number): ValueKind<number> {
  const number = whole(least, most);
  const allowed = `a power of two from ${least} to ${most}`;
  return {
    allowed,
    read(raw) {
      const value = number.read(raw);
      return typeof value === 'number' && Number.isInteger(Math.log2(value)) ? value : new BadValue(allowed);
    },
  };
}

/** An amount with at most 6 decimals, as whole millionths. */
export function money(least: number, most: number): ValueKind<number> {
  const allowed = `an amount from ${least} to ${most} with at most 6 decimals`;
  return {
    allowed,
    read(raw) {
      const text = typeof raw === 'number' ? String(raw) : raw;
      if (typeof text !== 'string' || !/^\d{1,10}(\.\d{1,6})?$/.test(text)) return new BadValue(allowed);
      const [units = '0', fraction = ''] = text.split('.');
      const value = Number(units) * 1_000_000 + Number(fraction.padEnd(6, '0'));
      return value >= least * 1_000_000 && value <= most * 1_000_000 ? value : new BadValue(allowed);
    },
    show: (value) => String(value / 1_000_000),
  };
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): ValueKind<Choice> {
  const allowed = choices.join(', ');
  return {
    allowed,
    read: (raw) => choices.find((choice) => choice === raw) ?? new BadValue(allowed),
  };
}

export function text(allowed: string, pattern: RegExp): ValueKind<string> {
  return {
    allowed,
    read: (raw) => (typeof raw === 'string' && pattern.test(raw) ? raw : new BadValue(allowed)),
  };
}

/** Texts separated by commas, or an array of texts in the file. */
export function texts(allowed: string, pattern: RegExp, most: number): ValueKind<readonly string[]> {
  return {
    allowed,
    read(raw) {
      const list = typeof raw === 'string' ? raw.split(',').map((part) => part.trim()) : raw;
      if (!Array.isArray(list) || list.length > most) return new BadValue(allowed);
      const parts = list.filter((part) => part !== '') as unknown[];
      const areGood = parts.every((part) => typeof part === 'string' && pattern.test(part));
      return areGood ? (parts as string[]) : new BadValue(allowed);
    },
  };
}
