import type { Directory } from '../directory.ts';
import { type KeyFileRules } from './key-store.ts';
import { type Keyring } from './keyring.ts';
/** The keys of a running gateway. */
export interface OpenKeys {
    readonly keyring: Keyring;
    /** From here on the file's changes come in force; `changed` is told after each. Returns what ends it. */
    follow(changed: () => void, trouble: (text: string) => void): () => void;
}
/** What holds for a gateway: the file is its own user's, or a credential. */
export declare function gatewayRules(env: Readonly<Record<string, string | undefined>>): KeyFileRules;
/** Throws `ExitError` for a start: a file that can't be used, or a key that names what isn't here. */
export declare function openKeys(path: string, rules: KeyFileRules, directory: Directory): OpenKeys;
