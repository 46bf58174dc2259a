import { readFileSync, readdirSync } from 'node:fs';

/** CPU time of each living thread of a process by its id, in seconds, to the nanosecond. */
export function threadCpuSeconds(pid: number): Readonly<Record<string, number>> {
  const seconds: Record<string, number> = {};
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      const [ns] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ', 1);
      seconds[task] = Number(ns) / 1e9;
    } catch {
      // It ended meanwhile.
    }
  }
  return seconds;
}

/** Of all of them together. */
export function cpuSecondsOf(pid: number): number {
  return Object.values(threadCpuSeconds(pid)).reduce((sum, seconds) => sum + seconds, 0);
}
