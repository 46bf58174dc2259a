import { invariant } from '../../core/invariant.ts';
import { LatchChanges, LatchReader } from '../../core/memory/latch.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { QUOTE_BYTES } from '../../core/wire/quote.ts';
import { TRADE_BYTES } from '../../core/wire/trade.ts';
import type { Directory } from '../directory.ts';
import type { Publish, SocketPort } from '../ws/socket-port.ts';
import { createRecordEncoder } from '../wire/record-encoder.ts';
import { encodeQuote, encodeTrade } from './encode-quote.ts';

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
  readonly slowReaders: number;
}

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
export const MAX_BATCH = 100;

/** Above this a reader is served singly; below the lower mark it has caught up. */
const SLOW_BYTES = 64 * 1024;
const CAUGHT_UP_BYTES = 16 * 1024;
/** How much may be published before buffers are looked at again: with `SLOW_BYTES` far below the socket's own limit. */
const CHECK_EVERY_BYTES = 128 * 1024;
const MAX_SLOTS_PER_TURN = 1024;

interface Feed extends FeedHandle {
  readonly options: FeedOptions;
  readonly readers: Set<QuoteReader>;
  /** The newest updates, `QUOTE_WORDS + 2` words each: the values, sequence, skipped before it. */
  readonly queue: Float64Array;
  queued: number;
  head: number;
  /** Sequence of the update published last; slow readers are told of none that is newer. */
  publishedSequence: number;
  readonly publishedWords: Float64Array;
  nextMs: number;
  in: number;
  delivered: number;
  conflated: number;
}

interface SlowReader {
  /** Per feed: the sequence that this reader has. */
  readonly has: Map<Feed, number>;
}

const ENTRY = QUOTE_WORDS + 2;
const SEQUENCE = QUOTE_WORDS;
const SKIPPED = QUOTE_WORDS + 1;
const { TRADE_COUNT } = QuoteWord;

