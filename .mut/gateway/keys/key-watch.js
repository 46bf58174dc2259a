import { stat } from 'node:fs';
import { loadKeyFile, stampOf } from './key-store.js';
/** How often the file is looked at: a revoked key has to be out within a second. */
const LOOK_EVERY_MS = 250;
/**
 * Looks whether the file has changed, in place or by a rename, and reads it again. A file that can't be read, or is
 * gone, changes nothing: the keys of before stay in force, and the operator is told, once per change. A deleted file
 * must not lock every client out, nor does it say which key is meant; `tickgate keys revoke` does.
 *
 * `seen`: the stamp of what was read at the start. Returns what ends it.
 */
export function watchKeyFile(path, rules, seen, changed, trouble) {
    let stamp = seen;
    let isLooking = false;
    let isOver = false;
    function look() {
        if (isLooking)
            return;
        isLooking = true;
        // Not synchronously: the folder may be one that hangs.
        stat(path, { bigint: true }, (error, stats) => {
            isLooking = false;
            const now = error === null ? stampOf(stats) : String(error.code);
            if (isOver || now === stamp)
                return;
            stamp = now;
            try {
                const loaded = loadKeyFile(path, rules);
                stamp = loaded.stamp;
                changed(loaded.file);
            }
            catch (why) {
                trouble(`${why.message}; the keys of before stay in force`);
            }
        });
    }
    const timer = setInterval(look, LOOK_EVERY_MS).unref();
    return () => {
        isOver = true;
        clearInterval(timer);
    };
}
//# sourceMappingURL=key-watch.js.map