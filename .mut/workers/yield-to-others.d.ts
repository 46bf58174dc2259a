/**
 * Makes the calling thread, and no other, nicer: where threads compete for a core, one that is nicer by 5 gets a third of
 * what another gets, by 10 the tenth part, and all that they leave; woken, it lets who runs finish. So it lags, and is
 * never starved for good.
 *
 * False: the kernel, or a service's filter of system calls, doesn't allow it. Then it goes on as a thread like any other.
 * There is no way back: only the privileged may make a thread less nice.
 */
export declare function yieldToOthers(by: number): boolean;
