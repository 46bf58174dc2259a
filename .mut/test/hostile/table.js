import { jsonBodies } from './cases/json-bodies.js';
import { orderFields } from './cases/order-fields.js';
import { handshakes } from './cases/handshakes.js';
import { heads } from './cases/heads.js';
import { otherWrites } from './cases/other-writes.js';
import { smuggling } from './cases/smuggling.js';
import { recordFields, recordForms } from './cases/records.js';
import { slow } from './cases/slow.js';
import { wsEnvelopes, wsParams } from './cases/ws-calls.js';
/** Everything that is tried, in the order in which it is tried. */
export const groups = [
    smuggling,
    heads,
    jsonBodies,
    orderFields,
    otherWrites,
    handshakes,
    wsEnvelopes,
    wsParams,
    recordForms,
    recordFields,
];
/** Those that wait for the gateway's patience: played all at once. */
export const slowCases = slow;
//# sourceMappingURL=table.js.map