import type { Chain } from '../../core/journal/chain.ts';
import { type Files } from './files.ts';
import type { JournalPaths } from './journal-paths.ts';
/** One line of the archive's manifest: a segment that was compacted, and how to know it again. */
export interface ManifestEntry {
    readonly segment: number;
    readonly firstSeq: number;
    /** The sequence that the next segment begins with. */
    readonly nextSeq: number;
    readonly batches: number;
    /** The chain behind its last batch. */
    readonly chain: Chain;
    /** Bytes without padding, and those of the compressed file. */
    readonly bytes: number;
    readonly archivedBytes: number;
    /** Of the compressed file, hexadecimal. */
    readonly sha256: string;
}
/** The entries in order. A line that a crash cut off isn't one: its segment was not recycled yet, and is archived again. */
export declare function readManifest(paths: JournalPaths, files?: Files): ManifestEntry[];
