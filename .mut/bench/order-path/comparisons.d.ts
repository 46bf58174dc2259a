import type { FigureName } from '../figures.ts';
import type { Interval } from '../method/interval.ts';
import { type Contest, type Total } from './contest.ts';
/** A side ÷ another of the same contest, and where that goes: a figure, or the control of those that begin with `name`. */
export interface Comparison {
    readonly name: FigureName | `${string}.control`;
    readonly contest: Contest;
    readonly side: string;
    readonly base: string;
}
export interface Compared {
    readonly figures: Record<string, number>;
    readonly intervals: Record<string, Interval>;
    /** What has no pair of blocks that both count is left out, and told here. */
    readonly notes: readonly string[];
}
export declare function compare(comparisons: readonly Comparison[]): Compared;
/** Percentiles in microseconds; of sides whose blocks were all dropped, none. */
export declare function percentiles(totals: ReadonlyMap<string, Total>, wanted: readonly (readonly [figure: FigureName, side: string, percent: number])[]): Record<string, number>;
/** Medians of what the sides' blocks are worth. */
export declare function medians(contest: Contest, wanted: readonly (readonly [figure: FigureName, side: string])[]): Record<string, number>;
