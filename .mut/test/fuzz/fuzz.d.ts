import type { Target } from './target.ts';
export interface FuzzOptions {
    readonly runs: number;
    readonly seed: number;
    /** Called after each round. */
    readonly progress?: (result: FuzzResult) => void;
    /** Asked after each round. */
    readonly enough?: () => boolean;
}
export interface FuzzResult {
    readonly runs: number;
    /** Inputs that are mutated: those that ran what none before had run. */
    readonly corpus: number;
    readonly slowestMs: number;
    readonly failure: FuzzFailure | undefined;
}
export interface FuzzFailure {
    readonly why: string;
    /** Base64. */
    readonly input: string;
}
/**
 * Inputs out of inputs:
 *
 *   corpus ─▶ mutate ─▶ the target, a round of them ─▶ has new code run? ─▶ by which of them ─▶ corpus
 */
export declare function fuzz(target: Target, { runs, seed, progress, enough }: FuzzOptions): FuzzResult;
