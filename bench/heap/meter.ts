import { GCProfiler, type HeapInfo, getHeapStatistics } from 'node:v8';

/** Adds up by how many bytes this thread's heap grew within pieces of work. */
export interface Meter {
  around(work: () => void): void;
  /** Begins anew. One that is made anew is compiled anew, with what it goes around. */
  reset(): void;
  readonly bytes: number;
  readonly turns: number;
}

/** What two readings allocate themselves is measured beside each piece of work, by the same code, and taken off. */
export function createMeter(): Meter {
  // In an array: a number that is assigned to a variable would be an object on the heap each time.
  const sums = new Float64Array(2);
  const growths = new Float64Array(2);
  return {
    around(work) {
      for (let i = 0; i < 2; i++) growths[i] = growthOf(i === 0 ? nothing : work);
      sums[0]! += growths[1]! - growths[0]!;
      sums[1]! += 1;
    },
    reset() {
      sums.fill(0);
    },
    get bytes() {
      return sums[0]!;
    },
    get turns() {
      return sums[1]!;
    },
  };
}

/** Runs `work` in an empty young generation; throws if anything was collected meanwhile, as nothing is known then. */
export function uncollected(work: () => void): void {
  globalThis.gc?.();
  const profiler = new GCProfiler();
  profiler.start();
  work();
  const collections = profiler.stop().statistics.length;
  if (collections > 0) throw new Error(`${collections} collections came between two readings of the heap`);
}

function nothing(): void {}

function growthOf(work: () => void): number {
  const before = usedBytes();
  work();
  return usedBytes() - before;
}

/** Kept: compiled code makes no object of what nobody can look at, and two readings would be of different size. */
let last: HeapInfo;

function usedBytes(): number {
  last = getHeapStatistics();
  return last.used_heap_size;
}
