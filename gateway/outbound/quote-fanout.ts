import { invariant } from '../../core/invariant.ts';
import { LatchChanges, LatchReader } from '../../core/memory/latch.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import type { Directory } from '../directory.ts';
import type { Publish } from '../ws/socket-port.ts';
import { type Feed, type FeedOptions, type QuoteReader, addUpdate, createFeed, wasPublished } from './feed.ts';
import { createFeedFrames } from './feed-frames.ts';
import { createFeedReaders } from './feed-readers.ts';

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

export const THROTTLE_CLASSES_MS = [0, 50, 100, 250, 1000] as const;
/** @internal */
export const MAX_FEEDS = 4096;
/** How much may be published before buffers are looked at again: with `SLOW_BYTES` far below the socket's own limit. */
const CHECK_EVERY_BYTES = 128 * 1024;
const MAX_SLOTS_PER_TURN = 1024;

const { TRADE_COUNT } = QuoteWord;

export function createQuoteFanout(latch: SharedArrayBuffer, directory: Directory, publish: Publish): QuoteFanout {
  const changes = new LatchChanges(latch);
  const reader = new LatchReader(latch);
  invariant(reader.words === QUOTE_WORDS, 'quote fan-out: the latch holds quotes');
  const { instruments } = directory;
  const frames = createFeedFrames();
  const readers = createFeedReaders(frames);
  const feeds = new Map<string, Feed>();
  /** By instrument; memory of those that nobody follows isn't touched. */
  const feedsOf = new Map<number, Feed[]>();
  /** Those of class 0 with something to tell; empty between turns. */
  const immediate: Feed[] = [];
  const words = new Float64Array(QUOTE_WORDS);
  const quoteSequence = new Float64Array(reader.slots);
  const tradeCount = new Float64Array(reader.slots);
  const tradeSequence = new Float64Array(reader.slots);
  let publishedBytes = 0;
  /** Feeds for which every update counts: the others take what is newest at their moment. */
  let hurried = 0;

  function add(feed: Feed, sequence: number, skipped: number): void {
    if (feed.queued === 0 && feed.options.throttleMs === 0) immediate.push(feed);
    addUpdate(feed, words, sequence, skipped);
  }

  function flush(feed: Feed): void {
    if (feed.queued === 0) return;
    const frame = frames.waiting(feed);
    wasPublished(feed);
    readers.join(feed);
    publish(feed.topic, frame, feed.options.isBinary === true);
    publishedBytes += frame.length;
    if (publishedBytes >= CHECK_EVERY_BYTES) findSlow();
  }

  function findSlow(): void {
    publishedBytes = 0;
    readers.findSlow();
  }

  function openFeed(topic: string, options: FeedOptions): Feed {
    const { instrument, kind } = options;
    const feed = createFeed(topic, options, instruments[instrument]!);
    // A feed begins with what the latch holds now, not with the next change. A trade is news only when it happens.
    if (kind === 'quotes' && reader.read(instrument, feed.publishedWords, 0)) {
      feed.publishedSequence = quoteSequence[instrument]!;
    }
    feeds.set(topic, feed);
    const list = feedsOf.get(instrument) ?? [];
    feedsOf.set(instrument, list);
    list.push(feed);
    list.sort(byPriority);
    return feed;
  }

  function handleOf(feed: Feed): FeedHandle {
    const { channel, topic, options } = feed;
    return {
      channel,
      topic,
      throttleMs: options.throttleMs,
      snapshot: () => (feed.publishedSequence === 0 ? undefined : frames.published(feed, 'snapshot', 0)),
    };
  }

  function hurry(by: number): void {
    hurried += by;
    changes.watch(hurried > 0);
  }

  function take(slot: number, skipped: number): void {
    quoteSequence[slot]! += 1 + skipped;
    const trades = words[TRADE_COUNT]!;
    const traded = trades - tradeCount[slot]!;
    tradeCount[slot] = trades;
    // A market thread that began again counts from 1.
    const newTrades = traded >= 0 ? traded : trades;
    tradeSequence[slot]! += newTrades;
    const followed = feedsOf.get(slot);
    if (followed === undefined) return;
    for (const feed of followed) {
      if (feed.options.kind === 'quotes') add(feed, quoteSequence[slot]!, skipped);
      else if (newTrades > 0) add(feed, tradeSequence[slot]!, newTrades - 1);
    }
  }

  function sweep(): number {
    let taken = 0;
    for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
      taken += 1;
      if (slot < instruments.length) {
        if (!reader.read(slot, words, 0)) changes.again(slot);
        else {
          const skipped = changes.delivered(slot, reader.version);
          if (skipped >= 0) take(slot, skipped);
        }
      }
      if (taken === MAX_SLOTS_PER_TURN) break;
    }
    return taken;
  }

  return {
    turn() {
      const taken = sweep();
      if (immediate.length > 1) immediate.sort(byPriority);
      for (const feed of immediate) flush(feed);
      immediate.length = 0;
      return taken;
    },

    hasWork: () => hurried > 0 && changes.hasMore(),

    tick(nowMs) {
      for (const feed of [...feeds.values()].sort(byPriority)) {
        if (feed.options.throttleMs === 0 || feed.queued === 0 || nowMs < feed.nextMs) continue;
        feed.nextMs = nowMs + feed.options.throttleMs;
        flush(feed);
      }
      findSlow();
      readers.serveSlow();
    },

    subscribe(one, options) {
      const { kind, instrument, throttleMs, batchSize, priority, isBinary } = options;
      const format = isBinary === true ? '/binary' : '';
      const key = `${kind}/${instrument}/${throttleMs}/${batchSize}/${priority}${format}`;
      const existing = feeds.get(key);
      if (existing === undefined) {
        if (feeds.size >= MAX_FEEDS) return undefined;
        // While nobody is hurried changes wait for `tick`: a feed begins with what there is by now, and counts from it.
        const wasHurried = hurried > 0;
        if (isHurried(options)) hurry(1);
        if (!wasHurried) while (sweep() > 0);
      }
      const feed = existing ?? openFeed(key, options);
      readers.follow(one, feed);
      return handleOf(feed);
    },

    unsubscribe(one, { topic }) {
      const feed = feeds.get(topic);
      if (feed === undefined || !readers.leave(one, feed) || feed.readers.size > 0) return;
      feeds.delete(topic);
      if (isHurried(feed.options)) hurry(-1);
      const list = feedsOf.get(feed.options.instrument) ?? [];
      list.splice(list.indexOf(feed), 1);
      if (list.length === 0) feedsOf.delete(feed.options.instrument);
    },

    read: (instrument, into) => instrument < instruments.length && reader.read(instrument, into, 0),

    counts: () =>
      [...feeds.values()].map((feed) => ({
        channel: feed.channel,
        throttleMs: feed.options.throttleMs,
        batchSize: feed.options.batchSize,
        readers: feed.readers.size,
        in: feed.in,
        delivered: feed.delivered,
        conflated: feed.conflated,
        waiting: feed.queued,
      })),

    slowReaders: readers.slowCount,
  };
}

function isHurried({ throttleMs, batchSize }: FeedOptions): boolean {
  return throttleMs === 0 || batchSize > 1;
}

/** The class nearest to a wish; of two equally near the slower. */
export function throttleClass(wishedMs: number): number {
  let nearest = 0;
  for (const classMs of THROTTLE_CLASSES_MS) {
    if (Math.abs(classMs - wishedMs) <= Math.abs(nearest - wishedMs)) nearest = classMs;
  }
  return nearest;
}

function byPriority(a: Feed, b: Feed): number {
  return a.options.priority - b.options.priority;
}
