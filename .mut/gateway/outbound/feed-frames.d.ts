import { type Feed } from './feed.ts';
/** What feeds tell, as frames: JSON, or records where the feed is binary. Bytes are valid until the next call. */
export interface FeedFrames {
    /** All that waits. */
    waiting(feed: Feed): string | Uint8Array;
    /** The update published last, for one reader. */
    published(feed: Feed, type: 'snapshot' | 'update', skipped: number): string | Uint8Array;
}
export declare const MAX_BATCH = 100;
export declare function createFeedFrames(): FeedFrames;
