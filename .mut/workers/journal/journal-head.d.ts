import { type Files } from './files.ts';
import type { JournalPaths } from './journal-paths.ts';
export interface JournalHead {
    readonly journalId: Uint8Array;
    /** Of the last segment; a newer one may be there, whose start a crash cut off. */
    readonly number: number;
}
/** Undefined: there is none, or nothing of it is whole. */
export declare function readHead(files: Files, paths: JournalPaths): JournalHead | undefined;
/**
 * Durable when it returns. Needs no room on the disk, except the first time: then both slots get their blocks, or the
 * second segment's would be missing when the disk is full.
 */
export declare function writeHead(files: Files, paths: JournalPaths, { journalId, number }: JournalHead): void;
