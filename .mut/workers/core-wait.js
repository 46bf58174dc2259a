import { readFileSync } from 'node:fs';
/**
 * How long a thread of this process has waited for a core since it began, in microseconds; 0 where the kernel doesn't
 * count it. /proc/…/schedstat: time on a core, time waiting for one (both ns), time slices.
 */
export function coreWaitUs(tid) {
    try {
        const [, waitedNs = '0'] = readFileSync(`/proc/self/task/${tid}/schedstat`, 'latin1').split(' ');
        return Number(waitedNs) / 1000;
    }
    catch {
        return 0;
    }
}
//# sourceMappingURL=core-wait.js.map