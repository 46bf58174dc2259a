import type { Feed, QuoteReader } from './feed.ts';
import type { FeedFrames } from './feed-frames.ts';

/**
 * Who follows which feeds, and who of them doesn't keep up:
 *
 *   joining ── next frame of the feed ──▶ on its topic ── more than 64 KiB unread ──▶ off it, knowing exactly what it has
 *      ▲                                                                               │ served singly from what was
 *      └────────────────────────────── 16 KiB or less unread ──────────────────────────┘ published last
 *
 * A topic is joined with its next frame and not at once, so that those who have come since the last one are put into it one
 * after the other: uWebSockets then has them side by side in memory, and walking over readers in memory is what a frame to
 * a thousand of them costs.
 */
export interface FeedReaders {
  slowCount(): number;
  follow(reader: QuoteReader, feed: Feed): void;
  /** Right before a frame of the feed goes to its topic. */
  join(feed: Feed): void;
  /** False: it didn't follow it. */
  leave(reader: QuoteReader, feed: Feed): boolean;
  /** Takes those who don't keep up off their topics. */
  findSlow(): void;
  serveSlow(): void;
}

/** Above this a reader is served singly; below the lower mark it has caught up. */
const SLOW_BYTES = 64 * 1024;
const CAUGHT_UP_BYTES = 16 * 1024;

export function createFeedReaders(frames: FeedFrames): FeedReaders {
  const feedsByReader = new Map<QuoteReader, Set<Feed>>();
  /** Per feed: the sequence that this reader has. */
  const slow = new Map<QuoteReader, Map<Feed, number>>();

  return {
    slowCount: () => slow.size,

    follow(reader, feed) {
      feed.readers.add(reader);
      let followed = feedsByReader.get(reader);
      if (followed === undefined) {
        followed = new Set();
        feedsByReader.set(reader, followed);
      }
      followed.add(feed);
      const has = slow.get(reader);
      if (has !== undefined) has.set(feed, feed.publishedSequence);
      else feed.joining.add(reader);
    },

    join({ topic, joining }) {
      if (joining.size === 0) return;
      for (const { socket } of joining) socket.subscribe(topic);
      joining.clear();
    },

    leave(reader, feed) {
      if (!feed.readers.delete(reader)) return false;
      feed.joining.delete(reader);
      const followed = feedsByReader.get(reader);
      followed?.delete(feed);
      slow.get(reader)?.delete(feed);
      if (followed?.size === 0) {
        feedsByReader.delete(reader);
        slow.delete(reader);
      }
      return true;
    },

    findSlow() {
      for (const [reader, followed] of feedsByReader) {
        if (slow.has(reader) || reader.socket.getBufferedAmount() <= SLOW_BYTES) continue;
        const has = new Map<Feed, number>();
        for (const feed of followed) {
          if (!feed.joining.delete(reader)) reader.socket.unsubscribe(feed.topic);
          has.set(feed, feed.publishedSequence);
        }
        slow.set(reader, has);
      }
    },

    serveSlow() {
      for (const [reader, has] of slow) {
        const { socket } = reader;
        if (socket.getBufferedAmount() > CAUGHT_UP_BYTES) continue;
        socket.cork(() => {
          for (const [feed, sequence] of has) {
            if (feed.publishedSequence === sequence) continue;
            const frame = frames.published(feed, 'update', feed.publishedSequence - sequence - 1);
            socket.send(frame, feed.options.isBinary === true);
            has.set(feed, feed.publishedSequence);
          }
        });
        if (socket.getBufferedAmount() > CAUGHT_UP_BYTES) continue;
        for (const feed of has.keys()) feed.joining.add(reader);
        slow.delete(reader);
      }
    },
  };
}
