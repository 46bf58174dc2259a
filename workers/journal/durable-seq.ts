import type { DurableCursor } from '../../core/memory/event-ring.ts';

/**
 * The sequence of the last durable event, from the ring's cursor, which counts the events of this run in 32 bits that
 * wrap. `lastSeqAtStart`: the journal's last event when the run began. `nearSeq`: any sequence less than 2^31 events
 * from the durable one, for who looks for the first time late in a run. Call it at least every 2^31 events.
 */
export function createDurableSeq(
  durable: Pick<DurableCursor, 'position'>,
  lastSeqAtStart: number,
  nearSeq: number = lastSeqAtStart,
): () => number {
  let seq = nearSeq;
  return () => {
    const counted = (seq - lastSeqAtStart) | 0;
    seq += (durable.position - counted) | 0;
    return seq;
  };
}
