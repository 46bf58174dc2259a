import { type OpTimes } from './op.ts';
export interface Placement {
    readonly name: string;
    readonly own: number;
    readonly peer: number;
}
/** One way between two spinning threads. */
export declare function spinningHop(seconds: number, place: Placement): Promise<OpTimes>;
/** There and back with both threads parked. */
export declare function parkedRoundTrip(seconds: number, place: Placement): Promise<OpTimes>;
/** There to a parked thread, and back into this event loop by each kind of doorbell. */
export declare function loopRoundTrips(seconds: number, place: Placement, folder: string): Promise<OpTimes[]>;
/** Messages of a command's size between two spinning threads. */
export declare function ringThroughput(seconds: number, place: Placement): Promise<OpTimes>;
/** The same through ringbuf.js: a push per message, and a push per batch. None if it isn't installed. */
export declare function ringbufThroughput(seconds: number, place: Placement): Promise<OpTimes[]>;
/** The same through a MessagePort: there and back with a number, and messages of a command's size one way. */
export declare function portOps(seconds: number, place: Placement): Promise<OpTimes[]>;
/** A task that does nothing, there and back, with the thread parked in Atomics.wait and without. */
export declare function poolOps(seconds: number): Promise<OpTimes[]>;
