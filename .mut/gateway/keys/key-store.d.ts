import { type BigIntStats } from 'node:fs';
import { type KeyFile } from './key-file.ts';
/** Whose file is taken for a key file. */
export interface KeyFileRules {
    /** Whose it must be; -1: anybody's (root, at the command line). */
    readonly owner: number;
    /** systemd's folder of credentials, '' if there is none: what lies there is taken as systemd made it. */
    readonly credentials: string;
}
/** Tells one state of a file from another, renamed ones too. */
export declare function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string;
/** Throws `KeyFileError`. Reads at most `MAX_KEY_FILE_BYTES`, and never waits for a pipe. */
export declare function loadKeyFile(path: string, rules: KeyFileRules): {
    readonly file: KeyFile;
    readonly stamp: string;
};
/** Reads, changes and writes under a lock: temporary file ▸ fsync ▸ rename ▸ fsync of the folder. */
export declare function changeKeyFile(path: string, rules: KeyFileRules, ifAbsent: KeyFile | undefined, change: (file: KeyFile) => KeyFile): Promise<void>;
