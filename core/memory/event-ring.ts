import { invariant } from '../invariant.ts';
import { type Records, recordsOf } from './records.ts';
import { type Segment, SegmentKind, attachSegment, controlLine, createSegment, segmentSize } from './segment.ts';

/**
 * A ring from one writer to several readers that all see every slot. A reader is gated: it follows either what is
 * published, or what the journal has made durable.
 *
 *   line 0      published · demanded            written by the writer
 *   line 1      durable, at or behind published written by the journal
 *   line 2..9   released, one per reader        written by that reader
 *   payload     `slots` slots of `slotBytes`
 *
 *            slowest released     durable       published     staged
 *               |  some may still    |  journal's  |   claimed   |   free, up to the slowest + slots
 *   ------------+--------------------+-------------+-------------+----------------------------------
 *
 * Demanded is how far the writer wants it durable at once: at or behind published, anywhere before or behind durable.
 * The slowest reader bounds the writer; readers neither see nor wait for each other. Cursors are 32-bit counts that
 * wrap: compare them with `isAtOrBehind` only.
 */
const PUBLISHED_LINE = 0;
const DURABLE_LINE = 1;
const READER_LINE = 2;
const MAX_READERS = 8;
const LINES = READER_LINE + MAX_READERS;

const PUBLISHED = 0;
const DEMANDED = 1;

/** What a reader follows. */
export type EventGate = 'published' | 'durable';

/**
 * Makes an event ring. `slots` is a power of two, `slotBytes` a multiple of 8, `readers` 1 to 8.
 * `startCursor` is for tests, which begin just before the cursors wrap.
 */
export function createEventRing(slots: number, slotBytes: number, readers: number, startCursor = 0): SharedArrayBuffer {
  invariant(slots >= 2 && Number.isInteger(Math.log2(slots)), 'event ring: the number of slots is a power of two');
  invariant(slotBytes >= 8 && slotBytes % 8 === 0, 'event ring: slot bytes are a multiple of 8');
  invariant(Number.isInteger(readers) && readers >= 1 && readers <= MAX_READERS, 'event ring: 1 to 8 readers');
  const sizes = [slots, slotBytes, readers];
  const buffer = createSegment(SegmentKind.eventRing, 'events', sizes, LINES, slots * slotBytes);
  const ring = attachSegment(SegmentKind.eventRing, buffer, LINES);
  for (let line = 0; line < LINES; line++) controlLine(ring, line)[0] = startCursor;
  controlLine(ring, PUBLISHED_LINE)[DEMANDED] = startCursor;
  return buffer;
}

/** Whether position `a` is not past `b`. Right as long as the two are less than 2^31 apart. */
export function isAtOrBehind(a: number, b: number): boolean {
  return ((a - b) | 0) <= 0;
}

/** The writing end; exactly one per ring. */
export class EventWriter {
  readonly records: Records;
  /** Slots. */
  readonly capacity: number;
  readonly #slotBytes: number;
  readonly #mask: number;
  readonly #publishedWord: Int32Array;
  readonly #durable: Int32Array;
  readonly #readers: readonly Int32Array[];
  #published: number;
  #staged: number;
  #slowestSeen: number;

  constructor(buffer: SharedArrayBuffer) {
    const ring = attachSegment(SegmentKind.eventRing, buffer, LINES);
    this.records = recordsOf(buffer, ring.payloadAt, ring.payloadBytes);
    this.capacity = segmentSize(ring, 0);
    this.#slotBytes = segmentSize(ring, 1);
    this.#mask = this.capacity - 1;
    this.#publishedWord = controlLine(ring, PUBLISHED_LINE);
    this.#durable = controlLine(ring, DURABLE_LINE);
    this.#readers = readerLines(ring);
    this.#published = Atomics.load(this.#publishedWord, PUBLISHED);
    this.#staged = this.#published;
    this.#slowestSeen = this.#published;
    this.slowest();
  }

  /** How far the readers may read, as a position: everything before it is published. */
  get position(): number {
    return this.#published;
  }

