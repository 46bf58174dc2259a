import type { Bench, Part, PartResult } from '../part.ts';
export declare const idlePart: Part;
/**
 * With so many idle connections.
 * @internal
 */
export declare function runIdle(bench: Bench, wanted: number): Promise<PartResult>;
