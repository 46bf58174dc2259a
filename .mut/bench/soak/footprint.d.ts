import type { Bench, Part, PartResult } from '../part.ts';
export declare const footprintPart: Part;
/** @internal */
export declare function runFootprint(bench: Bench): Promise<PartResult>;
