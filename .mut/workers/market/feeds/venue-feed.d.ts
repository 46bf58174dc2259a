import type { Instrument } from '../../../core/market/instruments.ts';
import { type Feed, type FeedSink } from './feed.ts';
/** The venue's tick stream (workers/venue/protocol.ts, `subscribe`) over a socket of its own; reconnects for ever. */
export interface VenueFeedOptions {
    readonly host: string;
    readonly port: number;
    readonly instruments: readonly Instrument[];
    /** Those that come later, with those before them; without it there are none. */
    readonly bySymbol?: ReadonlyMap<string, Instrument>;
    /** As for the adapter: 50, 5,000, Math.random. */
    readonly reconnectMinMs?: number;
    readonly reconnectMaxMs?: number;
    readonly random?: () => number;
}
export interface VenueFeed extends Feed {
    readonly counts: {
        readonly sessions: number;
        /** Ticks that the sink took. */
        readonly ticks: number;
        /** Ticks of one session that never came, by their sequence: the stream promises none. */
        readonly missed: number;
        readonly malformed: number;
    };
}
export declare function createVenueFeed(options: VenueFeedOptions, sink: FeedSink): VenueFeed;
