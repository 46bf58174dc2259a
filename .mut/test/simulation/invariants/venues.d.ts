import type { Observer } from '../observer.ts';
import type { Venue } from '../venue.ts';
/** What every request to a venue must be able to say for itself. `durableSeq`: every event up to it is on the disk. */
export interface VenueInvariants {
    place(venue: Venue, clientId: string): void;
    cancel(venue: Venue, clientId: string): void;
    replace(venue: Venue, clientId: string): void;
    /** The wall clock was set: the next life can't know how long ago the one before ended. */
    clockSet(): void;
}
export interface VenueInvariantOptions {
    readonly observer: Observer;
    readonly venues: readonly Venue[];
    readonly durableSeq: () => number;
    readonly nowUs: () => number;
    readonly perSecond: number;
    readonly perMinute: number;
}
export declare function createVenueInvariants(options: VenueInvariantOptions): VenueInvariants;
