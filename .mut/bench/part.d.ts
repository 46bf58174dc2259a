import type { Interval } from './method/interval.ts';
/**
 * One part of the bench, chosen by `--only NAME`. It measures for about the seconds it is given, says how far it is, and
 * returns numbers: how they look on a terminal or a page is not its business.
 */
export interface Part {
    readonly name: string;
    /** One line of `--help`. */
    readonly about: string;
    /** What it takes of a full run, and of a quick one (0: it is left out there). */
    readonly fullSeconds: number;
    readonly quickSeconds: number;
    /** What it takes where it is in neither of them and was named. */
    readonly namedSeconds?: number;
    run(bench: Bench): Promise<PartResult>;
}
export interface Bench {
    readonly isQuick: boolean;
    /** What this part may take, starting and stopping its servers included. */
    readonly seconds: number;
    /** Draws the order of blocks and the samples of the bootstrap. */
    readonly seed: number;
    /** Replaces the progress line. */
    readonly progress: (text: string) => void;
    /** A fresh folder on the disk under test; removed when the part ends. */
    readonly folder: (name: string) => string;
}
export interface PartResult {
    /** By name (`bench/figures.ts`). What couldn't be measured is left out. */
    readonly figures: Readonly<Record<string, number>>;
    /**
     * The intervals behind ratios, by the figure's name; and those of the A/A controls: `f2.rtt.control` judges every figure
     * that begins with `f2.rtt.`, `control` all of the part.
     */
    readonly intervals: Readonly<Record<string, Interval>>;
    readonly tables: readonly ResultTable[];
    readonly plots: readonly Plot[];
    /** Blocks that ran, and those that were dropped, with the rule that did it. */
    readonly blocks: number;
    readonly dropped: readonly string[];
    /** What a reader has to know to judge the figures: placement, sleepy cores, what ran beside. */
    readonly notes: readonly string[];
}
export interface ResultTable {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
}
/** Lines over one pair of axes. `percentile`: x is 1 − quantile on a logarithmic axis, as HDR plots have it. */
export interface Plot {
    readonly title: string;
    readonly x: Axis;
    readonly y: Axis;
    readonly lines: readonly {
        readonly name: string;
        readonly points: readonly (readonly [x: number, y: number])[];
    }[];
}
export interface Axis {
    readonly label: string;
    readonly scale: 'linear' | 'logarithmic' | 'percentile';
}
