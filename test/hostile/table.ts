import { jsonBodies } from './cases/json-bodies.ts';
import { orderFields } from './cases/order-fields.ts';
import { slow } from './cases/slow.ts';
import type { CaseGroup } from './hostile-case.ts';

/** Everything that is tried, in the order in which it is tried. */
export const groups: readonly CaseGroup[] = [jsonBodies, orderFields];

/** Those that wait for the gateway's patience: played all at once. */
export const slowCases: CaseGroup = slow;
