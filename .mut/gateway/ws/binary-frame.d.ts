/** Binary records that leave together, in one WebSocket frame. Reused: `length` bytes of it are in use. */
export interface BinaryFrame {
    bytes: Uint8Array;
    /** Of the same bytes. */
    view: DataView;
    length: number;
    records: number;
}
/** Frames that are free to be used again; what is beyond the few that a turn needs is left to the collector. */
export interface BinaryFrames {
    take(): BinaryFrame;
    giveBack(frame: BinaryFrame): void;
}
export declare function createBinaryFrames(): BinaryFrames;
/** Room at the end for one more record of at most `most` bytes; false: the frame is full. A record fits an empty frame. */
export declare function hasRoom(frame: BinaryFrame, most: number): boolean;
/** Copies a record of `length` bytes to the end, where there is room for it. */
export declare function append(frame: BinaryFrame, record: Uint8Array, length: number): void;
/** A record of `length` bytes was written to the end. */
export declare function appended(frame: BinaryFrame, length: number): void;
