import { SegmentKind, attachSegment, controlLine, createSegment } from './segment.js';
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
export function createDoorbell(name) {
    return createSegment(SegmentKind.doorbell, name, [], LINES, 0);
}
/**
 * What a bell has seen.
 * @internal
 */
export function doorbellCounts(buffer) {
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
    #control;
    #counts;
    #wake;
    constructor(buffer, wake) {
        const bell = attachSegment(SegmentKind.doorbell, buffer, LINES);
        this.#control = controlLine(bell, CONTROL_LINE);
        this.#counts = controlLine(bell, RINGER_LINE);
        this.#wake = wake;
    }
    /** After publishing data. Costs one atomic load unless the other side sleeps. */
    ring() {
        if (Atomics.load(this.#control, ARMED) === 1)
            this.#takeAndWake();
    }
    /** After releasing slots: rings only a producer that ran out of room. */
    ringIfHungry() {
        if (Atomics.load(this.#control, HUNGRY) === 1)
            this.ring();
    }
    #takeAndWake() {
        if (Atomics.exchange(this.#control, ARMED, 0) !== 1)
            return; // Another ringer wakes it.
        Atomics.add(this.#counts, RINGS, 1);
        if (this.#wake !== undefined)
            this.#wake();
        else
            Atomics.notify(this.#control, ARMED);
    }
}
/** The side that sleeps; exactly one per doorbell. */
export class Sleeper {
    #control;
    #counts;
    #hasWork;
    constructor(buffer, hasWork) {
        const bell = attachSegment(SegmentKind.doorbell, buffer, LINES);
        this.#control = controlLine(bell, CONTROL_LINE);
        this.#counts = controlLine(bell, SLEEPER_LINE);
        this.#hasWork = hasWork;
    }
    /** Says whether this thread waits for room in a ring that it writes to. Call before looking for that room again. */
    set hungry(isHungry) {
        const hungry = isHungry ? 1 : 0;
        if (this.#control[HUNGRY] !== hungry)
            Atomics.store(this.#control, HUNGRY, hungry);
    }
    /** Blocks the thread until it is rung, or for `timeoutMs`, but not at all if there is work. */
    park(timeoutMs) {
        if (!this.arm())
            return;
        this.#count(PARKS);
        if (Atomics.wait(this.#control, ARMED, 1, timeoutMs) !== 'timed-out')
            return;
        if (Atomics.exchange(this.#control, ARMED, 0) === 0)
            return; // Rung just now.
        this.timedOut();
    }
    /**
     * For an event loop: the last act of a turn. True: armed, the loop may sleep. False: there is work, take another turn.
     * The turn that follows calls `disarm` first, so that nobody rings for what it is going to find anyway.
     */
    arm() {
        Atomics.store(this.#control, ARMED, 1);
        if (!this.#hasWork())
            return true;
        Atomics.store(this.#control, ARMED, 0);
        return false;
    }
    disarm() {
        Atomics.store(this.#control, ARMED, 0);
    }
    /** For an event loop whose backstop timer fired while armed: counts, and says whether it found work. */
    timedOut() {
        this.#count(TIMEOUTS);
        const found = this.#hasWork();
        if (found)
            this.#count(DEFECTS);
        return found;
    }
    #count(which) {
        Atomics.store(this.#counts, which, (this.#counts[which] + 1) | 0);
    }
}
//# sourceMappingURL=doorbell.js.map