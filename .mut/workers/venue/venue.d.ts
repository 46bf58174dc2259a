import type { Socket } from 'node:net';
import type { Instrument } from '../../core/market/instruments.ts';
import type { Tick } from '../market/feeds/feed.ts';
import type { Faults } from './faults.ts';
import type { VenueLimits } from './limits.ts';
export interface VenueOptions {
    /** Holds `venue.log`; exists. */
    readonly dir: string;
    readonly instruments: readonly Instrument[];
    readonly limits: VenueLimits;
    readonly faults: Faults;
    /** Microseconds since the Unix epoch, never going back. */
    readonly nowUs: () => number;
    readonly dayEndUs: (timeUs: number) => number;
    /** The log couldn't be written: nothing was answered, the process must end. */
    readonly fatal: (error: unknown) => void;
    /** Somebody wants ticks: a replay may begin. */
    readonly subscribed: () => void;
    /** A refused tick would be taken now. */
    readonly tickRoom: () => void;
}
export interface Venue {
    readonly tornBytes: number;
    readonly openOrders: number;
    connect(socket: Socket): void;
    /** Fills what the tick reaches and tells every subscriber; false: a subscriber is behind, offer it again. */
    tick(tick: Readonly<Tick>): boolean;
    /** Tells the subscribers that the recording is over. */
    endOfTicks(): void;
    /** Ends orders whose time has come: call it a few times a second. */
    expire(): void;
    close(): void;
}
/** The venue: sessions around the exchange, and the log in front of every answer. Throws VenueLogError. */
export declare function openVenue(options: VenueOptions): Venue;
