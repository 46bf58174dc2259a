import type { Lack } from '../campaign/part.ts';
/** A file system of its own in a file, whose power can be cut. */
export interface LoopDisk {
    /** Where it is mounted. */
    readonly folder: string;
    /** The power goes: what was not synced is lost, every call that needs the disk fails with EIO from now on. */
    cut(): Promise<void>;
    /** Mounts what the disk has. Nobody may have a file of it open. */
    remount(): Promise<void>;
    /** How often it was remounted, and how often from a copy: for messages. */
    story(): string;
    /** Unmounts it and removes the file. */
    close(): Promise<void>;
}
export type FileSystem = 'ext4' | 'xfs';
/** What this machine lacks for it. */
export declare function lacksLoopDisks(): Lack | undefined;
/** XFS takes at least 300 MiB; the file has no blocks but those that are written. */
export declare function openLoopDisk(kind: FileSystem, mebibytes?: number): Promise<LoopDisk>;
