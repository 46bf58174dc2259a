import koffi from 'koffi';

/** The process's exit codes; others stand where they arise. */
export const ExitCode = {
  ok: 0,
  /** A write or sync of the journal failed: nothing was acknowledged afterwards. */
  journalIo: 74,
  /** Data that is damaged, foreign or newer than this program. */
  damagedData: 78,
} as const;

const libc = koffi.load(null);
const exitProcess = libc.func('void _exit(int status)');

/**
 * Ends the whole process from the calling thread, now: no handlers, no buffers, no other thread can hold it up.
 * `process.exit` in a worker would only end the worker.
 */
export function exitNow(code: number): never {
  exitProcess(code);
  throw new Error('_exit returned');
}
