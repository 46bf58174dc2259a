import type { CaseGroup } from './hostile-case.ts';
/** Everything that is tried, in the order in which it is tried. */
export declare const groups: readonly CaseGroup[];
/** Those that wait for the gateway's patience: played all at once. */
export declare const slowCases: CaseGroup;
