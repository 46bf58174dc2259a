import type { KeyObject } from 'node:crypto';
import type { Directory } from '../directory.ts';
import { type AddressRange, parseRange } from './addresses.ts';
import { type HmacKey, createHmacKey } from './hmac.ts';
import type { KeyEntry } from './key-entry.ts';
import { type Principal, SCOPE_NAMES } from './principal.ts';
import { publicKeyOf } from './public-key.ts';

/** A key that may enter. One that changes becomes another object: who holds the old one has to log on again. */
export interface Key {
  readonly id: string;
  readonly principal: Principal;
  /** Undefined: it signs by Ed25519. */
  readonly secret: HmacKey | undefined;
  readonly publicKey: KeyObject | undefined;
  /** Undefined: from anywhere. */
  readonly ranges: readonly AddressRange[] | undefined;
}

/** The keys in force. */
export interface Keyring {
  readonly count: number;
  find(id: string): Key | undefined;
  /** Takes the place of what was there. Returns, a line each, the keys that name what isn't here: they are left out. */
  replace(entries: readonly KeyEntry[]): readonly string[];
}

export function createKeyring(directory: Directory): Keyring {
  let keys = new Map<string, { readonly text: string; readonly key: Key }>();

  return {
    get count() {
      return keys.size;
    },
    find: (id) => keys.get(id)?.key,
    replace(entries) {
      const refused: string[] = [];
      const next: typeof keys = new Map();
      for (const entry of entries) {
        if (entry.revoked !== undefined) continue;
        const mistakes = unknownNames(entry, directory);
        if (mistakes.length > 0) {
          refused.push(`key ${entry.id}: ${mistakes.join('; ')}`);
          continue;
        }
        const text = JSON.stringify(entry);
        const before = keys.get(entry.id);
        next.set(entry.id, before?.text === text ? before : { text, key: keyOf(entry, directory) });
      }
      keys = next;
      return refused;
    },
  };
}

function unknownNames({ accounts, symbols = [] }: KeyEntry, directory: Directory): readonly string[] {
  return [
    ...accounts.filter((name) => directory.accountOf(name) < 0).map((name) => `ACCOUNTS has no ${name}`),
    ...symbols.filter((symbol) => directory.instrumentOf(symbol) < 0).map((symbol) => `there is no symbol ${symbol}`),
  ];
}

function keyOf(entry: KeyEntry, directory: Directory): Key {
  const { id, number, secret, public_key: publicKey, symbols, ips } = entry;
  return {
    id,
    principal: {
      key: id,
      number,
      scopes: entry.scopes.reduce((bits, name) => bits | SCOPE_NAMES[name], 0),
      accounts: entry.accounts.map((name) => directory.accountOf(name)),
      symbols: symbols === undefined ? undefined : new Set(symbols.map((symbol) => directory.instrumentOf(symbol))),
    },
    secret: secret === undefined ? undefined : createHmacKey(Buffer.from(secret)),
    publicKey: publicKey === undefined ? undefined : publicKeyOf(publicKey),
    ranges: ips?.map((ip) => parseRange(ip)!),
  };
}
