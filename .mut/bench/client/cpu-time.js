import { readFileSync, readdirSync } from 'node:fs';
/** CPU time of each living thread of a process by its id, in seconds, to the nanosecond. */
export function threadCpuSeconds(pid) {
    const seconds = {};
    for (const task of readdirSync(`/proc/${pid}/task`)) {
        try {
            const [ns] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ', 1);
            seconds[task] = Number(ns) / 1e9;
        }
        catch {
            // It ended meanwhile.
        }
    }
    return seconds;
}
/** Of all of them together. */
export function cpuSecondsOf(pid) {
    return Object.values(threadCpuSeconds(pid)).reduce((sum, seconds) => sum + seconds, 0);
}
//# sourceMappingURL=cpu-time.js.map