import { GCProfiler, getHeapStatistics } from 'node:v8';
import { Counters } from '../core/metrics/counters.ts';
import { HeapCounters, type Role, type Shared } from '../core/topology.ts';

/**
 * What this thread does with its heap, in shared counters. A parked thread never returns to its event loop, where a
 * PerformanceObserver would hear of collections; the profiler of V8 is asked instead, which needs none.
 */
export interface HeapWatch {
  /** Once per cycle: looks about once a second, when there is no `work` if that comes soon. A look takes 2 us, and 2 KB. */
  turn(nowUs: number, work: number): void;
}

const LOOK_EVERY_US = 1_000_000;
/** A thread that always has work is looked at all the same. */
const LATE_US = 1_000_000;
const NS_PER_US = 1000;

export function createHeapWatch(heaps: Shared['heaps'], role: Role): HeapWatch {
  const counters = new Counters(heaps[role], HeapCounters);
  const minor = counters.index('minor_gcs');
  const major = counters.index('major_gcs');
  const longest = counters.index('longest_pause_ns');
  const used = counters.index('used_bytes');
  const profiler = new GCProfiler();
  let lookUs = 0;

  /** Pauses of other kinds are steps on the way to a major collection. */
  function count({ gcType, cost: pauseUs }: { readonly gcType: string; readonly cost: number }): void {
    if (gcType === 'Scavenge' || gcType === 'MinorMarkCompact') counters.add(minor, 1);
    else if (gcType === 'MarkSweepCompact') counters.add(major, 1);
    counters.set(longest, Math.max(counters.get(longest), Math.round(pauseUs * NS_PER_US)));
  }

  function look(): void {
    for (const collection of profiler.stop().statistics) count(collection);
    profiler.start();
    counters.set(used, getHeapStatistics().used_heap_size);
  }

  profiler.start();
  return {
    turn(nowUs, work) {
      if (nowUs < lookUs || (work > 0 && nowUs < lookUs + LATE_US)) return;
      lookUs = nowUs + LOOK_EVERY_US;
      look();
    },
  };
}
