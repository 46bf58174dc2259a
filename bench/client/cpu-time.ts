import { readFileSync, readdirSync } from 'node:fs';

/** CPU time of all living threads of a process, in seconds, to the nanosecond. */
export function cpuSecondsOf(pid: number): number {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ', 1)[0]);
    } catch {
      // It ended meanwhile.
    }
  }
  return ns / 1e9;
}
