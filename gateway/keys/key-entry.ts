import { SCOPE_NAMES, type ScopeName } from './principal.ts';
import { parseRange } from './addresses.ts';
import { PUBLIC_KEY_BYTES } from './public-key.ts';

/**
 * A key as it stands in the file:
 *
 *   { "id": "tg_…", "number": 3, "name": "desk 1", "scopes": ["read","trade"], "accounts": ["demo"],
 *     "symbols": ["BTCUSDT"],                        optional: only these are traded
 *     "ips": ["10.0.0.0/8","2001:db8::1"],           optional: only from there
 *     "secret": "tgs_…"  or  "public_key": base64 of the 32 bytes (Ed25519);  neither once it is revoked
 *     "created": "2026-11-21T10:00:00.000Z", "revoked": "…" }
 */
export interface KeyEntry {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly scopes: readonly ScopeName[];
  readonly accounts: readonly string[];
  readonly symbols?: readonly string[];
  readonly ips?: readonly string[];
  readonly secret?: string;
  readonly public_key?: string;
  readonly created: string;
  readonly revoked?: string;
}

interface Field {
  readonly allowed: string;
  readonly isRequired: boolean;
  isGood(value: unknown): boolean;
}

export const MOST_KEY_NUMBER = 2_147_483_647;

/** One list for the file and for the command line. A value is never told in a message: it may be a secret in the wrong place. */
export const KEY_FIELDS: Readonly<Record<keyof KeyEntry, Field>> = {
  id: required('tg_ and 16 of A-Z a-z 0-9', (value) => matches(value, /^tg_[A-Za-z0-9]{16}$/)),
  number: required(
    `a whole number from 1 to ${MOST_KEY_NUMBER}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_KEY_NUMBER,
  ),
  name: required('up to 64 of A-Z a-z 0-9 . _ : @ - and space', (value) => matches(value, /^[A-Za-z0-9 ._:@-]{0,64}$/)),
  scopes: required(`some of ${Object.keys(SCOPE_NAMES).join(', ')}, each once`, (value) =>
    isList(value, 5, (one) => typeof one === 'string' && Object.hasOwn(SCOPE_NAMES, one)),
  ),
  accounts: required('1 to 64 names of accounts, each once', (value) =>
    isList(value, 64, (one) => matches(one, /^[A-Za-z0-9._-]{1,32}$/)),
  ),
  symbols: optional('1 to 256 symbols, each once', (value) =>
    isList(value, 256, (one) => matches(one, /^[A-Za-z0-9._:-]{1,32}$/)),
  ),
  ips: optional('1 to 64 addresses or networks such as 10.0.0.0/8 or 2001:db8::/32, each once', (value) =>
    isList(value, 64, (one) => typeof one === 'string' && parseRange(one) !== undefined),
  ),
  secret: optional('32 to 128 printable characters without space', (value) => matches(value, /^[\x21-\x7e]{32,128}$/)),
  public_key: optional(`base64 of the ${PUBLIC_KEY_BYTES} bytes of an Ed25519 public key`, (value) =>
    matches(value, /^[A-Za-z0-9+/]{43}=$/),
  ),
  created: required('a time such as 2026-12-24T15:30:00.000Z', isTime),
  revoked: optional('a time such as 2026-12-24T15:30:00.000Z', isTime),
};

/** What is wrong with one key, each line beginning with the name of a field. */
export function entryMistakes(raw: unknown): readonly string[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return ['allowed is one JSON object'];
  const values = raw as Readonly<Record<string, unknown>>;
  const mistakes = Object.keys(values)
    .filter((name) => !Object.hasOwn(KEY_FIELDS, name))
    .map(() => 'there is a field that no key has');
  for (const [name, { allowed, isRequired, isGood }] of Object.entries(KEY_FIELDS)) {
    const value = values[name];
    if (value === undefined ? isRequired : !isGood(value)) mistakes.push(`${name}: allowed is ${allowed}`);
  }
  const proofs = ['secret', 'public_key'].filter((name) => values[name] !== undefined).length;
  if (proofs !== 1 && values['revoked'] === undefined) mistakes.push('secret, public_key: allowed is one of the two');
  return mistakes;
}

function required(allowed: string, isGood: (value: unknown) => boolean): Field {
  return { allowed, isRequired: true, isGood };
}

function optional(allowed: string, isGood: (value: unknown) => boolean): Field {
  return { allowed, isRequired: false, isGood };
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isList(value: unknown, most: number, isGood: (one: unknown) => boolean): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false;
  return new Set(value).size === value.length && value.every((one) => isGood(one));
}

function isTime(value: unknown): boolean {
  return matches(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) && !Number.isNaN(Date.parse(value as string));
}
