import type { Interval } from '../method/interval.ts';
import type { BenchResult } from '../output/result.ts';
import type { Goal } from './goals.ts';
/** `unclear`: the machine, or too few blocks, can't tell. */
export type Verdict = 'met' | 'short' | 'unmeasured' | 'unclear';
export interface Judgement {
    readonly goal: Goal;
    readonly verdict: Verdict;
    /** Undefined: not measured. */
    readonly value: number | undefined;
    /** Of a sum: what its figures come to; undefined: one of them wasn't measured. */
    readonly bound: number | undefined;
    readonly interval: Interval | undefined;
    readonly control: Interval | undefined;
    /** By how much, or why it can't be said. */
    readonly why: string;
}
type Figures = Pick<BenchResult, 'figures' | 'intervals' | 'controls'>;
export declare function judge(goal: Goal, result: Figures): Judgement;
/** `≥ 0.65`; of a sum that isn't known `≤ s.p50_us + 60`. */
export declare function boundText(goal: Goal, bound: number | undefined): string;
/** `s.p50_us + f1.rtt.p50_us + 60`; of a plain number nothing. */
export declare function sumText({ bound }: Goal): string;
/** What else is to be said of it: by how much, why not, of what the bound is made. */
export declare function remarkOf({ goal, bound, why }: Judgement): string;
export {};
