import { invariant } from '../invariant.ts';
import { type Records, recordsOf } from './records.ts';
import { SegmentKind, attachSegment, controlLine, createSegment, segmentSize } from './segment.ts';

/**
 * A ring of fixed slots from one producer to one consumer.
 *
 *   line 0   published: how many slots were ever published      written by the producer
 *   line 1   released: how many slots were ever released        written by the consumer
 *   payload  `slots` slots of `slotBytes`
 *
 *            released      published      staged
 *               |  readable    |   claimed  |   free, up to released + slots
 *   ------------+--------------+------------+------------------------------
 *
 * Both cursors are 32-bit counts that wrap; only their differences mean anything. Slots are written by plain stores
 * and handed over by one atomic store for all that were staged. Each side remembers the other's cursor and looks
 * again only when what it remembers isn't enough.
 */
const PUBLISHED_LINE = 0;
const RELEASED_LINE = 1;
const LINES = 2;

/**
 * Makes a ring. `slots` is a power of two, `slotBytes` a multiple of 8; together below 2 GiB.
 * `startCursor` is for tests, which begin just before the cursors wrap.
 */
export function createRing(name: string, slots: number, slotBytes: number, startCursor = 0): SharedArrayBuffer {
  invariant(slots >= 2 && Number.isInteger(Math.log2(slots)), 'ring: the number of slots is a power of two');
  invariant(slotBytes >= 8 && slotBytes % 8 === 0, 'ring: slot bytes are a multiple of 8');
  const buffer = createSegment(SegmentKind.ring, name, [slots, slotBytes], LINES, slots * slotBytes);
  const ring = attachSegment(SegmentKind.ring, buffer, LINES);
  controlLine(ring, PUBLISHED_LINE)[0] = startCursor;
  controlLine(ring, RELEASED_LINE)[0] = startCursor;
  return buffer;
}

/** The writing end; exactly one per ring. */
export class RingProducer {
  readonly name: string;
  readonly records: Records;
  /** Slots. */
  readonly capacity: number;
  readonly #slotBytes: number;
  readonly #mask: number;
  readonly #published: Int32Array;
  readonly #released: Int32Array;
  #staged: number;
  #releasedSeen: number;

  constructor(buffer: SharedArrayBuffer) {
    const ring = attachSegment(SegmentKind.ring, buffer, LINES);
    this.name = ring.name;
    this.records = recordsOf(buffer, ring.payloadAt, ring.payloadBytes);
    this.capacity = segmentSize(ring, 0);
    this.#slotBytes = segmentSize(ring, 1);
    this.#mask = this.capacity - 1;
    this.#published = controlLine(ring, PUBLISHED_LINE);
    this.#released = controlLine(ring, RELEASED_LINE);
    this.#staged = Atomics.load(this.#published, 0);
    this.#releasedSeen = Atomics.load(this.#released, 0);
  }

  /** Free slots: at least `wanted` if there are so many, though there may be more than it says. */
  room(wanted: number): number {
    const free = this.capacity - ((this.#staged - this.#releasedSeen) | 0);
    if (free >= wanted) return free;
    this.#releasedSeen = Atomics.load(this.#released, 0);
    return this.capacity - ((this.#staged - this.#releasedSeen) | 0);
  }

  /** Byte offset of the next slot, which is the producer's until `publish`. Only after `room` said that there is one. */
  claim(): number {
    const staged = this.#staged;
    invariant(((staged - this.#releasedSeen) | 0) < this.capacity, 'ring: claim without room');
    this.#staged = (staged + 1) | 0;
    return Math.imul(staged & this.#mask, this.#slotBytes);
  }

  /** Hands everything claimed so far to the consumer. */
  publish(): void {
    Atomics.store(this.#published, 0, this.#staged);
  }

  /** Slots not yet released by the consumer, claimed ones included; asks for the consumer's cursor. */
  used(): number {
    this.#releasedSeen = Atomics.load(this.#released, 0);
    return (this.#staged - this.#releasedSeen) | 0;
  }
}

/** The reading end; exactly one per ring. */
export class RingConsumer {
  readonly name: string;
  readonly records: Records;
  /** Slots. */
  readonly capacity: number;
  readonly #slotBytes: number;
  readonly #mask: number;
  readonly #published: Int32Array;
  readonly #releasedWord: Int32Array;
  #released: number;
  #publishedSeen: number;

  constructor(buffer: SharedArrayBuffer) {
    const ring = attachSegment(SegmentKind.ring, buffer, LINES);
    this.name = ring.name;
    this.records = recordsOf(buffer, ring.payloadAt, ring.payloadBytes);
    this.capacity = segmentSize(ring, 0);
    this.#slotBytes = segmentSize(ring, 1);
    this.#mask = this.capacity - 1;
    this.#published = controlLine(ring, PUBLISHED_LINE);
    this.#releasedWord = controlLine(ring, RELEASED_LINE);
    this.#released = Atomics.load(this.#releasedWord, 0);
    this.#publishedSeen = this.#released;
  }

  /** Slots to read now, at most `limit`. Asks for the producer's cursor only when it knows of none. */
  poll(limit: number): number {
    let readable = (this.#publishedSeen - this.#released) | 0;
    if (readable === 0) {
      this.#publishedSeen = Atomics.load(this.#published, 0);
      readable = (this.#publishedSeen - this.#released) | 0;
    }
    return readable < limit ? readable : limit;
  }

  /** Byte offset of the `i`-th readable slot, 0 ≤ i < poll(…). */
  at(i: number): number {
    return Math.imul((this.#released + i) & this.#mask, this.#slotBytes);
  }

  /** Gives the first `count` readable slots back to the producer. */
  release(count: number): void {
    invariant(
      count >= 0 && count <= ((this.#publishedSeen - this.#released) | 0),
      'ring: release beyond the published',
    );
    this.#released = (this.#released + count) | 0;
    Atomics.store(this.#releasedWord, 0, this.#released);
  }
}
