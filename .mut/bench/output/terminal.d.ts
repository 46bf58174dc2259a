import type { BenchResult } from './result.ts';
/** A whole run for a terminal: the machine, each part's tables, every figure beside its goal. */
export declare function resultAsText(result: BenchResult): string;
/** The first few, each once. */
export declare function reasons(dropped: readonly string[]): string;
