import { ExitCode, ExitError } from '../../workers/exit-codes.js';
import { KeyFileError } from './key-file.js';
import { loadKeyFile } from './key-store.js';
import { watchKeyFile } from './key-watch.js';
import { createKeyring } from './keyring.js';
/** What holds for a gateway: the file is its own user's, or a credential. */
export function gatewayRules(env) {
    return { owner: process.geteuid?.() ?? -1, credentials: env['CREDENTIALS_DIRECTORY'] ?? '' };
}
/** Throws `ExitError` for a start: a file that can't be used, or a key that names what isn't here. */
export function openKeys(path, rules, directory) {
    const keyring = createKeyring(directory);
    let stamp;
    try {
        const loaded = loadKeyFile(path, rules);
        ({ stamp } = loaded);
        const refused = keyring.replace(loaded.file.keys);
        if (refused.length > 0)
            throw new KeyFileError(path, refused);
    }
    catch (error) {
        if (!(error instanceof KeyFileError))
            throw error;
        throw new ExitError(ExitCode.usage, `KEYS_FILE: ${error.message}`);
    }
    return {
        keyring,
        follow(changed, trouble) {
            return watchKeyFile(path, rules, stamp, ({ keys }) => {
                for (const refused of keyring.replace(keys))
                    trouble(`${refused}: it may not enter`);
                changed();
            }, trouble);
        },
    };
}
//# sourceMappingURL=open-keys.js.map