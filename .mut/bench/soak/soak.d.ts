import type { Bench, Part, PartResult } from '../part.ts';
export declare const soakPart: Part;
/**
 * For so long.
 * @internal
 */
export declare function runSoak(bench: Bench, seconds: number): Promise<PartResult>;
