import type { Files } from '../files.ts';

/** `low`: an alarm. `refuse`: new orders are refused; cancels and fills go on, from the reserve if need be. */
export const DiskLevel = { ok: 0, low: 1, refuse: 2 } as const;
export type DiskLevel = (typeof DiskLevel)[keyof typeof DiskLevel];

export interface DiskLimits {
  readonly lowBytes: number;
  readonly refuseBytes: number;
}

const EVERY_US = 1_000_000;
/** A level is left upwards only with this much more than it takes, so that it doesn't flicker. */
const HYSTERESIS = 1.1;

/** Looks at the free space of the journal's disk once a second, and says when the level changes. */
export function createDiskWatch(
  files: Pick<Files, 'freeBytes'>,
  folder: string,
  onLevel: (level: DiskLevel, freeBytes: number) => void,
  limits: DiskLimits,
): (nowUs: number) => void {
  let level: DiskLevel = DiskLevel.ok;
  let nextUs = 0;
  return (nowUs) => {
    if (nowUs < nextUs) return;
    nextUs = nowUs + EVERY_US;
    const freeBytes = files.freeBytes(folder);
    const next = levelOf(freeBytes, level, limits);
    if (next === level) return;
    level = next;
    onLevel(level, freeBytes);
  };
}

function levelOf(freeBytes: number, level: DiskLevel, { lowBytes, refuseBytes }: DiskLimits): DiskLevel {
  const refuseBelow = level === DiskLevel.refuse ? refuseBytes * HYSTERESIS : refuseBytes;
  const lowBelow = level === DiskLevel.ok ? lowBytes : lowBytes * HYSTERESIS;
  if (freeBytes < refuseBelow) return DiskLevel.refuse;
  return freeBytes < lowBelow ? DiskLevel.low : DiskLevel.ok;
}
