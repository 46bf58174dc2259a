import { readFileSync } from 'node:fs';
import type { SigningKey } from './json-orders.ts';

/** The keys of a file that `tickgate keys` has made. */
export function readKeyFile(file: string): readonly SigningKey[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly keys: readonly SigningKey[] }).keys;
}
