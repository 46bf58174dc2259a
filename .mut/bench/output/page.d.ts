import type { BenchResult } from './result.ts';
/** A result as one page that needs no network and no script. */
export declare function pageOf(result: BenchResult): string;
