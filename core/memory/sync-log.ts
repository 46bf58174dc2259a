import { invariant } from '../invariant.ts';
import { isAtOrBehind } from './event-ring.ts';
import { SegmentKind, attachSegment, controlLine, createSegment } from './segment.ts';

/**
 * When each of the last batches became durable, from the journal to whoever wants to know how long ago that was.
 *
 *   line 0     batches so far
 *   payload    entry b: position behind batch b's last event · end of its sync, monotonic ns      b & (ENTRIES − 1)
 *
 * An entry is written before the durable cursor moves: who may see an event finds its batch. Positions are those of the
 * event ring, which wrap. A reader that fell behind by more than all entries is told of the oldest that is left: less time
 * than it was, but at least as much as that many syncs take.
 */
const ENTRIES = 1024;
const MASK = ENTRIES - 1;
const ENTRY_WORDS = 2;

export function createSyncLog(): SharedArrayBuffer {
  return createSegment(SegmentKind.syncLog, 'syncs', [], 1, ENTRIES * ENTRY_WORDS * 8);
}

/** The journal's end; exactly one. */
export class SyncLogWriter {
  readonly #batches: Int32Array;
  readonly #entries: Float64Array;
  #next: number;

  constructor(buffer: SharedArrayBuffer) {
    const segment = attachSegment(SegmentKind.syncLog, buffer, 1);
    this.#batches = controlLine(segment, 0);
    this.#entries = new Float64Array(buffer, segment.payloadAt, ENTRIES * ENTRY_WORDS);
    this.#next = Atomics.load(this.#batches, 0);
  }

  /** Everything before `position` is on the disk since now: `stampNs` writes what a clock says to a word. */
  note(position: number, stampNs: (into: Float64Array, word: number) => void): void {
    const at = (this.#next & MASK) * ENTRY_WORDS;
    this.#entries[at] = position;
    stampNs(this.#entries, at + 1);
    this.#next = (this.#next + 1) | 0;
    Atomics.store(this.#batches, 0, this.#next);
  }
}

/** A reading end: asked about positions that only go forward. */
export class SyncLogReader {
  readonly #batches: Int32Array;
  readonly #entries: Float64Array;
  #at: number;
  #endsAt = 0;
  #endNs = 0;

  constructor(buffer: SharedArrayBuffer) {
    const segment = attachSegment(SegmentKind.syncLog, buffer, 1);
    this.#batches = controlLine(segment, 0);
    this.#entries = new Float64Array(buffer, segment.payloadAt, ENTRIES * ENTRY_WORDS);
    this.#at = Atomics.load(this.#batches, 0);
  }

  /** The end of the sync that made the event at `position` durable, monotonic ns; 0: it isn't durable yet. */
  endNs(position: number): number {
    // Nearly always the batch of the event before.
    while (this.#endNs === 0 || isAtOrBehind(this.#endsAt, position)) {
      if (!this.#step()) return 0;
    }
    return this.#endNs;
  }

  #step(): boolean {
    for (;;) {
      const batches = Atomics.load(this.#batches, 0);
      if (batches === this.#at) return false;
      // One entry may be in the writer's hand.
      if (((batches - this.#at) | 0) >= ENTRIES) this.#at = (batches - ENTRIES + 1) | 0;
      const at = (this.#at & MASK) * ENTRY_WORDS;
      const endsAt = this.#entries[at]!;
      const endNs = this.#entries[at + 1]!;
      if (((Atomics.load(this.#batches, 0) - this.#at) | 0) >= ENTRIES) continue;
      this.#endsAt = endsAt;
      this.#endNs = endNs;
      this.#at = (this.#at + 1) | 0;
      return true;
    }
  }
}

invariant(Number.isInteger(Math.log2(ENTRIES)), 'sync log: entries are a power of two');
