import { type Line } from './script.ts';
/** The lines of a seed, with those of risk among them; the others stay as they were, but for tags that several orders share. */
export declare function withRisk(seed: number, lines: readonly Line[]): Line[];
