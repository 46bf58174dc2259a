/**
 * JSON of files, with every number as the text that stands there and every object with its line. `JSON.parse` would make
 * binary fractions of the numbers and forget the lines.
 */
export type ExactValue = string | boolean | null | readonly ExactValue[] | ExactObject;

export interface ExactObject {
  /** In which it begins, from 1. */
  readonly line: number;
  readonly fields: ReadonlyMap<string, ExactValue>;
}

/** The text isn't JSON; the message names the line. */
class ExactJsonError extends Error {
  override readonly name = 'ExactJsonError';
}

const MAX_DEPTH = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

export function isExactObject(value: ExactValue | undefined): value is ExactObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws `ExactJsonError`. A name that stands twice in an object is an error, too. */
export function parseExact(text: string): ExactValue {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;

  function fail(what: string): never {
    throw new ExactJsonError(`line ${line}: ${what}`);
  }

  function skip(): number {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED) line += 1;
      else if (code !== 0x20 && code !== 0x0d && code !== 0x09) return code;
      at += 1;
    }
  }

  function expect(character: string): void {
    if (text[at] !== character) fail(`${character} is missing`);
    at += 1;
  }

  function string(): string {
    const start = at;
    let isPlain = true;
    for (at += 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (!(code >= 0x20)) fail('a text has no end');
      if (code !== BACKSLASH) continue;
      isPlain = false;
      at += 1;
    }
    at += 1;
    if (isPlain) return text.slice(start + 1, at - 1);
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail('a text is not well written');
    }
  }

  function object(depth: number): ExactObject {
    const begins = line;
    const fields = new Map<string, ExactValue>();
    at += 1;
    if (skip() !== 0x7d) {
      for (;;) {
        if (skip() !== QUOTE) fail('a name is missing');
        const name = string();
        if (fields.has(name)) fail(`${name.slice(0, 64)} is given twice`);
        skip();
        expect(':');
        fields.set(name, value(depth));
        if (skip() !== 0x2c) break;
        at += 1;
      }
    }
    expect('}');
    return { line: begins, fields };
  }

  function list(depth: number): ExactValue[] {
    const values: ExactValue[] = [];
    at += 1;
    if (skip() !== 0x5d) {
      for (;;) {
        values.push(value(depth));
        if (skip() !== 0x2c) break;
        at += 1;
      }
    }
    expect(']');
    return values;
  }

  function value(depth: number): ExactValue {
    if (depth > MAX_DEPTH) fail('too deep');
    const code = skip();
    if (code === QUOTE) return string();
    if (code === 0x7b) return object(depth + 1);
    if (code === 0x5b) return list(depth + 1);
    const pattern = code === 0x74 || code === 0x66 || code === 0x6e ? WORD : NUMBER;
    pattern.lastIndex = at;
    const word = pattern.exec(text)?.[0];
    if (word === undefined) return fail('a value is missing');
    at += word.length;
    if (pattern === NUMBER) return word;
    return word === 'null' ? null : word === 'true';
  }

  const whole = value(0);
  if (!Number.isNaN(skip())) fail('something stands behind the end');
  return whole;
}
