/** What market data have in common here. */
export interface Skipping {
    readonly symbol: string;
    readonly skipped: number;
}
/** What waits for a reader of market data: bounded, and what had to go is counted in the next of its symbol. */
export interface MarketQueue<T extends Skipping> {
    readonly length: number;
    push(element: T): void;
    shift(): T | undefined;
}
/** Only the newest of each symbol. */
export declare function createNewestQueue<T extends Skipping>(): MarketQueue<T>;
/** All of them up to `max`; beyond, the oldest goes. */
export declare function createLastQueue<T extends Skipping>(max: number): MarketQueue<T>;
