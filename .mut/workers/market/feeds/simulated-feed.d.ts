import type { Instrument } from '../../../core/market/instruments.ts';
import { type Feed, type FeedSink } from './feed.ts';
export interface SimulatedFeedOptions {
    readonly seed: number;
    readonly instruments: readonly Instrument[];
    /** Over all instruments together; at most 100,000. */
    readonly ticksPerSecond: number;
    /** Microseconds since the Unix epoch, never going back. */
    readonly nowUs: () => number;
}
/** Plays the seeded path in real time: the n-th tick is the same whatever the machine does, only its time isn't. */
export declare function createSimulatedFeed(options: SimulatedFeedOptions, sink: FeedSink): Feed;
