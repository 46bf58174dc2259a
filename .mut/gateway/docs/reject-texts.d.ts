import { type RejectName } from '../../core/schema/reject.ts';
export declare const REJECT_NAMES: readonly RejectName[];
/** '' where nothing is written yet. */
export declare function whenTold(code: RejectName): string;
