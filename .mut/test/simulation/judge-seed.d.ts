import { type Line } from './script.ts';
import type { SimulationOptions } from './simulation.ts';
/** A seed that broke something, in the shortest script that was found. */
export interface Finding {
    readonly seed: number;
    readonly invariant: string;
    readonly message: string;
    readonly script: string;
    readonly lines: number;
}
export interface SeedResult {
    readonly coverage: ReadonlyMap<string, number>;
    readonly events: number;
    readonly finding: Finding | undefined;
}
export declare function judgeSeed(seed: number, tries?: number, options?: SimulationOptions): SeedResult;
export declare function judgeLines(lines: readonly Line[], seed: number, tries?: number, options?: SimulationOptions): SeedResult;
export declare function textOfFinding({ seed, message, script }: Finding): string;
