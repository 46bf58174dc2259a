import type { BenchResult } from '../output/result.ts';
import { type Judgement } from './judge.ts';
export declare const VerdictText: {
    readonly met: 'met';
    readonly short: 'falls short';
    readonly unmeasured: 'not measured';
    readonly unclear: "can't be judged";
};
export declare function judgements(result: BenchResult): readonly Judgement[];
/** Whether no goal falls short; a stretch goal may. */
export declare function isPassed(all: readonly Judgement[]): boolean;
/** One row for each goal, and how many of them are met. */
export declare function checkText(result: BenchResult): string;
/** What is wished for can't fall short. */
export declare function verdictText({ goal, verdict }: Judgement): string;
export declare function summary(all: readonly Judgement[]): string;
/** `9 met, 2 fall short, 19 not measured` */
export declare function counts(all: readonly Judgement[], between?: string): string;
