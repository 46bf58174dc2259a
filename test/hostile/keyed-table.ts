import { httpLimits, logonsOfBefore, replaysOfBefore, sessionLimits } from './cases/limits.ts';
import { logons, sessionParams } from './cases/logons.ts';
import { oldTimes, replays, signatures, unsigned } from './cases/signatures.ts';
import { scopes, whoseOrders, whoseSessions } from './cases/whose-orders.ts';
import type { CaseGroup } from './hostile-case.ts';

/** What is tried on a gateway with keys, whose limits of orders are far away. */
export const keyedGroups: readonly CaseGroup[] = [
  signatures,
  replays,
  unsigned,
  whoseOrders,
  scopes,
  logons,
  sessionParams,
  whoseSessions,
  oldTimes,
];

/** After a kill -9, on the same journal: an order a second, five at once. */
export const restartedGroups: readonly CaseGroup[] = [replaysOfBefore, logonsOfBefore, httpLimits, sessionLimits];
