import { type Files } from '../journal/files.ts';
import { type JournalPaths } from '../journal/journal-paths.ts';
import { type ManifestEntry } from '../journal/manifest.ts';
/**
 * Compacts segments that nobody needs any more into `archive/`: batches without their padding, compressed a chunk at a
 * time (a gzip file may have several members). In this order, so that a crash anywhere loses nothing:
 *
 *   a chunk: batches checked, written, read back, the same? … ▸ synced ▸ line in the manifest, synced ▸ segment file recycled
 *
 * Never the whole segment in memory: this thread hardly allocates, so that V8 would keep it for hours.
 */
export declare class Archiver {
    #private;
    constructor(files: Files, paths: JournalPaths);
    get active(): boolean;
    /** Begins with the oldest segment if all its events are at or before `throughSeq`; false if none is. */
    begin(throughSeq: number): boolean;
    /** Compresses the next chunk, at most 1 MiB; true when the segment is archived and its file recycled. */
    step(): boolean;
    close(): void;
}
/** Reads an archived segment and checks all of it against its line in the manifest: what is wrong, or nothing. */
export declare function checkArchive(path: string, entry: ManifestEntry, files?: Files): string;
/** The archived segments, each once: of two lines for one segment the later holds. */
export declare function archivedSegments(paths: JournalPaths, files?: Files): ManifestEntry[];
