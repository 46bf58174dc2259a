import type { SeededRandom } from '../../workers/seeded-random.ts';
export declare const PAGE_BYTES = 4096;
/** Undefined: a hole, which reads as zeros. */
type Page = Uint8Array | undefined;
/**
 * A file as the kernel has it, and as the disk has it.
 *
 *            page 0   page 1   page 2
 *   cache      A        B'       C        what every read shows
 *   medium     A        B        –        what a reboot finds
 *                       dirty    clean, though the medium hasn't it: its sync failed, or the disk lied
 *
 * A sync only passes references on. A page is copied when it is written the next time.
 */
export interface DiskFile {
    readonly cache: Page[];
    readonly medium: Page[];
    size: number;
    mediumSize: number;
    readonly dirty: Set<number>;
    /** Dirty pages that nothing else refers to: these are written in place. */
    readonly owned: Set<number>;
    /** Some clean page may be another one on the medium. */
    differs: boolean;
    /** Names and descriptors that it has. */
    uses: number;
}
export declare function createDiskFile(): DiskFile;
/** The same, sharing its pages with it until either is written. */
export declare function copyOf(file: DiskFile): DiskFile;
export declare function pagesOf(file: DiskFile): number;
export declare function readPages(file: DiskFile, bytes: Uint8Array, from: number, count: number, at: number): number;
/** Writes to the cache. `allocate` says whether there is room for one more page; returns the bytes written. */
export declare function writePages(file: DiskFile, bytes: Uint8Array, from: number, count: number, at: number, allocate: () => boolean): number;
/** Cuts the cache's view, or lengthens it by a hole; returns how many pages it freed. */
export declare function truncatePages(file: DiskFile, length: number): number;
/** What is dirty is on the medium. */
export declare function syncPages(file: DiskFile): void;
/** What is dirty is marked clean, and of that `landed` says what the medium has: as after a sync that failed. */
export declare function loseSync(file: DiskFile, landed: (number: number) => boolean): void;
/** The cache forgets its clean pages. */
export declare function dropCleanPages(file: DiskFile): void;
/** The power goes: of what was not synced chance decides. Returns how many pages were torn. */
export declare function cutPower(file: DiskFile, random: SeededRandom): number;
/** Flips a bit on the medium, and in the cache, as if it had been read anew. A dirty page hides it. */
export declare function flipBit(file: DiskFile, bit: number): void;
export {};
