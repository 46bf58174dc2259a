import type { Part } from './part.ts';
import type { BenchResult } from './output/result.ts';
export interface RunOptions {
    readonly parts: readonly Part[];
    readonly isQuick: boolean;
    readonly seed: number;
    readonly folder: string;
    /** Whose commit is told. */
    readonly root: string;
    readonly progress: (part: string, text: string) => void;
    /** Ends the run: children are stopped, folders removed, and the promise is rejected with the reason. */
    readonly signal: AbortSignal;
}
/** Runs the parts one after the other. One that throws is told in the result; the others still run. */
export declare function runParts(options: RunOptions): Promise<BenchResult>;
