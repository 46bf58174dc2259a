import { Counters } from '../../core/metrics/counters.ts';
import { HeapCounters, NOT_COUNTED, type Role, Roles, type Shared, threadOf } from '../../core/topology.ts';

/** What a thread does with its heap, at most a second or two old. */
export interface ThreadHeap {
  readonly thread: Role;
  read(): HeapFigures;
}

export interface HeapFigures {
  /** Undefined: not counted in this thread. */
  readonly minorGcs: number | undefined;
  readonly majorGcs: number;
  /** Undefined: not timed in this thread. */
  readonly longestPauseNs: number | undefined;
  readonly usedBytes: number;
}

/** Of every role that has a thread of its own. */
export function threadHeaps({ heaps, mode }: Shared): readonly ThreadHeap[] {
  return Roles.filter((role) => threadOf(role, mode) === role).map((thread) => {
    const counters = new Counters(heaps[thread], HeapCounters);
    const [minor, major, longest, used] = HeapCounters.map((name) => counters.index(name)) as [
      number,
      number,
      number,
      number,
    ];
    return {
      thread,
      read: () => ({
        minorGcs: counted(counters.get(minor)),
        majorGcs: counters.get(major),
        longestPauseNs: counted(counters.get(longest)),
        usedBytes: counters.get(used),
      }),
    };
  });
}

function counted(value: number): number | undefined {
  return value === NOT_COUNTED ? undefined : value;
}
