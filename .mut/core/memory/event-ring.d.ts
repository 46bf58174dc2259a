import { type Records } from './records.ts';
/** What a reader follows. */
export type EventGate = 'published' | 'durable';
/**
 * Makes an event ring. `slots` is a power of two, `slotBytes` a multiple of 8, `readers` 1 to 8.
 * `startCursor` is for tests, which begin just before the cursors wrap.
 */
export declare function createEventRing(slots: number, slotBytes: number, readers: number, startCursor?: number): SharedArrayBuffer;
/** Whether position `a` is not past `b`. Right as long as the two are less than 2^31 apart. */
export declare function isAtOrBehind(a: number, b: number): boolean;
/** The writing end; exactly one per ring. */
export declare class EventWriter {
    #private;
    readonly records: Records;
    /** Slots. */
    readonly capacity: number;
    constructor(buffer: SharedArrayBuffer);
    /** How far the readers may read, as a position: everything before it is published. */
    get position(): number;
    /** Byte offset of the `i`-th slot that was claimed and is not published yet. */
    stagedAt(i: number): number;
    /** Free slots in front of the slowest reader: at least `wanted` if there are so many. */
    room(wanted: number): number;
    /** Byte offset of the next slot, which is the writer's until `publish`. Only after `room` said that there is one. */
    claim(): number;
    /** Hands everything claimed so far to the readers. */
    publish(): void;
    /** Wants everything published so far durable, without delay. What was published and never demanded may wait for ever. */
    demand(): void;
    /** The index of the reader that is farthest behind: the one that bounds the writer. Looks at all of them. */
    slowest(): number;
    /** Everything before this position is durable. */
    durablePosition(): number;
}
/** One reading end; exactly one per reader index. */
export declare class EventReader {
    #private;
    readonly records: Records;
    /** Slots. */
    readonly capacity: number;
    constructor(buffer: SharedArrayBuffer, readerIndex: number, gate: EventGate);
    /** Everything before this position has been released by this reader. */
    get position(): number;
    /** Slots to read now, at most `limit`. Looks at the gate's cursor only when it knows of none. */
    poll(limit: number): number;
    /** Whether the writer wants something durable that this reader, the journal, has not released. */
    isDemanded(): boolean;
    /** Byte offset of the `i`-th readable slot, 0 ≤ i < poll(…). */
    at(i: number): number;
    /** Lets the writer have the first `count` readable slots again, as far as this reader is concerned. */
    release(count: number): void;
    /** Everything before this position is durable. */
    durablePosition(): number;
}
/** The journal's hand on the durable cursor; exactly one per ring. */
export declare class DurableCursor {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** Everything before this position is durable. */
    get position(): number;
    /** Declares everything before `position` durable. It never goes back and never passes what is published. */
    advance(position: number): void;
}
