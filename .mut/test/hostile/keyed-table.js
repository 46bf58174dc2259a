import { httpLimits, logonsOfBefore, replaysOfBefore, sessionLimits } from './cases/limits.js';
import { logons, sessionParams } from './cases/logons.js';
import { oldTimes, replays, signatures, unsigned } from './cases/signatures.js';
import { scopes, whoseOrders, whoseSessions } from './cases/whose-orders.js';
/** What is tried on a gateway with keys, whose limits of orders are far away. */
export const keyedGroups = [
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
export const restartedGroups = [replaysOfBefore, logonsOfBefore, httpLimits, sessionLimits];
//# sourceMappingURL=keyed-table.js.map