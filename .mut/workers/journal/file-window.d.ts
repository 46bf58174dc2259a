import { type Records } from '../../core/memory/records.ts';
import type { SegmentBytes } from '../../core/journal/scan.ts';
import { type Files } from './files.ts';
/** A segment file through a window of at most 2 MiB: reading one costs its own length of I/O and no more memory. */
export declare class FileWindow implements SegmentBytes {
    #private;
    /** Another after `attach`. */
    records: Records;
    length: number;
    constructor(files: Files);
    /** Looks at another file, of `length` bytes. The window doesn't own the descriptor. */
    attach(fd: number, length: number): void;
    /** What was read may have been written since. */
    forget(): void;
    load(at: number, count: number): number;
}
/** Bytes in memory, as a segment: an archive, unpacked. */
export declare function memorySegment(bytes: Uint8Array): SegmentBytes;
