import type { Directory } from '../directory.ts';
import type { Publish } from '../ws/socket-port.ts';
import { type FeedOptions, type QuoteReader } from './feed.ts';
/**
 * Quotes and trades from the latch to their readers. Subscriptions with the same options share a feed, which is one
 * topic: every update is encoded once per feed and published once.
 *
 *   latch ── changed slots ──▶ feed (instrument, kind, throttle class, batch size, priority)
 *                               │ keeps the newest `batch size` updates, counts those it passes over
 *                               └─ its class's moment ──▶ topic ──▶ everybody who keeps up
 *                                                          └─ one by one ──▶ those who don't, newest value first
 *
 * Per feed: in = delivered + conflated + waiting, always.
 */
export interface QuoteFanout {
    /** Takes in what changed and publishes the feeds of class 0. Returns the updates taken. */
    turn(): number;
    /** Whether `turn` would find changes that a feed wants at once. */
    hasWork(): boolean;
    /** Publishes the feeds whose moment has come and serves the slow readers. Call every 50 ms or so. */
    tick(nowMs: number): void;
    subscribe(reader: QuoteReader, options: FeedOptions): FeedHandle | undefined;
    unsubscribe(reader: QuoteReader, handle: FeedHandle): void;
    /** The newest value of an instrument into `into`; false: there is none yet. */
    read(instrument: number, into: Float64Array): boolean;
    counts(): readonly FeedCounts[];
    slowReaders(): number;
}
export interface FeedHandle {
    readonly channel: string;
    readonly topic: string;
    readonly throttleMs: number;
    /** The first frame for a new reader: the latest update, or undefined if there was none yet. */
    snapshot(): string | Uint8Array | undefined;
}
export interface FeedCounts {
    readonly channel: string;
    readonly throttleMs: number;
    readonly batchSize: number;
    readonly readers: number;
    readonly in: number;
    readonly delivered: number;
    readonly conflated: number;
    readonly waiting: number;
}
export declare const THROTTLE_CLASSES_MS: readonly [0, 50, 100, 250, 1000];
/** @internal */
export declare const MAX_FEEDS = 4096;
export declare function createQuoteFanout(latch: SharedArrayBuffer, directory: Directory, publish: Publish): QuoteFanout;
/** The class nearest to a wish; of two equally near the slower. */
export declare function throttleClass(wishedMs: number): number;
