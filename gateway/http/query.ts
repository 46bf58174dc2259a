import { type Refusal, refusal } from '../inbound/refusal.ts';

export interface Query {
  readonly values: ReadonlyMap<string, string>;
}

/** Reads `a=1&b=2`; each name once, and only those that are allowed. */
export function readQuery(query: string, allowed: readonly string[]): Query | Refusal {
  const values = new Map<string, string>();
  if (query === '') return { values };
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
    if (name === undefined || value === undefined)
      return refusal('INVALID_PARAMETER', 'The query is not well encoded.');
    const shown = name.slice(0, 64);
    if (!allowed.includes(name)) {
      const allowedText = allowed.length === 0 ? 'none' : allowed.join(', ');
      return refusal('INVALID_PARAMETER', `Parameters here: ${allowedText}.`, shown);
    }
    if (values.has(name)) return refusal('DUPLICATE_FIELD', 'Each parameter is given once.', shown);
    values.set(name, value);
  }
  return { values };
}

/** Undefined: the text is not well encoded. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
