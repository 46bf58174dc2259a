import type { Part } from './part.ts';
/** The command line; returns the exit code, see `benchHelp`. */
export declare function runBench(args: readonly string[], parts: readonly Part[]): Promise<number>;
