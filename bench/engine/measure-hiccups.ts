import { type Summary, createTimes } from './times.ts';

/**
 * What the machine itself takes: a loop that only reads the clock, and what passes from one reading to the next, as often
 * as the risk check was timed and in the same thread. Whatever takes the CPU away shows up in both.
 */
export function measureHiccups(readings: number): Summary {
  const times = createTimes();
  for (let n = 0; n < readings; n++) {
    const before = nowNs();
    times.add(nowNs() - before);
  }
  return times.summary();
}

function nowNs(): number {
  const [seconds, nanos] = process.hrtime();
  return seconds * 1e9 + nanos;
}
