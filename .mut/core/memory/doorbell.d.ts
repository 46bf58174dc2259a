export declare function createDoorbell(name: string): SharedArrayBuffer;
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
export declare function doorbellCounts(buffer: SharedArrayBuffer): DoorbellCounts;
/**
 * The side that wakes. Any number per doorbell. A thread parked by `Sleeper.park` is notified; for an event loop,
 * which can't park, pass `wake`: it is called in the ringer's thread and has to make the loop turn.
 */
export declare class Ringer {
    #private;
    constructor(buffer: SharedArrayBuffer, wake?: () => void);
    /** After publishing data. Costs one atomic load unless the other side sleeps. */
    ring(): void;
    /** After releasing slots: rings only a producer that ran out of room. */
    ringIfHungry(): void;
}
/** Looks at everything that the thread could do: data to read, or, while it is hungry, the room it waits for. */
export type HasWork = () => boolean;
/** The side that sleeps; exactly one per doorbell. */
export declare class Sleeper {
    #private;
    constructor(buffer: SharedArrayBuffer, hasWork: HasWork);
    /** Says whether this thread waits for room in a ring that it writes to. Call before looking for that room again. */
    set hungry(isHungry: boolean);
    /** Blocks the thread until it is rung, or for `timeoutMs`, but not at all if there is work. */
    park(timeoutMs: number): void;
    /**
     * For an event loop: the last act of a turn. True: armed, the loop may sleep. False: there is work, take another turn.
     * The turn that follows calls `disarm` first, so that nobody rings for what it is going to find anyway.
     */
    arm(): boolean;
    disarm(): void;
    /** For an event loop whose backstop timer fired while armed: counts, and says whether it found work. */
    timedOut(): boolean;
}
