/** The simulated venue that the gateway starts for itself: a program of its own, which ends with its parent. */
export interface OwnVenue {
    readonly host: string;
    readonly port: number;
    readonly pid: number;
    /** Asks it to end and waits; its book stays in its log. */
    stop(): Promise<void>;
}
/**
 * Starts the venue and keeps it: one that ends unasked is started again on the same port, where its brokers look for
 * it; `onExit` is told why each time. Rejects with the venue's own words if it doesn't come up at first.
 */
export declare function startOwnVenue(dataDir: string, onExit: (why: string) => void): Promise<OwnVenue>;
