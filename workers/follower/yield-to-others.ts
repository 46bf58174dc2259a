import { constants, getPriority, setPriority } from 'node:os';

/**
 * Makes the calling thread, and no other, nicer by 10: where threads compete for a core it gets the tenth part of what
 * another gets, and all that they leave. So it lags, and is never starved for good.
 *
 * False: the kernel, or a service's filter of system calls, doesn't allow it. Then it goes on as a thread like any other.
 * There is no way back: only the privileged may make a thread less nice.
 */
export function yieldToOthers(): boolean {
  try {
    setPriority(CALLING_THREAD, Math.min(LEAST, getPriority(CALLING_THREAD) + NICER_BY));
    return true;
  } catch {
    return false;
  }
}

/** On Linux 0 is the thread, not the process, whatever the name of the call says: each thread has a value of its own. */
const CALLING_THREAD = 0;
const NICER_BY = 10;
const LEAST = constants.priority.PRIORITY_LOW;
