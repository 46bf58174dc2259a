import type { Interval } from '../method/interval.ts';
import type { Plot, ResultTable } from '../part.ts';
/** A run, as it is stored. */
export interface BenchResult {
    readonly format: 1;
    /** ISO 8601, when it started. */
    readonly at: string;
    /** With a `+` behind: and changes that aren't committed. */
    readonly commit: string;
    readonly seed: number;
    readonly mode: 'full' | 'quick';
    readonly machine: Machine;
    /** By name (`bench/figures.ts`). */
    readonly figures: Readonly<Record<string, number>>;
    /** 95 % of confidence, by the figure's name. */
    readonly intervals: Readonly<Record<string, Interval>>;
    /** What the same thing measured twice in the same blocks gives, as a ratio, by the name of the figure that it judges. */
    readonly controls: Readonly<Record<string, Interval>>;
    readonly parts: readonly StoredPart[];
}
export interface StoredPart {
    readonly name: string;
    readonly about: string;
    readonly seconds: number;
    readonly tables: readonly ResultTable[];
    readonly plots: readonly Plot[];
    readonly blocks: number;
    readonly dropped: readonly string[];
    readonly notes: readonly string[];
    /** It broke off. */
    readonly error?: string | undefined;
}
export interface Machine {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly isVirtual: boolean;
    readonly kernel: string;
    readonly node: string;
    readonly v8: string;
    readonly fileSystem: string;
    readonly device: string;
    readonly hugePages: string;
    readonly idleDriver: string;
    readonly loadBefore: number;
    /** Of all CPU time of the run, taken by the hypervisor. */
    readonly stealShare: number;
    readonly warnings: readonly string[];
}
/** Throws an Error that names the file and the place in it. */
export declare function readResult(file: string): BenchResult;
/** JSON in which a point of a plot, or the row of a table, takes one line. */
export declare function resultText(result: BenchResult): string;
