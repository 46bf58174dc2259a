import { type Line } from './script.ts';
/** The lines of a seed, with those of guards among them; the others stay as they were. */
export declare function withGuards(seed: number, lines: readonly Line[]): Line[];
