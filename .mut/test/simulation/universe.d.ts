import { type RejectName } from '../../core/schema/reject.ts';
/** Codes that the simulated part of the door can't give, with the test that reaches each. */
export declare const ReachedElsewhere: Readonly<Partial<Record<RejectName, string>>>;
/** Codes that no part of this version gives: their numbers are kept for those that will. */
export declare const GivenByNobody: readonly RejectName[];
/** Everything that a long enough run has to reach, by the names under which it is counted. */
export declare function universe(): string[];
export declare function missing(counts: ReadonlyMap<string, number>): string[];
