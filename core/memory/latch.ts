import { invariant } from '../invariant.ts';
import { SegmentKind, attachSegment, controlLine, createSegment, segmentSize } from './segment.ts';

/**
 * The newest value per slot, from one writer to any number of readers, who never hold it up. One reader more can ask
 * which slots changed.
 *
 *   line 0    sequence: changes with every mark                      written by the writer
 *             reach: how many words of marks were ever used
 *   line 1    watched: 1 while changes are wanted at once            written by the one who follows them
 *   payload   dirty marks, a bit per slot, then the slots:
 *
 *   byte   0         4         8             8 + 8W         8 + 16W
 *        +---------+---------+-------------+--------------+---------+
 *        | version | written | copy 0 (W)  | copy 1 (W)   | padding |   W doubles each, a multiple of 64 bytes
 *        +---------+---------+-------------+--------------+---------+
 *
 * The version counts writes and its lowest bit names the copy to read. Version v is written into copy v & 1 while
 * version v - 1 stays readable in the other; a reader whose version is still the same after copying can't have met
 * the writer. A writer that dies leaves at worst a half-written copy that no version names.
 *
 * Plain stores may pass an earlier atomic store, and plain loads a later atomic load, on processors weaker than x64.
 * So the writer begins with an atomic load, and the reader has an atomic store between copying and looking again.
 */
const LINES = 2;
const SEQUENCE = 0;
const REACH = 1;
const WATCHED = 0;
const SLOTS = 0;
const WORDS = 1;
const START_VERSION = 2;

const VERSION = 0;
const WRITTEN = 1;
const MAX_TRIES = 3;

/**
 * Makes a latch of `slots` slots of `words` doubles, at most 64.
 * `startVersion` is for tests, which begin just before the versions wrap.
 */
export function createLatch(name: string, slots: number, words: number, startVersion = 0): SharedArrayBuffer {
  invariant(Number.isInteger(slots) && slots >= 1, 'latch: at least one slot');
  invariant(Number.isInteger(words) && words >= 1 && words <= 64, 'latch: 1 to 64 words');
  const bytes = marksBytes(slots) + slots * slotBytes(words);
  const buffer = createSegment(SegmentKind.latch, name, [slots, words, startVersion], LINES, bytes);
  // Pages that nobody writes take no memory.
  if (startVersion === 0) return buffer;
  const { i32, strideI32 } = open(buffer);
  for (let slot = 0; slot < slots; slot++) i32[slot * strideI32 + VERSION] = startVersion;
  return buffer;
}

/** The writing end; exactly one per latch. */
export class LatchWriter {
  readonly slots: number;
  readonly words: number;
  readonly #latch: Latch;

  constructor(buffer: SharedArrayBuffer) {
    this.#latch = open(buffer);
    this.slots = this.#latch.slots;
    this.words = this.#latch.words;
  }

