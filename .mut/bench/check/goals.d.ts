import type { FigureName } from '../figures.ts';
/** One thing that a figure has to be. Rows and wording are those of the design, section 7. */
export interface Goal {
    readonly row: string;
    readonly figure: FigureName;
    readonly is: '≤' | '≥' | '<';
    readonly bound: number | Sum;
    /** Wished for: told, but nothing fails by it. */
    readonly isStretch?: true;
    /** What else the machine has to allow; where this figure is beyond the bound too, or unknown, nothing can be said. */
    readonly unless?: FigureName;
    /** What a reader has to know of the bound. */
    readonly note?: string;
}
/** Figures of the same run, each so many times, and a number in the figure's own unit. */
export interface Sum {
    readonly of: readonly (readonly [figure: FigureName, times: number])[];
    readonly plus: number;
}
export declare const GOALS: readonly Goal[];
