/**
 * The port of everything that brings ticks: the simulated market, a recorded file, a venue's stream.
 *
 *   feed ── tick ──▶ sink          the sink took it (true), or has no room (false)
 *        ◀─ resume ──              room again: the refused tick is offered first, nothing is lost
 */
export interface Feed {
    open(): void;
    /** Goes on after the sink refused a tick. */
    resume(): void;
    close(): void;
}
export interface FeedSink {
    /** The tick is reused for the next one: copy what you keep. False: not taken, offer it again after `resume`. */
    tick(tick: Readonly<Tick>): boolean;
    up(): void;
    /** No ticks for now (a lost connection) or for good (a damaged file); the reason names the place. */
    down(reason: string): void;
    /** A recording was played to its end. */
    ended(): void;
}
/** The best prices and the last trade; 0 is "none yet". */
export interface TopOfBook {
    bidTicks: number;
    bidLots: number;
    askTicks: number;
    askLots: number;
    lastTicks: number;
    lastLots: number;
}
/** Every tick carries the whole top of book and the last trade as this feed knows them. */
export interface Tick extends TopOfBook {
    /** `Instrument.id` */
    instrument: number;
    kind: 'quote' | 'trade';
    /** Microseconds since the Unix epoch, by the source's clock. */
    venueTimeUs: number;
    /** 1, 2, 3 … per feed. */
    sequence: number;
}
export declare function createTopOfBook(): TopOfBook;
export declare function copyTopOfBook(from: Readonly<TopOfBook>, to: TopOfBook): void;
export declare function createTick(): Tick;
