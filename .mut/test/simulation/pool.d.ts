import { type Coverage } from './coverage.ts';
import type { Finding } from './judge-seed.ts';
export interface Block {
    readonly from: number;
    readonly count: number;
    /** Runs while a finding is shrunk; 0: not at all. */
    readonly tries: number;
}
export interface BlockResult {
    readonly count: number;
    readonly events: number;
    readonly coverage: readonly (readonly [string, number])[];
    readonly findings: readonly Finding[];
}
export interface SeedsOptions {
    readonly from: number;
    readonly count: number;
    readonly jobs: number;
    readonly tries: number;
    /** Goes on behind the first finding. */
    readonly keepGoing: boolean;
    readonly enough: () => boolean;
    readonly progress: (told: SeedsResult) => void;
}
export interface SeedsResult {
    readonly done: number;
    readonly events: number;
    readonly coverage: Coverage;
    readonly findings: readonly Finding[];
}
/** Seeds from `from` on, each in one of `jobs` threads, in blocks. Resolves when all are done, or one found something. */
export declare function runSeeds(options: SeedsOptions): Promise<SeedsResult>;
