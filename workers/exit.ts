import koffi from 'koffi';

const exitAtOnce = koffi.load(null).func('void _exit(int status)');

/**
 * Ends the process from any thread, at once: nothing is flushed and no other thread is asked, so that a hung main
 * thread can't prevent it. `process.exit` in a worker only ends the worker.
 */
export function exitNow(code: number): never {
  exitAtOnce(code);
  throw new Error('unreachable: the process has ended');
}
