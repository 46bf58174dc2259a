import { type Judgement } from '../check/judge.ts';
/** A figure beside its bound, which is the line in the middle: the shaded side is the wanted one, the bar is the interval. */
export declare function gauge({ goal, verdict, value, bound, interval }: Judgement): string;
