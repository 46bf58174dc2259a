import type { PortEvents, VenuePort } from '../venue-port.ts';
/**
 * The null venue, for benches: everything is acknowledged in the next microtask, without I/O and without an object per
 * order. It remembers nothing: a query can't be answered (`false`), and it never has open orders to list.
 */
export interface NullVenueOptions {
    /** `none`: orders rest until cancelled. `full`: every order is filled whole at its price, right after its acknowledgement. */
    readonly fills: 'none' | 'full';
    /** What a market order is filled at. 1. */
    readonly marketTicks?: number;
    /** Executions are numbered from here on: above all that an earlier run gave out. 1. */
    readonly firstExecution?: number;
    /** Answers that wait, a power of two; beyond, calls return false. 65,536. */
    readonly pendingMax?: number;
}
export declare function createNullVenue(options: NullVenueOptions, events: PortEvents): VenuePort;
