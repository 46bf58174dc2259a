import { SegmentKind, attachSegment, controlLine, createSegment } from './segment.ts';

/**
 * How a thread sleeps without missing work, and how others wake it. Each sleeping thread has one doorbell, for both
 * directions: "data arrived" and "space freed".
 *
 *   line 0   armed    1: the sleeper sleeps or is about to          set by the sleeper, taken by one ringer
 *            hungry   1: the sleeper waits for room in some ring    written by the sleeper
 *   line 1   parks · timeouts · defects                             written by the sleeper
 *   line 2   rings                                                  added to by the ringers
 *
 *   sleeper                                ringer
 *   1 armed ← 1                            1 publish (or release)
 *   2 look again: work? armed ← 0, go on   2 armed = 1? (space: only if hungry = 1)
 *   3 sleep on `armed` while it is 1       3 exchange(armed, 0) = 1? then notify, or call `wake`
 *
 * The sleeper's store is before its look, the ringer's publish before its look at `armed`, and atomics have one order:
 * at least one of the two sees the other. It sleeps on `armed` itself because a ringer may be late: between taking
 * `armed` and notifying, the sleeper can have gone round and armed again. Asleep on a ring's cursor it would then
 * never be rung for; asleep on `armed` it is woken once for nothing.
 */
const CONTROL_LINE = 0;
const SLEEPER_LINE = 1;
const RINGER_LINE = 2;
const LINES = 3;

const ARMED = 0;
const HUNGRY = 1;

const PARKS = 0;
const TIMEOUTS = 1;
const DEFECTS = 2;
const RINGS = 0;

export function createDoorbell(name: string): SharedArrayBuffer {
  return createSegment(SegmentKind.doorbell, name, [], LINES, 0);
}

/** 32-bit counts, which wrap. */
export interface DoorbellCounts {
  /** Sleeps begun by a parked thread. */
  readonly parks: number;
  /** Sleeps that nobody ended. */
  readonly timeouts: number;
  /** Sleeps that nobody ended although there was work. */
  readonly defects: number;
  /** Times that a ringer woke the sleeper. */
  readonly rings: number;
}

/**
 * What a bell has seen.
 * @internal
 */
export function doorbellCounts(buffer: SharedArrayBuffer): DoorbellCounts {
  const bell = attachSegment(SegmentKind.doorbell, buffer, LINES);
  const sleeper = controlLine(bell, SLEEPER_LINE);
  return {
    parks: Atomics.load(sleeper, PARKS),
    timeouts: Atomics.load(sleeper, TIMEOUTS),
    defects: Atomics.load(sleeper, DEFECTS),
    rings: Atomics.load(controlLine(bell, RINGER_LINE), RINGS),
  };
}

/**
 * The side that wakes. Any number per doorbell. A thread parked by `Sleeper.park` is notified; for an event loop,
 * which can't park, pass `wake`: it is called in the ringer's thread and has to make the loop turn.
 */
export class Ringer {
  readonly #control: Int32Array;
  readonly #counts: Int32Array;
  readonly #wake: (() => void) | undefined;

  constructor(buffer: SharedArrayBuffer, wake?: () => void) {
    const bell = attachSegment(SegmentKind.doorbell, buffer, LINES);
    this.#control = controlLine(bell, CONTROL_LINE);
    this.#counts = controlLine(bell, RINGER_LINE);
    this.#wake = wake;
  }

  /** After publishing data. Costs one atomic load unless the other side sleeps. */
  ring(): void {
    if (Atomics.load(this.#control, ARMED) === 1) this.#takeAndWake();
  }

  /** After releasing slots: rings only a producer that ran out of room. */
  ringIfHungry(): void {
    if (Atomics.load(this.#control, HUNGRY) === 1) this.ring();
  }

  #takeAndWake(): void {
    if (Atomics.exchange(this.#control, ARMED, 0) !== 1) return; // Another ringer wakes it.
    Atomics.add(this.#counts, RINGS, 1);
    if (this.#wake !== undefined) this.#wake();
    else Atomics.notify(this.#control, ARMED);
  }
}

/** Looks at everything that the thread could do: data to read, or, while it is hungry, the room it waits for. */
export type HasWork = () => boolean;

/** The side that sleeps; exactly one per doorbell. */
export class Sleeper {
  readonly #control: Int32Array;
  readonly #counts: Int32Array;
  readonly #hasWork: HasWork;

  constructor(buffer: SharedArrayBuffer, hasWork: HasWork) {
    const bell = attachSegment(SegmentKind.doorbell, buffer, LINES);
    this.#control = controlLine(bell, CONTROL_LINE);
    this.#counts = controlLine(bell, SLEEPER_LINE);
    this.#hasWork = hasWork;
  }

  /** Says whether this thread waits for room in a ring that it writes to. Call before looking for that room again. */
  set hungry(isHungry: boolean) {
    const hungry = isHungry ? 1 : 0;
    if (this.#control[HUNGRY] !== hungry) Atomics.store(this.#control, HUNGRY, hungry);
  }

  /** Blocks the thread until it is rung, or for `timeoutMs`, but not at all if there is work. */
  park(timeoutMs: number): void {
    if (!this.arm()) return;
    this.#count(PARKS);
    if (Atomics.wait(this.#control, ARMED, 1, timeoutMs) !== 'timed-out') return;
    if (Atomics.exchange(this.#control, ARMED, 0) === 0) return; // Rung just now.
    this.timedOut();
  }

  /**
   * For an event loop: the last act of a turn. True: armed, the loop may sleep. False: there is work, take another turn.
   * The turn that follows calls `disarm` first, so that nobody rings for what it is going to find anyway.
   */
  arm(): boolean {
    Atomics.store(this.#control, ARMED, 1);
    if (!this.#hasWork()) return true;
    Atomics.store(this.#control, ARMED, 0);
    return false;
  }

  disarm(): void {
    Atomics.store(this.#control, ARMED, 0);
  }

  /** For an event loop whose backstop timer fired while armed: counts, and says whether it found work. */
  timedOut(): boolean {
    this.#count(TIMEOUTS);
    const found = this.#hasWork();
    if (found) this.#count(DEFECTS);
    return found;
  }

  #count(which: number): void {
    Atomics.store(this.#counts, which, (this.#counts[which]! + 1) | 0);
  }
}
