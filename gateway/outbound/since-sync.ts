import type { SyncLogReader } from '../../core/memory/sync-log.ts';

/**
 * How long the answers of one turn took since the disk had what they tell: counted per batch while they are made, and
 * recorded with one look at the clock once all have left.
 */
export interface SinceSync {
  /** The event at this position was answered. Positions only go forward. */
  answered(position: number): void;
  /** Everything answered so far has been given to its sockets. */
  sent(): void;
}

/** `record` gets the time of `answers` answers, ns. */
export function createSinceSync(
  syncs: SyncLogReader,
  monotonicNs: () => number,
  record: (ns: number, answers: number) => void,
): SinceSync {
  /** End of a batch's sync, answers from it: pairs, of one turn. */
  const batches: number[] = [];

  return {
    answered(position) {
      const endNs = syncs.endNs(position);
      if (endNs === 0) return;
      const last = batches.length - 2;
      if (last >= 0 && batches[last] === endNs) batches[last + 1]! += 1;
      else batches.push(endNs, 1);
    },
    sent() {
      if (batches.length === 0) return;
      const nowNs = monotonicNs();
      for (let i = 0; i < batches.length; i += 2) record(nowNs - batches[i]!, batches[i + 1]!);
      batches.length = 0;
    },
  };
}
