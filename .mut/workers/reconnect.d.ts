/** Exponential back-off with jitter between tries: min, 2 × min … max, less up to half of it by chance. */
export interface Reconnect {
    /** Plans the next try. */
    later(): void;
    /** A try succeeded: the next wait is the shortest again. */
    reset(): void;
    stop(): void;
}
export declare function createReconnect(minMs: number, maxMs: number, random: () => number, attempt: () => void): Reconnect;
