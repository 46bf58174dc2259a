import type { BrokerAdapter, VenueEvents } from './adapter.ts';
import type { PortEvents, VenuePort } from './venue-port.ts';
/**
 * A venue that knows orders by a text. `journal`: the first 8 hex digits of the journal's id.
 * What it says of an id that is none of ours is told as `foreign`, whole.
 */
export declare function createTextVenue(journal: string, events: PortEvents, createAdapter: (events: VenueEvents) => BrokerAdapter): VenuePort;
