import { readFileSync } from 'node:fs';

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/** How many files this process may open at most; servers that it starts inherit that. */
export function openFilesMost(): number {
  const [, , hard = '1024'] = /^Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/m.exec(
    readFileSync('/proc/self/limits', 'latin1'),
  ) ?? ['', '', '1024'];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
