import { alike } from './targets/alike.js';
import { frames, requests } from './targets/door.js';
import { journal } from './targets/journal.js';
import { json } from './targets/json.js';
import { order } from './targets/order.js';
import { quick } from './targets/quick.js';
import { records } from './targets/records.js';
import { venue } from './targets/venue.js';
/** Everything that reads bytes of others. */
export const targets = [json, order, quick, frames, requests, records, venue, journal, alike];
//# sourceMappingURL=targets.js.map