import type { Instrument } from '../../core/market/instruments.ts';
import type { SocketPort } from '../ws/socket-port.ts';
import { type UpdateFrame } from './update-frame.ts';
/**
 * A feed: what its subscribers, who all want the same, are yet to be told.
 *
 *   queue, a ring of `batchSize` entries:   quote words (11) │ sequence │ skipped before it
 *   published:                              the entry that went out last
 *
 * in = delivered + conflated + queued, always.
 */
export type FeedKind = 'quotes' | 'ticks';
export interface FeedOptions {
    readonly kind: FeedKind;
    readonly instrument: number;
    readonly throttleMs: number;
    readonly batchSize: number;
    /** 1 is published first. */
    readonly priority: number;
    /** Records instead of JSON, several in a frame. */
    readonly isBinary?: boolean;
}
/** One connection that follows feeds; the same object for all of its subscriptions. */
export interface QuoteReader {
    readonly socket: SocketPort;
}
export interface Feed {
    readonly channel: string;
    readonly topic: string;
    readonly options: FeedOptions;
    readonly instrument: Instrument;
    readonly readers: Set<QuoteReader>;
    readonly queue: Float64Array;
    queued: number;
    head: number;
    /** Sequence of the update published last; slow readers are told of none that is newer. */
    publishedSequence: number;
    readonly publishedWords: Float64Array;
    /** Where JSON goes out singly. */
    readonly frame: UpdateFrame | undefined;
    nextMs: number;
    in: number;
    delivered: number;
    conflated: number;
}
/** @internal */
export declare const FEED_ENTRY_WORDS: number;
export declare const FeedWord: {
    readonly SEQUENCE: 11;
    readonly SKIPPED: number;
};
export declare function createFeed(topic: string, options: FeedOptions, instrument: Instrument): Feed;
/** Where the words of the `i`th entry that waits begin. */
export declare function entryAt(feed: Feed, i: number): number;
/** Queues an update before which `skipped` were passed over. */
export declare function addUpdate(feed: Feed, values: Float64Array, sequence: number, skipped: number): void;
/** Everything that waited went out. */
export declare function wasPublished(feed: Feed): void;