  /** Byte offset of the `i`-th slot that was claimed and is not published yet. */
  stagedAt(i: number): number {
    return Math.imul((this.#published + i) & this.#mask, this.#slotBytes);
  }

  /** Free slots in front of the slowest reader: at least `wanted` if there are so many. */
  room(wanted: number): number {
    const free = this.capacity - ((this.#staged - this.#slowestSeen) | 0);
    if (free >= wanted) return free;
    this.slowest();
    return this.capacity - ((this.#staged - this.#slowestSeen) | 0);
  }

  /** Byte offset of the next slot, which is the writer's until `publish`. Only after `room` said that there is one. */
  claim(): number {
    const staged = this.#staged;
    invariant(((staged - this.#slowestSeen) | 0) < this.capacity, 'event ring: claim without room');
    this.#staged = (staged + 1) | 0;
    return Math.imul(staged & this.#mask, this.#slotBytes);
  }

  /** Hands everything claimed so far to the readers. */
  publish(): void {
    this.#published = this.#staged;
    Atomics.store(this.#publishedWord, PUBLISHED, this.#published);
  }

  /** Wants everything published so far durable, without delay. What was published and never demanded may wait for ever. */
  demand(): void {
    Atomics.store(this.#publishedWord, DEMANDED, this.#published);
  }

  /** The index of the reader that is farthest behind: the one that bounds the writer. Looks at all of them. */
  slowest(): number {
    let slowest = 0;
    let farthest = -1;
    for (let reader = 0; reader < this.#readers.length; reader++) {
      const released = Atomics.load(this.#readers[reader]!, 0);
      const behind = (this.#published - released) | 0;
      if (behind <= farthest) continue;
      farthest = behind;
      slowest = reader;
      this.#slowestSeen = released;
    }
    return slowest;
  }

  /** Everything before this position is durable. */
  durablePosition(): number {
    return Atomics.load(this.#durable, 0);
  }
}

/** One reading end; exactly one per reader index. */
export class EventReader {
  readonly records: Records;
  /** Slots. */
  readonly capacity: number;
  readonly #slotBytes: number;
  readonly #mask: number;
  readonly #gate: Int32Array;
  readonly #durable: Int32Array;
  readonly #publishedWord: Int32Array;
  readonly #releasedWord: Int32Array;
  #released: number;
  #gateSeen: number;

  constructor(buffer: SharedArrayBuffer, readerIndex: number, gate: EventGate) {
    const ring = attachSegment(SegmentKind.eventRing, buffer, LINES);
    const releasedWord = readerLines(ring)[readerIndex];
    invariant(releasedWord !== undefined, 'event ring: no such reader');
    this.records = recordsOf(buffer, ring.payloadAt, ring.payloadBytes);
    this.capacity = segmentSize(ring, 0);
    this.#slotBytes = segmentSize(ring, 1);
    this.#mask = this.capacity - 1;
    this.#durable = controlLine(ring, DURABLE_LINE);
    this.#publishedWord = controlLine(ring, PUBLISHED_LINE);
    this.#gate = gate === 'durable' ? this.#durable : this.#publishedWord;
    this.#releasedWord = releasedWord;
    this.#released = Atomics.load(releasedWord, 0);
    this.#gateSeen = this.#released;
  }

  /** Everything before this position has been released by this reader. */
  get position(): number {
    return this.#released;
  }

  /** Slots to read now, at most `limit`. Looks at the gate's cursor only when it knows of none. */
  poll(limit: number): number {
    let readable = (this.#gateSeen - this.#released) | 0;
    if (readable === 0) {
      this.#gateSeen = Atomics.load(this.#gate, 0);
      readable = (this.#gateSeen - this.#released) | 0;
    }
    return readable < limit ? readable : limit;
  }

  /** Whether the writer wants something durable that this reader, the journal, has not released. */
  isDemanded(): boolean {
    return !isAtOrBehind(Atomics.load(this.#publishedWord, DEMANDED), this.#released);
  }

  /** Byte offset of the `i`-th readable slot, 0 ≤ i < poll(…). */
  at(i: number): number {
    return Math.imul((this.#released + i) & this.#mask, this.#slotBytes);
  }

  /** Lets the writer have the first `count` readable slots again, as far as this reader is concerned. */
  release(count: number): void {
    invariant(count >= 0 && count <= ((this.#gateSeen - this.#released) | 0), 'event ring: release beyond the gate');
    this.#released = (this.#released + count) | 0;
    Atomics.store(this.#releasedWord, 0, this.#released);
  }

  /** Everything before this position is durable. */
  durablePosition(): number {
    return Atomics.load(this.#durable, 0);
  }
}

/** The journal's hand on the durable cursor; exactly one per ring. */
export class DurableCursor {
  readonly #published: Int32Array;
  readonly #durable: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    const ring = attachSegment(SegmentKind.eventRing, buffer, LINES);
    this.#published = controlLine(ring, PUBLISHED_LINE);
    this.#durable = controlLine(ring, DURABLE_LINE);
  }

  /** Everything before this position is durable. */
  get position(): number {
    return Atomics.load(this.#durable, 0);
  }

  /** Declares everything before `position` durable. It never goes back and never passes what is published. */
  advance(position: number): void {
    invariant(isAtOrBehind(Atomics.load(this.#durable, 0), position), 'event ring: the durable cursor goes back');
    invariant(isAtOrBehind(position, Atomics.load(this.#published, 0)), 'event ring: durable beyond the published');
    Atomics.store(this.#durable, 0, position);
  }
}

function readerLines(ring: Segment): readonly Int32Array[] {
  return Array.from({ length: segmentSize(ring, 2) }, (_, reader) => controlLine(ring, READER_LINE + reader));
}
