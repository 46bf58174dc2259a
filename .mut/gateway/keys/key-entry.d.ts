import { type ScopeName } from './principal.ts';
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
export declare const MOST_KEY_NUMBER = 2147483647;
/** One list for the file and for the command line. A value is never told in a message: it may be a secret in the wrong place. */
export declare const KEY_FIELDS: Readonly<Record<keyof KeyEntry, Field>>;
/** What is wrong with one key, each line beginning with the name of a field. */
export declare function entryMistakes(raw: unknown): readonly string[];
export {};
