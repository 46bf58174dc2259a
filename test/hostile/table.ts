import { jsonBodies } from './cases/json-bodies.ts';
import { orderFields } from './cases/order-fields.ts';
import { handshakes } from './cases/handshakes.ts';
import { heads } from './cases/heads.ts';
import { otherWrites } from './cases/other-writes.ts';
import { smuggling } from './cases/smuggling.ts';
import { recordFields, recordForms } from './cases/records.ts';
import { slow } from './cases/slow.ts';
import { wsEnvelopes, wsParams } from './cases/ws-calls.ts';
import type { CaseGroup } from './hostile-case.ts';

/** Everything that is tried, in the order in which it is tried. */
export const groups: readonly CaseGroup[] = [
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
export const slowCases: CaseGroup = slow;
