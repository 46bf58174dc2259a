import koffi from 'koffi';
const libc = koffi.load(null);
const exitProcess = libc.func('void _exit(int status)');
/**
 * Ends the whole process from the calling thread, now: no handlers, no buffers, no other thread can hold it up.
 * `process.exit` in a worker would only end the worker.
 */
export function exitNow(code) {
    exitProcess(code);
    throw new Error('_exit returned');
}
//# sourceMappingURL=exit.js.map