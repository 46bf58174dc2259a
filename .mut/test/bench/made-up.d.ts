import type { Interval } from '../../bench/method/interval.ts';
import type { BenchResult } from '../../bench/output/result.ts';
import type { Part } from '../../bench/part.ts';
/** Figures that nobody measured: for tests of what is made of them. */
export declare function madeUpResult(changes?: Partial<BenchResult>): BenchResult;
export declare function interval(median: number, low: number, high: number): Interval;
/** A part that measures nothing and is done at once. */
export declare function madeUpPart(name: string, run?: Part['run']): Part;
export declare const emptyResult: {
    readonly figures: {};
    readonly intervals: {};
    readonly tables: readonly [];
    readonly plots: readonly [];
    readonly blocks: 0;
    readonly dropped: readonly [];
    readonly notes: readonly [];
};
