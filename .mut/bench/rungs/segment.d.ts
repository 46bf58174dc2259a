/** A file as the gateway's journal has them: zeros over all its length, on the disk, and opened as the journal opens one. */
export interface Segment {
    /** Writes so many bytes behind the last ones, at the end from the beginning again: segments are used again, too. */
    write(bytes: Uint8Array, count: number): void;
    sync(): void;
    close(): void;
}
export declare function openSegment(folder: string, name: string): Segment;
