/**
 * What a decision sees besides the state and the command: sampled once, stored in the event, never read again.
 * Passed whole even where only the time is wanted: a time is no small integer, so as an argument it would be a new
 * object on the heap wherever a function isn't inlined.
 */
export interface Inputs {
    /** Engine time, microseconds since the Unix epoch. */
    nowUs: number;
    /** The instrument's middle price, or its last; 0: none known. */
    refTicks: number;
    refSequence: number;
    refAgeUs: number;
    /** Bits set by whoever stops trading without waiting for the engine (`StopWord`); 0: none. */
    stopWords: number;
    /** The scoreboard's row of each broker, packed (`core/routing/scoreboard`). */
    readonly scores: Int32Array;
    /** Set for the orders whose risk check is timed: a clock in nanoseconds. No decision depends on it. */
    clockNs: (() => number) | undefined;
    /** What the last timed risk check took. */
    riskNs: number;
}
export declare function createInputs(): Inputs;
export declare function stopsEverything(stopWords: number): boolean;
/** Bit b: broker b is stopped. */
export declare function stoppedBrokers(stopWords: number): number;
/** The order's account, or its instrument, is stopped. */
export declare function stopsAccount(stopWords: number): boolean;
export declare function stopsSymbol(stopWords: number): boolean;
/** The journal has too little room on its disk for new orders. */
export declare function isDiskLow(stopWords: number): boolean;
