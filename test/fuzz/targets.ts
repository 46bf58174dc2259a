import type { Target } from './target.ts';
import { alike } from './targets/alike.ts';
import { frames, requests } from './targets/door.ts';
import { journal } from './targets/journal.ts';
import { json } from './targets/json.ts';
import { order } from './targets/order.ts';
import { quick } from './targets/quick.ts';
import { records } from './targets/records.ts';
import { venue } from './targets/venue.ts';

/** Everything that reads bytes of others. */
export const targets: readonly Target[] = [json, order, quick, frames, requests, records, venue, journal, alike];
