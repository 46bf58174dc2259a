/** Every capacity of the venue, and what happens there. */
export interface VenueLimits {
    /** Orders in memory; beyond, the oldest final one is retired to its id and state. None final: a place is rejected. */
    readonly orders: number;
    /** Retired ids; beyond, a place is rejected: an id is never forgotten, so new ones are refused. */
    readonly retired: number;
    /** Resting orders per instrument; beyond, an order that would rest is rejected. Bounds one step's log frame too. */
    readonly resting: number;
    /** Executions kept in memory per gateway; the oldest are dropped, `executions` says from which on it knows. */
    readonly executions: number;
    /** Gateways known; beyond, a hello is refused. */
    readonly gateways: number;
    /** Connections; beyond, one is told so and closed. */
    readonly sessions: number;
    /** Bytes of a line; beyond, the session is closed. */
    readonly lineBytes: number;
    /** Unsent or delayed bytes of a session from which on its input isn't read; below half of it, it is again. */
    readonly outputPauseBytes: number;
    /**
     * Unsent or delayed bytes at which a session is closed: what it missed is in the log, to be asked for. One `list` of
     * all that can rest on three tradable instruments (150 bytes each) must fit.
     */
    readonly outputMaxBytes: number;
    /** Unsent ticks, in bytes, of a subscriber from which on the whole feed waits. */
    readonly tickPauseBytes: number;
    /** A subscriber that makes the feed wait this long is closed, so that the market goes on. */
    readonly tickStallMs: number;
    /** Log size from which on new orders are rejected; cancels and fills go on. */
    readonly logBytes: number;
    /** A connection that has said neither hello nor subscribe by then is closed. */
    readonly greetingMs: number;
}
export declare const DefaultVenueLimits: VenueLimits;
/** Quantities that pack with a state and an instrument into 2^53; no venue trades more lots in one order. */
export declare const MAX_QUANTITY_LOTS: number;
export declare const MAX_PRICE_TICKS: number;
