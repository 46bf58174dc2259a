/**
 * Where things lie in a data directory:
 *
 *   lock                             held by the one process that runs on it
 *   journal/00000007.segment         the journal, in the order of the numbers
 *   journal/head                     which journal this is, and its last segment's number
 *   journal/00000007.at-4096.broken  a torn tail that was cut, kept aside
 *   journal/spare-0                  a segment file whose blocks exist on disk already
 *   journal/reserve                  the same, touched only when the disk is full
 *   archive/00000001.gz              compacted segments
 *   archive/manifest                 one JSON line each
 *   snapshots/000000000001000.snapshot
 *   history/00000000.orders          orders that have left the table
 */
export interface JournalPaths {
    readonly data: string;
    readonly lock: string;
    readonly journal: string;
    readonly head: string;
    readonly archive: string;
    readonly manifest: string;
    readonly snapshots: string;
    readonly reserve: string;
}
export declare function journalPaths(data: string): JournalPaths;
export declare function segmentPath(paths: JournalPaths, number: number): string;
export declare function brokenPath(paths: JournalPaths, number: number, at: number): string;
export declare function sparePath(paths: JournalPaths, index: number): string;
export declare function archivePath(paths: JournalPaths, number: number): string;
/** The number in a segment's file name; 0 for any other file. */
export declare function segmentNumberOf(name: string): number;
