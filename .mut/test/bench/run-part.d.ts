import type { Part, PartResult } from '../../bench/part.ts';
/** Runs a part with next to no time: what it says is worthless, but has to be all there. */
export declare function runPart(part: Part, seconds: number): Promise<PartResult>;
