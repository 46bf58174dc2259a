import { ExitCode, ExitError } from '../../workers/exit-codes.ts';
import type { Directory } from '../directory.ts';
import { KeyFileError } from './key-file.ts';
import { type KeyFileRules, loadKeyFile } from './key-store.ts';
import { watchKeyFile } from './key-watch.ts';
import { type Keyring, createKeyring } from './keyring.ts';

/** The keys of a running gateway. */
export interface OpenKeys {
  readonly keyring: Keyring;
  /** From here on the file's changes come in force; `changed` is told after each. Returns what ends it. */
  follow(changed: () => void, trouble: (text: string) => void): () => void;
}

/** What holds for a gateway: the file is its own user's, or a credential. */
export function gatewayRules(env: Readonly<Record<string, string | undefined>>): KeyFileRules {
  return { owner: process.geteuid?.() ?? -1, credentials: env['CREDENTIALS_DIRECTORY'] ?? '' };
}

/** Throws `ExitError` for a start: a file that can't be used, or a key that names what isn't here. */
export function openKeys(path: string, rules: KeyFileRules, directory: Directory): OpenKeys {
  const keyring = createKeyring(directory);
  let stamp: string;
  try {
    const loaded = loadKeyFile(path, rules);
    ({ stamp } = loaded);
    const refused = keyring.replace(loaded.file.keys);
    if (refused.length > 0) throw new KeyFileError(path, refused);
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    throw new ExitError(ExitCode.usage, `KEYS_FILE: ${error.message}`);
  }
  return {
    keyring,
    follow(changed, trouble) {
      return watchKeyFile(
        path,
        rules,
        stamp,
        ({ keys }) => {
          for (const refused of keyring.replace(keys)) trouble(`${refused}: it may not enter`);
          changed();
        },
        trouble,
      );
    },
  };
}
