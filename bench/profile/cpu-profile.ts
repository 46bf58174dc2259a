/** What Node writes with `--cpu-prof`, as far as it is used here: a tree of calls, and the node of each sample. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** By CLOCK_MONOTONIC, as `process.hrtime`: one clock for all threads and processes. */
  readonly startTime: number;
  readonly endTime: number;
  /** Ids of nodes. */
  readonly samples: readonly number[];
  /** µs from the sample before, from `startTime` for the first. Now and then one is below 0. */
  readonly timeDeltas: readonly number[];
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    /** From 0; -1 where there is no source. */
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly children?: readonly number[];
}

/** From and to, in µs of the profile's clock. */
export type Window = readonly [fromUs: number, toUs: number];

/** Time by node, inside of the windows. A sample stands for the time until the next one. */
export function selfTimes(profile: CpuProfile, windows: readonly Window[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  let atUs = profile.startTime;
  profile.samples.forEach((id, i) => {
    atUs += profile.timeDeltas[i] ?? 0;
    const nextUs = i + 1 < profile.samples.length ? atUs + (profile.timeDeltas[i + 1] ?? 0) : profile.endTime;
    const us = windows.reduce((sum, [fromUs, toUs]) => sum + overlap(atUs, nextUs, fromUs, toUs), 0);
    if (us > 0) times.set(id, (times.get(id) ?? 0) + us);
  });
  return times;
}

function overlap(from: number, to: number, first: number, last: number): number {
  return Math.max(0, Math.min(to, last) - Math.max(from, first));
}

/** `CPU.20261121.155556.2840.3.004.cpuprofile`: date, time, process, thread by Node's number, and a count. */
const FILE = /\.(\d+)\.\d+\.cpuprofile$/;

/**
 * Which profile is whose, by the order in which threads start: both the kernel and Node number them as they come, and
 * Node's main thread is 0. What a thread ran doesn't tell: one that sleeps may have no sample in a module of its own.
 * Threads without a name of ours, which read files or compute, start behind all others: theirs are left out.
 * `threads`: names by the kernel's ids.
 */
export function profileFiles(
  files: readonly string[],
  threads: ReadonlyMap<string, string>,
): readonly (readonly [file: string, thread: string])[] {
  const numbered = files.flatMap((file) => {
    const number = FILE.exec(file)?.[1];
    return number === undefined ? [] : [{ file, number: Number(number) }];
  });
  const sorted = numbered.toSorted((a, b) => a.number - b.number);
  const names = [...threads].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, name]) => name);
  if (sorted.length < names.length) {
    throw new Error(`${names.length} threads (${names.join(', ')}) wrote ${sorted.length} profiles`);
  }
  return names.map((name, i) => [sorted[i]!.file, name]);
}
