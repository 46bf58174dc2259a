/**
 * A shared buffer that says what it is. Whoever attaches checks it again.
 *
 *   byte   0       4         8      12             16..48        48..64        64..128
 *        +-------+---------+------+--------------+-------------+-------------+---------+
 *        | magic | version | kind | payloadBytes | sizes [0-7] | name, ASCII | padding |
 *        +-------+---------+------+--------------+-------------+-------------+---------+
 *        | control: `lines` lines of 128 bytes, one writer each                        |
 *        +-----------------------------------------------------------------------------+
 *        | payload                                                                     |
 *        +-----------------------------------------------------------------------------+
 *
 * A line is 128 bytes because processors fetch cache lines of 64 bytes in pairs.
 */
export declare const SegmentKind: {
    readonly ring: 1;
    readonly eventRing: 2;
    readonly latch: 3;
    readonly doorbell: 4;
    readonly counters: 5;
    readonly histogram: 6;
    readonly control: 7;
    readonly words: 8;
    readonly syncLog: 9;
    readonly stopScopes: 10;
};
export type SegmentKind = (typeof SegmentKind)[keyof typeof SegmentKind];
export declare const LINE_BYTES = 128;
export interface Segment {
    readonly buffer: SharedArrayBuffer;
    readonly name: string;
    /** What the kind needs to read its own payload: slots, bytes per slot, … */
    readonly sizes: Int32Array;
    readonly payloadAt: number;
    readonly payloadBytes: number;
}
/** Thrown on attaching to something else than was expected. */
export declare class SegmentError extends Error {
    readonly name = "SegmentError";
    readonly code = "NOT_A_SEGMENT";
}
/** A zeroed segment of `lines` control lines and a payload. `name` is 1–16 ASCII characters, for messages. */
export declare function createSegment(kind: SegmentKind, name: string, sizes: readonly number[], lines: number, payloadBytes: number): SharedArrayBuffer;
/** Opens what `createSegment` made. Throws `SegmentError` if `buffer` is not a whole segment of that kind. */
export declare function attachSegment(kind: SegmentKind, buffer: SharedArrayBuffer, lines: number): Segment;
/** The `line`-th control line, as 32-bit words. */
export declare function controlLine(segment: Segment, line: number): Int32Array;
/** The size at `index`, which every kind wants to be a positive integer. */
export declare function segmentSize(segment: Segment, index: number): number;
