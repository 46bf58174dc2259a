import type { BrokerAdapter, VenueEvents, VenueOrder } from '../../workers/broker/adapter.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import type { Coverage } from './coverage.ts';
import { type BookedOrder, type VenueBook } from './venue-book.ts';
/**
 * A venue at the other end of a simulated wire. It books honestly and answers as the script has armed it:
 *
 *   adapter ─▶ requests in flight ─▶ acted on ─▶ answers in flight ─▶ adapter's events
 *                  │ slow: aside for a while        │ late: aside for a while, then out of turn
 *                  │ session lost: acted on or not  │ lost, twice, early (before all that wait)
 *
 * What is aside was acted on, or is forgotten, within `ASIDE_US`: a venue's proof time is longer than that.
 */
export interface Venue {
    readonly name: string;
    readonly book: VenueBook;
    readonly isConnected: boolean;
    /** How many lives the gateway has had, this one included. */
    readonly lives: number;
    /** For the broker agent of a new life; the adapter of the one before is dead. */
    createAdapter(events: VenueEvents, watch: VenueWatch): BrokerAdapter;
    /** One thing that happens here or on the wire; false: nothing to do now. */
    step(random: SeededRandom): boolean;
    /** When something that is aside is due, or Infinity. */
    nextDueUs(): number;
    /** `next MESSAGE FAULT`. */
    arm(message: string, fault: string): void;
    drop(random: SeededRandom, reason: string): void;
    /** The gateway's process ended: a lost session that nobody there hears of. */
    gatewayDied(random: SeededRandom): void;
    reachable: boolean;
    /** The socket takes no bytes. */
    isBlocked: boolean;
    /** Whether it promises to act on no bytes of earlier sessions. */
    fenced: boolean;
    /** Whether it tells all fills again when a session begins. */
    replays: boolean;
    fill(order: BookedOrder, lots: number, ticks: number): void;
    end(order: BookedOrder, state: 'cancelled' | 'expired'): void;
    /** Says it without having done anything. */
    claimFill(clientId: string, id: number, ticks: number, lots: number, filledLots: number): void;
    invent(clientId: string, side: 'buy' | 'sell', lots: number): void;
    /** No fault any more; what is aside comes at its time. */
    behave(): void;
}
/** Told of every request before its bytes leave. */
export interface VenueWatch {
    place(venue: Venue, order: VenueOrder): void;
    cancel(venue: Venue, clientId: string): void;
    replace(venue: Venue, clientId: string): void;
}
export declare function createVenue(name: string, nowUs: () => number, coverage: Coverage): Venue;
