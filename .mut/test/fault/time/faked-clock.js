import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
const LIBRARIES = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];
export function lacksFaketime() {
    return library() === undefined ? { kind: 'tool', what: 'libfaketimeMT.so.1 (Debian: libfaketime)' } : undefined;
}
/** `file`: where the offset is kept. */
export function createFakedClock(file) {
    function set(seconds) {
        // Whole or not at all: it is read at every look at the clock.
        writeFileSync(`${file}.new`, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
        renameSync(`${file}.new`, file);
    }
    set(0);
    return {
        set,
        cleanUp(pid) {
            for (const name of ['faketime_shm', 'sem.faketime_sem'])
                rmSync(`/dev/shm/${name}_${pid}`, { force: true });
        },
        env: {
            LD_PRELOAD: library() ?? '',
            FAKETIME_TIMESTAMP_FILE: file,
            FAKETIME_NO_CACHE: '1',
            FAKETIME_DONT_FAKE_MONOTONIC: '1',
        },
    };
}
function library() {
    return LIBRARIES.filter((folder) => existsSync(folder) && readdirSync(folder).includes('faketime'))
        .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
        .find((path) => existsSync(path));
}
//# sourceMappingURL=faked-clock.js.map