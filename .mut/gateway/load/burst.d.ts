import { type Tally } from './tally.ts';
/** What one burst of orders came to. */
export interface Burst {
    readonly tally: Tally;
    /** From the first order sent to the last answer. */
    readonly durationMs: number;
    readonly readBack: number;
}
/**
 * All orders at once, each on a connection of its own, opened before the clock starts; then each is read back.
 * Every 201 counts; an order that can't be read back is a failure too.
 */
export declare function runBurst(url: URL, requests: number): Promise<Burst>;
export declare function reasonOf(error: unknown): string;
