import { type PerformanceEntry, PerformanceObserver, constants } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { Counters } from '../core/metrics/counters.ts';
import { HeapCounters, NOT_COUNTED, type Role, type Shared } from '../core/topology.ts';

/**
 * What this thread does with its heap, in shared counters. Of collections it hears in the thread's event loop, to which a
 * thread that parks returns once after each look. (V8's GCProfiler needs no loop. But each one that was ever started, in
 * Node 20, goes on writing down every collection until the next major one frees it: 6 GB after 18,000 collections.)
 *
 *   listening   is told of each collection: how many of which kind, and how long they took
 *   quiet       sees only that everything was collected, and counts that
 *
 * Node makes 3.2 KB of each collection that somebody listens to, accessors in the old generation and all that these hold,
 * which only a major collection frees. Where there should be none at all nobody listens.
 */
export interface HeapWatch {
  /**
   * Once per cycle: looks about once a second, when there is no `work` if that comes soon. A look takes 2 us, and 2 KB.
   * Returns whether it has looked.
   */
  turn(nowUs: number, work: number): boolean;
}

/**
 * For threads that are started afterwards: no major collection of a heap only because little happens on it. V8
 * begins one once a thread's event loop has been quiet for 8 s; it frees a megabyte of ten, and costs milliseconds.
 */
export function keepHeaps(): void {
  setFlagsFromString('--no-memory-reducer');
}

/** Their heaps stay flat: an order waits for each. */
const Quiet: readonly Role[] = ['engine', 'journal'];

type CollectionEntry = PerformanceEntry & { readonly detail: { readonly kind: number } };

const LOOK_EVERY_US = 1_000_000;
/** A thread that always has work is looked at all the same. */
const LATE_US = 1_000_000;
const NS_PER_MS = 1_000_000;

export function createHeapWatch(heaps: Shared['heaps'], role: Role): HeapWatch {
  const counters = new Counters(heaps[role], HeapCounters);
  const used = counters.index('used_bytes');
  let lookUs = 0;

  if (Quiet.includes(role)) countMajors(counters);
  else listen(counters);

  return {
    turn(nowUs, work) {
      if (nowUs < lookUs || (work > 0 && nowUs < lookUs + LATE_US)) return false;
      lookUs = nowUs + LOOK_EVERY_US;
      counters.set(used, getHeapStatistics().used_heap_size);
      return true;
    },
  };
}

type HeapFigures = Counters<(typeof HeapCounters)[number]>;

function listen(counters: HeapFigures): void {
  const minor = counters.index('minor_gcs');
  const major = counters.index('major_gcs');
  const longest = counters.index('longest_pause_ns');

  /** Pauses of other kinds are steps on the way to a major collection. */
  function count({ detail, duration: pauseMs }: CollectionEntry): void {
    if (detail.kind === constants.NODE_PERFORMANCE_GC_MINOR) counters.add(minor, 1);
    else if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) counters.add(major, 1);
    counters.set(longest, Math.max(counters.get(longest), Math.round(pauseMs * NS_PER_MS)));
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) count(entry as CollectionEntry);
  }).observe({ entryTypes: ['gc'] });
}

/**
 * An object that nobody holds is gone after the next major collection and survives every minor one, for a registry
 * holds on to it in those. Majors between two turns of the event loop count once.
 */
function countMajors(counters: HeapFigures): void {
  const major = counters.index('major_gcs');
  const registry = new FinalizationRegistry(() => {
    counters.add(major, 1);
    arm();
  });
  function arm(): void {
    registry.register({}, undefined);
  }
  arm();
  registries.push(registry);
  for (const name of ['minor_gcs', 'longest_pause_ns'] as const) counters.set(counters.index(name), NOT_COUNTED);
}

/** A registry that nobody holds calls nobody. */
const registries: FinalizationRegistry<undefined>[] = [];
