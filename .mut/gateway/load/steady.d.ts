import { type Tally } from './tally.ts';
/** What a steady rate of orders came to. */
export interface Steady {
    /** From the moment an order was due to its answer. */
    readonly fromDue: Tally;
    /** From the moment it was sent. */
    readonly fromSent: Tally;
    readonly durationMs: number;
}
/**
 * Open loop: orders go out when they are due, whether or not earlier ones were answered, over as many connections as
 * that takes. One that finds all in use waits, and its latency counts from when it was due all the same.
 */
export declare function runSteady(url: URL, ratePerSecond: number, seconds: number): Promise<Steady>;
