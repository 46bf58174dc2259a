import { type Files } from '../journal/files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';
import type { Replica } from './replica.ts';
import { type SnapshotHeader } from './snapshot-file.ts';
/**
 * Loads the newest snapshot that is whole into an empty replica; returns the last event in it, 0 if there is none.
 * Each that is damaged or doesn't fit is named to `report`, and the next older one is tried.
 */
export declare function loadNewestSnapshot(files: Files, paths: JournalPaths, journalId: Uint8Array, replica: Replica, report: (message: string) => void): number;
/** Reads a whole snapshot file and checks every byte: its header, or what is wrong. */
export declare function checkSnapshot(files: Files, path: string): SnapshotHeader | string;
