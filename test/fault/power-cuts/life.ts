import type { FileSystem } from '../../support/loop-mount.ts';

/** A way past the page cache, as on some file systems; its fdatasync, which is to be found. */
export type Without = 'direct' | 'fdatasync';

/** One disk, and what a program on it went through. */
export interface CutLifeOptions {
  readonly kind: FileSystem;
  readonly seed: number;
  readonly cuts: number;
  /** What the program is without. */
  readonly without: readonly Without[];
  /** After each cut that was judged. */
  readonly told: (cut: Cut) => void;
  /** Asked before each cut: whether to end here. */
  readonly enough: () => boolean;
}

export interface Cut {
  /** Acknowledged in this life so far, and compared. */
  readonly acknowledged: number;
  /** From the end of the cut to the end of the process. */
  readonly exitMs: number;
  /** A sync that was under way at the cut was called done, and wasn't. */
  readonly isTooLate: boolean;
}

export interface CutLife {
  /** What was lost or wrong. */
  readonly problems: readonly string[];
  /** Folders that were kept because of them. */
  readonly kept: readonly string[];
}

const PRELOADS: Readonly<Record<Without, string>> = {
  direct: new URL('../../support/no-direct.js', import.meta.url).href,
  fdatasync: new URL('no-fdatasync.js', import.meta.url).href,
};

/** For the environment of a program that is cut. */
export function nodeOptions({ without }: Pick<CutLifeOptions, 'without'>): Record<string, string> {
  const preloads = without.map((what) => `--import=${PRELOADS[what]}`);
  return preloads.length === 0 ? {} : { NODE_OPTIONS: preloads.join(' ') };
}

export function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
