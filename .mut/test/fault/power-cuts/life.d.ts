import type { FileSystem } from '../../support/loop-disk.ts';
/** One disk, and what a program on it went through. */
export interface CutLifeOptions {
    readonly kind: FileSystem;
    readonly seed: number;
    readonly cuts: number;
    /** Without its fdatasync: what is to be found. */
    readonly withoutSync: boolean;
    /** After each cut that was judged. */
    readonly told: (cut: Cut) => void;
    /** Asked before each cut: whether to end here. */
    readonly enough: () => boolean;
}
export interface Cut {
    /** Acknowledged in this life so far, and compared. */
    readonly acknowledged: number;
    /** From the end of the cut to the end of the process. */
    readonly exitMs: number;
    /** A sync that was under way at the cut was called done, and wasn't. */
    readonly isTooLate: boolean;
}
export interface CutLife {
    /** What was lost or wrong. */
    readonly problems: readonly string[];
    /** Folders that were kept because of them. */
    readonly kept: readonly string[];
}
/** For the environment of a program that is cut. */
export declare function nodeOptions({ withoutSync }: Pick<CutLifeOptions, 'withoutSync'>): Record<string, string>;
export declare function textOf(error: unknown): string;
