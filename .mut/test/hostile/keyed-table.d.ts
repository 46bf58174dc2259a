import type { CaseGroup } from './hostile-case.ts';
/** What is tried on a gateway with keys, whose limits of orders are far away. */
export declare const keyedGroups: readonly CaseGroup[];
/** After a kill -9, on the same journal: an order a second, five at once. */
export declare const restartedGroups: readonly CaseGroup[];
