import { type Records } from './records.ts';
/**
 * Makes a ring. `slots` is a power of two, `slotBytes` a multiple of 8; together below 2 GiB.
 * `startCursor` is for tests, which begin just before the cursors wrap.
 */
export declare function createRing(name: string, slots: number, slotBytes: number, startCursor?: number): SharedArrayBuffer;
/** The writing end; exactly one per ring. */
export declare class RingProducer {
    #private;
    readonly name: string;
    readonly records: Records;
    /** Slots. */
    readonly capacity: number;
    constructor(buffer: SharedArrayBuffer);
    /** Free slots: at least `wanted` if there are so many, though there may be more than it says. */
    room(wanted: number): number;
    /** Byte offset of the next slot, which is the producer's until `publish`. Only after `room` said that there is one. */
    claim(): number;
    /** Hands everything claimed so far to the consumer. */
    publish(): void;
    /** Slots not yet released by the consumer, claimed ones included; asks for the consumer's cursor. */
    used(): number;
}
/** The reading end; exactly one per ring. */
export declare class RingConsumer {
    #private;
    readonly name: string;
    readonly records: Records;
    /** Slots. */
    readonly capacity: number;
    constructor(buffer: SharedArrayBuffer);
    /** Slots to read now, at most `limit`. Asks for the producer's cursor only when it knows of none. */
    poll(limit: number): number;
    /** Byte offset of the `i`-th readable slot, 0 ≤ i < poll(…). */
    at(i: number): number;
    /** Gives the first `count` readable slots back to the producer. */
    release(count: number): void;
}
