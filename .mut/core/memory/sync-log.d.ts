export declare function createSyncLog(): SharedArrayBuffer;
/** The journal's end; exactly one. */
export declare class SyncLogWriter {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** Everything before `position` is on the disk since `endNs`. */
    note(position: number, endNs: number): void;
}
/** A reading end: asked about positions that only go forward. */
export declare class SyncLogReader {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** The end of the sync that made the event at `position` durable, monotonic ns; 0: it isn't durable yet. */
    endNs(position: number): number;
}