export function createQuoteFanout(latch: SharedArrayBuffer, directory: Directory, publish: Publish): QuoteFanout {
  const changes = new LatchChanges(latch);
  const reader = new LatchReader(latch);
  invariant(reader.words === QUOTE_WORDS, 'quote fan-out: the latch holds quotes');
  const { instruments } = directory;
  const count = Math.min(reader.slots, instruments.length);
  const feeds = new Map<string, Feed>();
  const feedsOf: Feed[][] = Array.from({ length: count }, () => []);
  const immediate = new Set<Feed>();
  const slow = new Map<QuoteReader, SlowReader>();
  const feedsByReader = new Map<QuoteReader, Set<Feed>>();
  const words = new Float64Array(QUOTE_WORDS);
  const quoteSequence = new Float64Array(count);
  const tradeCount = new Float64Array(count);
  const tradeSequence = new Float64Array(count);
  const records = createRecordEncoder();
  const frameBytes = new Uint8Array(MAX_BATCH * Math.max(QUOTE_BYTES, TRADE_BYTES));
  let publishedBytes = 0;
  /** Feeds for which every update counts: the others take what is newest at their moment. */
  let hurried = 0;

  function add(feed: Feed, values: Float64Array, sequence: number, skipped: number): void {
    const { queue, options } = feed;
    feed.in += 1 + skipped;
    feed.conflated += skipped;
    let before = skipped;
    if (feed.queued === options.batchSize) {
      // Full: the oldest goes, and its successor (or the new one) tells so.
      const oldest = feed.head * ENTRY;
      const lost = queue[oldest + SKIPPED]! + 1;
      feed.head = (feed.head + 1) % options.batchSize;
      feed.queued -= 1;
      feed.conflated += 1;
      if (feed.queued === 0) before += lost;
      else queue[feed.head * ENTRY + SKIPPED]! += lost;
    }
    const at = ((feed.head + feed.queued) % options.batchSize) * ENTRY;
    queue.set(values, at);
    queue[at + SEQUENCE] = sequence;
    queue[at + SKIPPED] = before;
    feed.queued += 1;
    if (options.throttleMs === 0) immediate.add(feed);
  }

  function encodeAt(feed: Feed, at: number): string {
    const { queue, options } = feed;
    const instrument = instruments[options.instrument]!;
    const encode = options.kind === 'quotes' ? encodeQuote : encodeTrade;
    return encode(instrument, queue, at, queue[at + SEQUENCE]!, queue[at + SKIPPED]!);
  }

  function entryAt(feed: Feed, i: number): number {
    return ((feed.head + i) % feed.options.batchSize) * ENTRY;
  }

  function jsonFrame(feed: Feed): string {
    let text = '';
    for (let i = 0; i < feed.queued; i++) {
      const at = entryAt(feed, i);
      text += i === 0 ? encodeAt(feed, at) : `,${encodeAt(feed, at)}`;
    }
    return feed.options.batchSize === 1
      ? `{"channel":"${feed.channel}","type":"update","data":${text}}`
      : `{"channel":"${feed.channel}","batch":[${text}]}`;
  }

  function binaryFrame(feed: Feed): Uint8Array {
    const { queue, options } = feed;
    let end = 0;
    for (let i = 0; i < feed.queued; i++) {
      const at = entryAt(feed, i);
      const length = record(options, queue, at, queue[at + SEQUENCE]!, queue[at + SKIPPED]!, false);
      frameBytes.set(records.bytes.subarray(0, length), end);
      end += length;
    }
    return frameBytes.subarray(0, end);
  }

  function record(
    { kind, instrument }: FeedOptions,
    values: Float64Array,
    at: number,
    sequence: number,
    skipped: number,
    isSnapshot: boolean,
  ): number {
    const encode = kind === 'quotes' ? records.quote : records.trade;
    return encode(instrument, values, at, sequence, skipped, isSnapshot);
  }

  function flush(feed: Feed): void {
    if (feed.queued === 0) return;
    const { queue } = feed;
    const frame = feed.options.isBinary === true ? binaryFrame(feed) : jsonFrame(feed);
    const at = entryAt(feed, feed.queued - 1);
    feed.delivered += feed.queued;
    feed.queued = 0;
    feed.head = 0;
    feed.publishedSequence = queue[at + SEQUENCE]!;
    feed.publishedWords.set(queue.subarray(at, at + QUOTE_WORDS));
    publish(feed.topic, frame);
    publishedBytes += frame.length;
    if (publishedBytes >= CHECK_EVERY_BYTES) findSlow();
  }

  /** Takes those who don't keep up off their topics, each knowing exactly what it has. */
  function findSlow(): void {
    publishedBytes = 0;
    for (const [one, followed] of feedsByReader) {
      if (slow.has(one) || one.socket.getBufferedAmount() <= SLOW_BYTES) continue;
      const has = new Map<Feed, number>();
      for (const feed of followed) {
        one.socket.unsubscribe(feed.topic);
        has.set(feed, feed.publishedSequence);
      }
      slow.set(one, { has });
    }
  }

  function serveSlow(): void {
    for (const [one, { has }] of slow) {
      const { socket } = one;
      if (socket.getBufferedAmount() > CAUGHT_UP_BYTES) continue;
      socket.cork(() => {
        for (const [feed, sequence] of has) {
          if (feed.publishedSequence === sequence) continue;
          socket.send(single(feed, 'update', feed.publishedSequence - sequence - 1), feed.options.isBinary === true);
          has.set(feed, feed.publishedSequence);
        }
      });
      if (socket.getBufferedAmount() > CAUGHT_UP_BYTES) continue;
      for (const feed of has.keys()) socket.subscribe(feed.topic);
      slow.delete(one);
    }
  }

  function single(feed: Feed, type: 'snapshot' | 'update', skipped: number): string | Uint8Array {
    const { options, publishedWords, publishedSequence } = feed;
    if (options.isBinary === true) {
      const length = record(options, publishedWords, 0, publishedSequence, skipped, type === 'snapshot');
      return records.bytes.subarray(0, length);
    }
    const encode = options.kind === 'quotes' ? encodeQuote : encodeTrade;
    const data = encode(instruments[options.instrument]!, publishedWords, 0, publishedSequence, skipped);
    return `{"channel":"${feed.channel}","type":"${type}","data":${data}}`;
  }

  function createFeed(key: string, options: FeedOptions): Feed {
    const { instrument, kind } = options;
    const feed: Feed = {
      channel: `${kind}:${instruments[instrument]!.symbol}`,
      throttleMs: options.throttleMs,
      options,
      topic: key,
      readers: new Set(),
      queue: new Float64Array(options.batchSize * ENTRY),
      queued: 0,
      head: 0,
      publishedSequence: 0,
      publishedWords: new Float64Array(QUOTE_WORDS),
      nextMs: 0,
      in: 0,
      delivered: 0,
      conflated: 0,
      snapshot: () => (feed.publishedSequence === 0 ? undefined : single(feed, 'snapshot', 0)),
    };
    // A feed begins with what the latch holds now, not with the next change. A trade is news only when it happens.
    if (kind === 'quotes' && reader.read(instrument, feed.publishedWords, 0)) {
      feed.publishedSequence = quoteSequence[instrument]!;
    }
    feeds.set(key, feed);
    const list = feedsOf[instrument]!;
    list.push(feed);
    list.sort((a, b) => a.options.priority - b.options.priority);
    return feed;
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
    for (const feed of feedsOf[slot]!) {
      if (feed.options.kind === 'quotes') add(feed, words, quoteSequence[slot]!, skipped);
      else if (newTrades > 0) add(feed, words, tradeSequence[slot]!, newTrades - 1);
    }
  }

  function sweep(): number {
    let taken = 0;
    for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
      taken += 1;
      if (slot < count) {
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
      if (immediate.size > 0) {
        for (const feed of byPriority(immediate)) flush(feed);
        immediate.clear();
      }
      return taken;
    },

    hasWork: () => hurried > 0 && changes.hasMore(),

    tick(nowMs) {
      for (const feed of byPriority(feeds.values())) {
        if (feed.options.throttleMs === 0 || feed.queued === 0 || nowMs < feed.nextMs) continue;
        feed.nextMs = nowMs + feed.options.throttleMs;
        flush(feed);
      }
      findSlow();
      serveSlow();
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
      const feed = existing ?? createFeed(key, options);
      feed.readers.add(one);
      let followed = feedsByReader.get(one);
      if (followed === undefined) {
        followed = new Set();
        feedsByReader.set(one, followed);
      }
      followed.add(feed);
      const behind = slow.get(one);
      if (behind !== undefined) behind.has.set(feed, feed.publishedSequence);
      else one.socket.subscribe(feed.topic);
      return feed;
    },

    unsubscribe(one, handle) {
      const feed = handle as Feed;
      if (!feed.readers.delete(one)) return;
      const followed = feedsByReader.get(one);
      followed?.delete(feed);
      slow.get(one)?.has.delete(feed);
      if (followed?.size === 0) {
        feedsByReader.delete(one);
        slow.delete(one);
      }
      if (feed.readers.size > 0) return;
      feeds.delete(feed.topic);
      immediate.delete(feed);
      if (isHurried(feed.options)) hurry(-1);
      const list = feedsOf[feed.options.instrument]!;
      list.splice(list.indexOf(feed), 1);
    },

    read: (instrument, into) => instrument < count && reader.read(instrument, into, 0),

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

    get slowReaders() {
      return slow.size;
    },
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

function byPriority(feeds: Iterable<Feed>): Feed[] {
  return [...feeds].sort((a, b) => a.options.priority - b.options.priority);
}
