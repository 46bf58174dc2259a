import type { VenueEvents, VenueOrder } from '../../workers/broker/adapter.ts';
import type { BookedOrder, Execution, VenueBook } from './venue-book.ts';
/**
 * Where a venue acts on a request: it books what it says, or as the script has armed it says something else.
 *
 *   request ─▶ armed fault? ─▶ book ─▶ answers, each with faults of its own on the wire
 */
export interface VenueCounter {
    place(order: VenueOrder): void;
    cancel(clientId: string): void;
    replace(clientId: string, priceTicks: number, quantityLots: number): void;
    /** The order's fills, then its state. */
    query(clientId: string): void;
    list(): void;
    sayFill(execution: Execution): void;
    sayEnd(order: BookedOrder, state: 'cancelled' | 'expired'): void;
}
export interface VenueCounterParts {
    readonly book: VenueBook;
    readonly say: (kind: string, tell: (events: VenueEvents) => void) => void;
    /** What was armed for the next of these, '' for nothing. */
    readonly takeFault: (...messages: string[]) => string;
    /** Acts on it after a while. */
    readonly later: (kind: 'place' | 'cancel' | 'replace', act: () => void) => void;
    /** Of the gateway. */
    readonly lives: () => number;
}
/** What a market order is filled at. */
export declare const MARKET_TICKS = 10000;
export declare function createVenueCounter({ book, say, takeFault, later, lives }: VenueCounterParts): VenueCounter;
