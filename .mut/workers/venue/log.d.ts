/**
 * The venue's append-only log: frames, each the records of one batch of input, written by one `write` before any
 * answer of that batch. A frame is valid whole or not at all, and chained to the one before it.
 *
 *   #frame bytes checksum previous\n        frame: 1, 2, 3 …   bytes: of the body   checksum, previous: crc32, hex
 *   record\n record\n …                     the body
 *
 * It is not synced to the disk: it survives the process, killed at any point, not a power cut. The venue stands in for
 * somebody else's exchange; the gateway's own journal is the durable one.
 */
export interface VenueLog {
    /** Bytes in the file. */
    readonly bytes: number;
    /** Bytes of a half-written last frame that were cut off, and kept beside the log, at opening. */
    readonly tornBytes: number;
    /** Throws the system's error: nothing of this batch may be answered then. */
    append(records: string): void;
    close(): void;
}
/** The log is of another venue, or damaged where a crash can't have damaged it. */
export declare class VenueLogError extends Error {
    readonly name = "VenueLogError";
}
/** Opens or begins the log in `dir`; hands every record body to `replay`, frame by frame. `identity` is checked. */
export declare function openVenueLog(dir: string, identity: string, replay: (records: string) => void): VenueLog;
