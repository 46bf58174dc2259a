import type { Files } from '../../workers/journal/files.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
export type DiskCall = Exclude<keyof Files, 'close'>;
/** The system's code of a failing call; `short`: a read or write that does a part and says so. */
export type DiskFault = 'EIO' | 'ENOSPC' | 'EDQUOT' | 'EMFILE' | 'EACCES' | 'short';
/** Thrown by the call at which the process dies, and by all later ones, until `kill` or `powerCut`. */
export declare class DiskStopped extends Error {
}
export interface SimulatedDiskOptions {
    /** Of everything that is left to chance. */
    readonly random: SeededRandom;
    /** 16 GiB unless given. Holes take no room. */
    readonly capacityBytes?: number;
}
/** What happened to it, so far. */
export interface DiskCounts {
    failed: number;
    lostSyncs: number;
    misdirected: number;
    flippedBits: number;
    tornPages: number;
    lostNames: number;
    kills: number;
    powerCuts: number;
}
/**
 * A file system in memory, with a page cache and a disk behind it.
 *
 *   process ──write──▶ page cache ──datasync──▶ medium        kill: the process dies, the page cache survives
 *           ──rename─▶ names      ──syncFolder─▶ names        powerCut: what wasn't synced lands whole, in parts or not
 *
 * Paths are what they are named: there are no `.`, `..` or links.
 */
export interface SimulatedDisk {
    readonly files: Files;
    readonly counts: Readonly<DiskCounts>;
    /** Calls so far, by kind. */
    readonly calls: Readonly<Record<DiskCall, number>>;
    /** Calls of all kinds so far. */
    readonly totalCalls: number;
    /** Faults that were planned and haven't come yet. */
    readonly planned: number;
    /** Descriptors that nobody closed yet. */
    readonly openFiles: number;
    /** The process dies: its descriptors are gone, all that it wrote is there. */
    kill(): void;
    /** The machine dies: of what was not synced, pages, sizes and names, each lands or doesn't. */
    powerCut(): void;
    /** Clean pages are forgotten: reads see what the medium has. */
    dropCaches(): void;
    /** The `nth` call of a kind from now fails; after a failed sync the pages are clean and mostly not on the medium. */
    fail(call: DiskCall, nth: number, fault: DiskFault): void;
    /** The `nth` call of any kind from now is the process's last; a write is done in part. */
    stopAt(nth: number): void;
    /** The `nth` datasync from now says that it did, and wrote nothing. */
    loseSync(nth: number): void;
    /** One page of the `nth` datasync from now lands in the place of another one, of this or another file. */
    misdirect(nth: number): void;
    /** Flips so many bits at rest in what a file has on the medium. */
    flipBits(path: string, count: number): void;
    /** Nothing planned fails any more. */
    relent(): void;
    /** As the page cache has it; undefined: not there. */
    contents(path: string): Uint8Array | undefined;
    /** Makes or replaces a file, durably, from outside. */
    put(path: string, bytes: Uint8Array): void;
    /** Renames a file, durably, from outside; what had that name is gone. */
    move(from: string, to: string): void;
    /** Removes a file, durably, from outside. */
    remove(path: string): void;
    /** All files, sorted. */
    paths(): string[];
    /** Another disk with the same on it, without descriptors and plans. Costs no copy of its pages. */
    fork(random?: SeededRandom): SimulatedDisk;
}
export declare function createSimulatedDisk(options: SimulatedDiskOptions): SimulatedDisk;
