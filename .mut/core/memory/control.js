import { LINE_BYTES, SegmentKind, attachSegment, controlLine, createSegment } from './segment.js';
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
export const ThreadState = { absent: 0, starting: 1, ready: 2, stopping: 3, stopped: 4, failed: 5 };
/** What the supervisor tells a thread; bits. */
export const Signal = { pin: 1, stop: 2 };
/**
 * The stop words: bits that stop new orders at once, before any journaled halt. Sampled into every decision.
 * Bit 1 + b stops broker b alone. `diskLow` is the journal's: new orders are refused, cancels and fills go on. `account`
 * and `symbol` stand in no word: they are what `StopScopes` says of one order's, as its decision saw it.
 */
export const StopWord = { everything: 1, broker0: 2, diskLow: 1 << 16, account: 1 << 17, symbol: 1 << 18 };
export function createControl(threads) {
    const buffer = createSegment(SegmentKind.control, 'control', [threads], lines(threads), 0);
    const control = attachSegment(SegmentKind.control, buffer, lines(threads));
    for (let thread = 0; thread < threads; thread++)
        controlLine(control, 1 + 2 * thread)[CPU] = NOT_PINNED;
    return buffer;
}
/** The words that belong to the whole process. */
export class ProcessControl {
    #words;
    #clockBase;
    constructor(buffer) {
        this.#words = controlLine(open(buffer), 0);
        this.#clockBase = new Float64Array(buffer, LINE_BYTES + CLOCK_BASE_BYTE, 1);
    }
    /** Notes why the process stops. The first reason stays; returns it. */
    poison(exitCode) {
        const first = Atomics.compareExchange(this.#words, POISON, 0, exitCode);
        return first === 0 ? exitCode : first;
    }
    /** Exit code of the first failure, 0 while there was none. */
    get poisoned() {
        return Atomics.load(this.#words, POISON);
    }
    /** Set by the journal while there is no disk space for new orders. */
    get diskLow() {
        return Atomics.load(this.#words, DISK_LOW) === 1;
    }
    set diskLow(isLow) {
        Atomics.store(this.#words, DISK_LOW, isLow ? 1 : 0);
    }
    get stopWords() {
        return Atomics.load(this.#words, STOP_WORDS);
    }
    /** Sets bits; in force for the next decision of the engine. */
    stopNow(bits) {
        Atomics.or(this.#words, STOP_WORDS, bits);
    }
    allowAgain(bits) {
        Atomics.and(this.#words, STOP_WORDS, ~bits);
    }
    /**
     * Engine time minus monotonic time, microseconds. A plain load: an aligned double doesn't tear on the processors
     * that we run on, and it is written only while the process starts.
     */
    get clockBaseUs() {
        return this.#clockBase[0];
    }
    set clockBaseUs(baseUs) {
        this.#clockBase[0] = baseUs;
    }
}
/** A thread's own line. Exactly one writer: the thread, or the supervisor while the thread doesn't run. */
export class ThreadLine {
    #own;
    #signals;
    #beatMs;
    constructor(buffer, thread) {
        const control = open(buffer);
        this.#own = controlLine(control, 1 + 2 * thread);
        this.#signals = controlLine(control, 2 + 2 * thread);
        this.#beatMs = this.#own[BEAT_MS];
    }
    /** One store per millisecond at most, however often it is called. */
    beat(timeMs) {
        const beatMs = timeMs | 0;
        if (beatMs === this.#beatMs)
            return;
        this.#beatMs = beatMs;
        Atomics.store(this.#own, BEAT_MS, beatMs);
    }
    /** Before a system call that may take long, and after it. While it lasts the thread can't beat. */
    entersCall() {
        Atomics.add(this.#own, CALLS, 1);
    }
    leavesCall() {
        Atomics.add(this.#own, CALLS, 1);
    }
    get state() {
        return Atomics.load(this.#own, STATE);
    }
    set state(state) {
        Atomics.store(this.#own, STATE, state);
    }
    /** Kernel id of the thread, 0 before it runs. */
    set tid(tid) {
        Atomics.store(this.#own, TID, tid);
    }
    /** The CPU that the thread pinned itself to. */
    set cpu(cpu) {
        Atomics.store(this.#own, CPU, cpu);
    }
    /** Bits of `Signal`. */
    get signal() {
        return Atomics.load(this.#signals, SIGNAL);
    }
}
/** What others may see of a thread, and the supervisor's hand on its signals. */
export class ThreadMonitor {
    #own;
    #signals;
    constructor(buffer, thread) {
        const control = open(buffer);
        this.#own = controlLine(control, 1 + 2 * thread);
        this.#signals = controlLine(control, 2 + 2 * thread);
    }
    get beatMs() {
        return Atomics.load(this.#own, BEAT_MS);
    }
    /** Odd: it is inside a system call that may take long. */
    get calls() {
        return Atomics.load(this.#own, CALLS);
    }
    get state() {
        return Atomics.load(this.#own, STATE);
    }
    get tid() {
        return Atomics.load(this.#own, TID);
    }
    /** -1: not pinned. */
    get cpu() {
        return Atomics.load(this.#own, CPU);
    }
    send(bit) {
        Atomics.or(this.#signals, SIGNAL, bit);
    }
    /** For a thread that is going to be started (again): as if it had never run. */
    reset() {
        Atomics.store(this.#signals, SIGNAL, 0);
        Atomics.store(this.#own, STATE, ThreadState.absent);
        Atomics.store(this.#own, TID, 0);
        Atomics.store(this.#own, CPU, NOT_PINNED);
        Atomics.store(this.#own, CALLS, 0);
    }
}
function open(buffer) {
    const threads = new Int32Array(buffer, 16, 1)[0];
    return attachSegment(SegmentKind.control, buffer, lines(threads));
}
function lines(threads) {
    return 1 + 2 * threads;
}
//# sourceMappingURL=control.js.map