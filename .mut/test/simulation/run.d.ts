import type { Line } from './script.ts';
import { type SimulationOptions } from './simulation.ts';
import { Violation } from './violation.ts';
export interface RunResult {
    readonly violation: Violation | undefined;
    /** The line at which it broke, from 0; the number of lines: afterwards. */
    readonly line: number;
    readonly coverage: ReadonlyMap<string, number>;
    readonly events: number;
    /** What every byte of the journal and every venue's book came to: the same for the same script. */
    readonly fingerprint: string;
}
/** Plays a script from the first start to the last invariant. A pure function of the script. */
export declare function runScript(lines: readonly Line[], options?: SimulationOptions): RunResult;
