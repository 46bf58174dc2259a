import type { Feed, QuoteReader } from './feed.ts';
import type { FeedFrames } from './feed-frames.ts';
/**
 * Who follows which feeds, and who of them doesn't keep up:
 *
 *   on topics ── more than 64 KiB unread ──▶ off them, each knowing exactly what it has
 *       ▲                                      │ served singly from what was published last, while it has room
 *       └───────── 16 KiB or less unread ──────┘
 */
export interface FeedReaders {
    slowCount(): number;
    follow(reader: QuoteReader, feed: Feed): void;
    /** False: it didn't follow it. */
    leave(reader: QuoteReader, feed: Feed): boolean;
    /** Takes those who don't keep up off their topics. */
    findSlow(): void;
    serveSlow(): void;
}
export declare function createFeedReaders(frames: FeedFrames): FeedReaders;
