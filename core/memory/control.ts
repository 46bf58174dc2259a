import { LINE_BYTES, type Segment, SegmentKind, attachSegment, controlLine, createSegment } from './segment.ts';

/**
 * What the threads of one process know about each other. One line per writer.
 *
 *   line 0            process   poison · disk low · stop words · clock base (double at byte 16)
 *   line 1 + 2 × t    thread t  beat ms · state · tid · cpu · calls   written by the thread itself
 *   line 2 + 2 × t    thread t  signal                                written by the supervisor
 *
 * Beats are milliseconds of engine time in 32 bits, which wrap: only their changes mean anything. Calls go up by one on
 * entering a system call that may take long, and on leaving it: odd while one is in flight.
 */
const POISON = 0;
const DISK_LOW = 1;
const STOP_WORDS = 2;
const CLOCK_BASE_BYTE = 16;

const BEAT_MS = 0;
const STATE = 1;
const TID = 2;
const CPU = 3;
const CALLS = 4;
const SIGNAL = 0;

const NOT_PINNED = -1;

export const ThreadState = { absent: 0, starting: 1, ready: 2, stopping: 3, stopped: 4, failed: 5 } as const;
export type ThreadState = (typeof ThreadState)[keyof typeof ThreadState];

/** What the supervisor tells a thread; bits. */
export const Signal = { pin: 1, stop: 2 } as const;

/**
 * The stop words: bits that stop new orders at once, before any journaled halt. Sampled into every decision.
 * Bit 1 + b stops broker b alone. `diskLow` is the journal's: new orders are refused, cancels and fills go on. `account`
 * and `symbol` stand in no word: they are what `StopScopes` says of one order's, as its decision saw it.
 */
export const StopWord = { everything: 1, broker0: 2, diskLow: 1 << 16, account: 1 << 17, symbol: 1 << 18 } as const;

export function createControl(threads: number): SharedArrayBuffer {
  const buffer = createSegment(SegmentKind.control, 'control', [threads], lines(threads), 0);
  const control = attachSegment(SegmentKind.control, buffer, lines(threads));
  for (let thread = 0; thread < threads; thread++) controlLine(control, 1 + 2 * thread)[CPU] = NOT_PINNED;
  return buffer;
}

/** The words that belong to the whole process. */
export class ProcessControl {
  readonly #words: Int32Array;
  readonly #clockBase: Float64Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = controlLine(open(buffer), 0);
    this.#clockBase = new Float64Array(buffer, LINE_BYTES + CLOCK_BASE_BYTE, 1);
  }

  /** Notes why the process stops. The first reason stays; returns it. */
  poison(exitCode: number): number {
    const first = Atomics.compareExchange(this.#words, POISON, 0, exitCode);
    return first === 0 ? exitCode : first;
  }

  /** Exit code of the first failure, 0 while there was none. */
  get poisoned(): number {
    return Atomics.load(this.#words, POISON);
  }

  /** Set by the journal while there is no disk space for new orders. */
  get diskLow(): boolean {
    return Atomics.load(this.#words, DISK_LOW) === 1;
  }

  set diskLow(isLow: boolean) {
    Atomics.store(this.#words, DISK_LOW, isLow ? 1 : 0);
  }

  get stopWords(): number {
    return Atomics.load(this.#words, STOP_WORDS);
  }

  /** Sets bits; in force for the next decision of the engine. */
  stopNow(bits: number): void {
    Atomics.or(this.#words, STOP_WORDS, bits);
  }

  allowAgain(bits: number): void {
    Atomics.and(this.#words, STOP_WORDS, ~bits);
  }

  /**
   * Engine time minus monotonic time, microseconds. A plain load: an aligned double doesn't tear on the processors
   * that we run on, and it is written only while the process starts.
   */
  get clockBaseUs(): number {
    return this.#clockBase[0]!;
  }

  set clockBaseUs(baseUs: number) {
    this.#clockBase[0] = baseUs;
  }
}

/** A thread's own line. Exactly one writer: the thread, or the supervisor while the thread doesn't run. */
export class ThreadLine {
  readonly #own: Int32Array;
  readonly #signals: Int32Array;
  #beatMs: number;

  constructor(buffer: SharedArrayBuffer, thread: number) {
    const control = open(buffer);
    this.#own = controlLine(control, 1 + 2 * thread);
    this.#signals = controlLine(control, 2 + 2 * thread);
    this.#beatMs = this.#own[BEAT_MS]!;
  }

  /** One store per millisecond at most, however often it is called. */
  beat(timeMs: number): void {
    const beatMs = timeMs | 0;
    if (beatMs === this.#beatMs) return;
    this.#beatMs = beatMs;
    Atomics.store(this.#own, BEAT_MS, beatMs);
  }

  /** Before a system call that may take long, and after it. While it lasts the thread can't beat. */
  entersCall(): void {
    Atomics.add(this.#own, CALLS, 1);
  }

  leavesCall(): void {
    Atomics.add(this.#own, CALLS, 1);
  }

  get state(): ThreadState {
    return Atomics.load(this.#own, STATE) as ThreadState;
  }

  set state(state: ThreadState) {
    Atomics.store(this.#own, STATE, state);
  }

  /** Kernel id of the thread, 0 before it runs. */
  set tid(tid: number) {
    Atomics.store(this.#own, TID, tid);
  }

  /** The CPU that the thread pinned itself to. */
  set cpu(cpu: number) {
    Atomics.store(this.#own, CPU, cpu);
  }

  /** Bits of `Signal`. */
  get signal(): number {
    return Atomics.load(this.#signals, SIGNAL);
  }
}

/** What others may see of a thread, and the supervisor's hand on its signals. */
export class ThreadMonitor {
  readonly #own: Int32Array;
  readonly #signals: Int32Array;

  constructor(buffer: SharedArrayBuffer, thread: number) {
    const control = open(buffer);
    this.#own = controlLine(control, 1 + 2 * thread);
    this.#signals = controlLine(control, 2 + 2 * thread);
  }

  get beatMs(): number {
    return Atomics.load(this.#own, BEAT_MS);
  }

  /** Odd: it is inside a system call that may take long. */
  get calls(): number {
    return Atomics.load(this.#own, CALLS);
  }

  get state(): ThreadState {
    return Atomics.load(this.#own, STATE) as ThreadState;
  }

  get tid(): number {
    return Atomics.load(this.#own, TID);
  }

  /** -1: not pinned. */
  get cpu(): number {
    return Atomics.load(this.#own, CPU);
  }

  send(bit: number): void {
    Atomics.or(this.#signals, SIGNAL, bit);
  }

  /** For a thread that is going to be started (again): as if it had never run. */
  reset(): void {
    Atomics.store(this.#signals, SIGNAL, 0);
    Atomics.store(this.#own, STATE, ThreadState.absent);
    Atomics.store(this.#own, TID, 0);
    Atomics.store(this.#own, CPU, NOT_PINNED);
    Atomics.store(this.#own, CALLS, 0);
  }
}

function open(buffer: SharedArrayBuffer): Segment {
  const threads = new Int32Array(buffer, 16, 1)[0]!;
  return attachSegment(SegmentKind.control, buffer, lines(threads));
}

function lines(threads: number): number {
  return 1 + 2 * threads;
}
