/**
 * What may happen to a thread.
 *
 *   killed    ended by worker.terminate(); the gateway's own thread: the process by SIGKILL
 *   exits     something in it calls process.exit
 *   throws    a defect in its duty cycle or in a callback
 *   rejects   a promise that nobody waits for; a thread that parks runs none
 *   blocked   a loop that doesn't end
 *   waits     asleep in Atomics.wait
 *   frozen    held by a tracer inside a system call
 *   memory    as much of it as V8 lets it have
 */
export const Ways = ['killed', 'exits', 'throws', 'rejects', 'blocked', 'waits', 'frozen', 'memory'];
export const Victims = ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
export const FAULT_FILE = 'TICKGATE_FAULT_FILE';
/** Beside the fault's file: when it began, as nanoseconds of the machine's monotonic clock. */
export function beganFile(faultFile) {
    return `${faultFile}.began`;
}
//# sourceMappingURL=fault.js.map