import { constants, getPriority, setPriority } from 'node:os';
/**
 * Makes the calling thread, and no other, nicer: where threads compete for a core, one that is nicer by 5 gets a third of
 * what another gets, by 10 the tenth part, and all that they leave; woken, it lets who runs finish. So it lags, and is
 * never starved for good.
 *
 * False: the kernel, or a service's filter of system calls, doesn't allow it. Then it goes on as a thread like any other.
 * There is no way back: only the privileged may make a thread less nice.
 */
export function yieldToOthers(by) {
    try {
        setPriority(CALLING_THREAD, Math.min(LEAST, getPriority(CALLING_THREAD) + by));
        return true;
    }
    catch {
        return false;
    }
}
/** On Linux 0 is the thread, not the process, whatever the name of the call says: each thread has a value of its own. */
const CALLING_THREAD = 0;
const LEAST = constants.priority.PRIORITY_LOW;
//# sourceMappingURL=yield-to-others.js.map