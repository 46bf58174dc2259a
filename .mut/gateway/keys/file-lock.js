import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import koffi from 'koffi';
const LOCK_EX = 2;
const LOCK_NB = 4;
const TIMEOUT_MS = 5_000;
const RETRY_MS = 20;
const flock = koffi.load(null).func('int flock(int fd, int operation)');
/** Waits at most 5 s to be the only one; undefined: somebody else has it all the time. Returns what releases it. */
export async function lockFile(path) {
    const untilMs = performance.now() + TIMEOUT_MS;
    // The file stays: the kernel drops the lock with the descriptor, however the process ends.
    const fd = openSync(path, 'a', 0o600);
    for (;;) {
        if (flock(fd, LOCK_EX | LOCK_NB) === 0)
            return () => closeSync(fd);
        if (performance.now() > untilMs) {
            closeSync(fd);
            return undefined;
        }
        await sleep(RETRY_MS);
    }
}
//# sourceMappingURL=file-lock.js.map