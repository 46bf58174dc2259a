import { type KeyEntry } from './key-entry.ts';
/**
 * The file of keys: `{"version":1,"next_number":4,"keys":[…]}`. Revoked keys stay, without their secret, until the room
 * is needed; `next_number` only rises, so a number is never anybody else's.
 */
export interface KeyFile {
    readonly nextNumber: number;
    readonly keys: readonly KeyEntry[];
}
export declare const MAX_KEYS = 1024;
export declare const MAX_KEY_FILE_BYTES: number;
export declare const NO_KEYS: KeyFile;
/** Of reading a file: each line says what is wrong, and never a value. */
export declare class KeyFileError extends Error {
    readonly name = "KeyFileError";
    constructor(path: string, mistakes: readonly string[]);
}
export declare function writeKeyText({ nextNumber, keys }: KeyFile): string;
/** Throws `KeyFileError` with all mistakes together. */
export declare function readKeyText(path: string, text: string): KeyFile;
/** With one key more, and without the oldest of the revoked ones where there is no room for both. */
export declare function withKey(file: KeyFile, key: Omit<KeyEntry, 'number'>): KeyFile | undefined;
/** What is kept of a revoked key has no secret. */
export declare function withoutKey(file: KeyFile, id: string, revoked: string): KeyFile;
