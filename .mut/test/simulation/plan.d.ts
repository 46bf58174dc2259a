import { type Line } from './script.ts';
/** The script of a seed: a world, then acts as they come in a bad week. */
export declare function planOf(seed: number): Line[];
export declare const NEXT: readonly (readonly [message: string, faults: readonly string[]])[];
