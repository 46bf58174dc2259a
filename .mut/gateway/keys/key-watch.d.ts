import type { KeyFile } from './key-file.ts';
import { type KeyFileRules } from './key-store.ts';
/**
 * Looks whether the file has changed, in place or by a rename, and reads it again. A file that can't be read, or is
 * gone, changes nothing: the keys of before stay in force, and the operator is told, once per change. A deleted file
 * must not lock every client out, nor does it say which key is meant; `tickgate keys revoke` does.
 *
 * `seen`: the stamp of what was read at the start. Returns what ends it.
 */
export declare function watchKeyFile(path: string, rules: KeyFileRules, seen: string, changed: (file: KeyFile) => void, trouble: (text: string) => void): () => void;
