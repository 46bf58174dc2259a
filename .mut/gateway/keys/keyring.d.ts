import type { KeyObject } from 'node:crypto';
import type { Directory } from '../directory.ts';
import { type AddressRange } from './addresses.ts';
import { type HmacKey } from './hmac.ts';
import type { KeyEntry } from './key-entry.ts';
import { type Principal } from './principal.ts';
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
export declare function createKeyring(directory: Directory): Keyring;
