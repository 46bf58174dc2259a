import type { Instrument } from '../../../core/market/instruments.ts';
import { type Feed, type FeedSink } from './feed.ts';
/**
 * Plays recorded trades and quotes, merged by time. Lines of one file keep their order, also within a millisecond;
 * at the same time the quote goes before the trade.
 */
export interface ReplayFeedOptions {
    readonly tradesFile?: string;
    readonly quotesFile?: string;
    /** 1: as recorded, 100: a hundred times faster, 0: as fast as the sink takes them. */
    readonly speed: number;
    /** What a trades file, which names no symbol, is about. */
    readonly symbol: string;
    readonly instruments: readonly Instrument[];
    /** Microseconds, never going back: only differences are used. */
    readonly nowUs: () => number;
}
/** Damaged files, absent ones too, are told by `down` with file and line; nothing comes after that. */
export declare function createReplayFeed(options: ReplayFeedOptions, sink: FeedSink): Feed;
