import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** When the gateway's own venue got what, in milliseconds since 1970 of its wall clock, by its log. */
export interface VenueTimes {
  /** New orders, accepted or rejected. */
  readonly placed: readonly number[];
  /** Orders that a cancel ended. */
  readonly cancelled: readonly number[];
}

export function venueTimes(data: string): VenueTimes {
  const placed: number[] = [];
  const cancelled: number[] = [];
  for (const line of readFileSync(join(data, 'venue', 'venue.log'), 'latin1').split('\n')) {
    if (!line.startsWith('["')) continue;
    const fields = JSON.parse(line) as unknown[];
    if (fields[0] === 'P') placed.push((fields[11] as number) / 1000);
    else if (fields[0] === 'J') placed.push((fields[11] as number) / 1000);
    else if (fields[0] === 'C') cancelled.push((fields[2] as number) / 1000);
  }
  return { placed, cancelled };
}
