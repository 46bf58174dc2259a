import type { BenchResult } from './result.ts';
/** The result whose figures the README shows. */
export declare const RESULT_FILE = "bench/results/latest.json";
/** Puts the figures between the two comments of `README.md` in this folder. */
export declare function writeFigures(root: string, result: BenchResult): void;
/**
 * Without a result: what stands between the comments is taken out.
 * @internal
 */
export declare function withFigures(readme: string, result: BenchResult | undefined): string;