  /** Makes `words` doubles of `from`, beginning at index `at`, the newest value of `slot`. */
  write(slot: number, from: Float64Array, at: number): void {
    invariant(slot >= 0 && slot < this.slots, 'latch: no such slot');
    const { i32, f64, words, strideI32 } = this.#latch;
    const word = slot * strideI32;
    const version = (Atomics.load(i32, word + VERSION) + 1) | 0;
    const copy = (word >> 1) + 1 + (version & 1) * words;
    for (let i = 0; i < words; i++) f64[copy + i] = from[at + i]!;
    i32[word + WRITTEN] = 1;
    Atomics.store(i32, word + VERSION, version);
    mark(this.#latch, slot);
  }

  /**
   * Whether whoever follows changes wants to hear of them at once, by a bell. Looked at after writing: either this sees
   * the wish, or the sweep that follows it sees the mark.
   */
  isWatched(): boolean {
    return Atomics.load(this.#latch.watched, WATCHED) === 1;
  }

  /**
   * For a writer that takes over from one that died: whatever was written but not yet marked as changed is marked.
   * Returns how many slots hold a value.
   */
  repair(): number {
    const { i32, strideI32, sequence } = this.#latch;
    let written = 0;
    for (let slot = 0; slot < this.slots; slot++) {
      if (i32[slot * strideI32 + WRITTEN] !== 1) continue;
      written += 1;
      mark(this.#latch, slot);
    }
    // It may have died between setting a mark and counting it.
    Atomics.store(sequence, SEQUENCE, (sequence[SEQUENCE]! + 1) | 0);
    return written;
  }
}

/** A reading end; any number per latch. */
export class LatchReader {
  readonly slots: number;
  readonly words: number;
  /** Of the value that the last successful `read` gave; 32 bits, wraps. */
  version = 0;
  readonly #latch: Latch;
  readonly #fence = new Int32Array(1);

  constructor(buffer: SharedArrayBuffer) {
    this.#latch = open(buffer);
    this.slots = this.#latch.slots;
    this.words = this.#latch.words;
  }

  /**
   * The version of the newest value of `slot`: who has read that one needn't read it again. A plain load, asked for with
   * every order: what was the newest a moment ago is as good, and no version is believed without `read`.
   */
  newest(slot: number): number {
    invariant(slot >= 0 && slot < this.slots, 'latch: no such slot');
    const { i32, strideI32 } = this.#latch;
    return i32[Math.imul(slot, strideI32) + VERSION]!;
  }

  /**
   * Copies the newest value of `slot` to `into`, beginning at index `at`. False: nothing was ever written, or the
   * writer was faster three times; `into` is garbage then, and the value is to be treated as stale.
   */
  read(slot: number, into: Float64Array, at: number): boolean {
    invariant(slot >= 0 && slot < this.slots, 'latch: no such slot');
    const { i32, f64, words, strideI32 } = this.#latch;
    const word = slot * strideI32;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const version = Atomics.load(i32, word + VERSION);
      if (i32[word + WRITTEN] !== 1) return false;
      const copy = (word >> 1) + 1 + (version & 1) * words;
      for (let i = 0; i < words; i++) into[at + i] = f64[copy + i]!;
      Atomics.store(this.#fence, 0, 0);
      if (Atomics.load(i32, word + VERSION) !== version) continue;
      this.version = version;
      return true;
    }
    return false;
  }
}

/**
 * The one reader that follows changes:
 *
 *   for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
 *     if (!reader.read(slot, into, 0)) changes.again(slot);
 *     else if ((skipped = changes.delivered(slot, reader.version)) >= 0) send(into, skipped);
 *   }
 *
 * Every write is either delivered or counted in the `skipped` of a later delivery.
 */
export class LatchChanges {
  readonly #latch: Latch;
  readonly #delivered: Int32Array;
  #sequenceSeen: number;
  #sweeping = false;
  #wordsLeft = 0;
  #bits = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#latch = open(buffer);
    this.#delivered = new Int32Array(this.#latch.slots);
    if (this.#latch.startVersion !== 0) this.#delivered.fill(this.#latch.startVersion);
    this.#sequenceSeen = (Atomics.load(this.#latch.sequence, SEQUENCE) - 1) | 0;
  }

  /** The next slot of this sweep that changed, or -1 at its end; the call after that begins a new sweep. */
  next(): number {
    const { marks, sequence } = this.#latch;
    if (!this.#sweeping) {
      const now = Atomics.load(sequence, SEQUENCE);
      if (now === this.#sequenceSeen) return -1;
      this.#sequenceSeen = now;
      this.#wordsLeft = Math.min(marks.length, Atomics.load(sequence, REACH));
      this.#sweeping = true;
    }
    while (this.#bits === 0) {
      if (this.#wordsLeft === 0) {
        this.#sweeping = false;
        return -1;
      }
      this.#wordsLeft -= 1;
      if (Atomics.load(marks, this.#wordsLeft) !== 0) this.#bits = Atomics.exchange(marks, this.#wordsLeft, 0);
    }
    const bit = 31 - Math.clz32(this.#bits);
    this.#bits &= ~(1 << bit);
    return this.#wordsLeft * 32 + bit;
  }

  /**
   * Notes that `version` of `slot` was delivered. Returns how many versions before it were not, or -1 if this one
   * already was.
   */
  delivered(slot: number, version: number): number {
    const skipped = (version - this.#delivered[slot]! - 1) | 0;
    this.#delivered[slot] = version;
    return skipped;
  }

  /** Tells the writer whether changes are wanted at once. Sweep after wishing for it. */
  watch(isWatched: boolean): void {
    Atomics.store(this.#latch.watched, WATCHED, isWatched ? 1 : 0);
  }

  /** Whether a sweep would find something, or is under way. */
  hasMore(): boolean {
    return this.#sweeping || Atomics.load(this.#latch.sequence, SEQUENCE) !== this.#sequenceSeen;
  }

  /** Puts a slot that couldn't be read back among the changed ones, for a later sweep. */
  again(slot: number): void {
    Atomics.or(this.#latch.marks, slot >> 5, 1 << (slot & 31));
    this.#sequenceSeen = (this.#sequenceSeen - 1) | 0;
  }
}

interface Latch {
  readonly slots: number;
  readonly words: number;
  readonly startVersion: number;
  readonly strideI32: number;
  readonly sequence: Int32Array;
  readonly watched: Int32Array;
  readonly marks: Int32Array;
  readonly i32: Int32Array;
  readonly f64: Float64Array;
}

function open(buffer: SharedArrayBuffer): Latch {
  const segment = attachSegment(SegmentKind.latch, buffer, LINES);
  const slots = segmentSize(segment, SLOTS);
  const words = segmentSize(segment, WORDS);
  const slotsAt = segment.payloadAt + marksBytes(slots);
  const bytes = slots * slotBytes(words);
  return {
    slots,
    words,
    startVersion: segment.sizes[START_VERSION]!,
    strideI32: slotBytes(words) / 4,
    sequence: controlLine(segment, 0),
    watched: controlLine(segment, 1),
    marks: new Int32Array(buffer, segment.payloadAt, Math.ceil(slots / 32)),
    i32: new Int32Array(buffer, slotsAt, bytes / 4),
    f64: new Float64Array(buffer, slotsAt, bytes / 8),
  };
}

/**
 * The version was stored before: a mark found set is one that the reader has yet to take, and it reads the version
 * after taking it.
 */
function mark(latch: Latch, slot: number): void {
  const bit = 1 << (slot & 31);
  const word = slot >> 5;
  if (word >= latch.sequence[REACH]!) Atomics.store(latch.sequence, REACH, word + 1);
  if ((Atomics.load(latch.marks, word) & bit) !== 0) return;
  Atomics.or(latch.marks, word, bit);
  Atomics.store(latch.sequence, SEQUENCE, (latch.sequence[SEQUENCE]! + 1) | 0);
}

function marksBytes(slots: number): number {
  return Math.ceil(slots / 1024) * 128;
}

function slotBytes(words: number): number {
  return Math.ceil((8 + words * 16) / 64) * 64;
}
