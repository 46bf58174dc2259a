import type { Instrument } from '../../core/market/instruments.ts';
import { QUOTE_WORDS } from '../../core/schema/quote.ts';
import type { SocketPort } from '../ws/socket-port.ts';
import { type UpdateFrame, createUpdateFrame } from './update-frame.ts';

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
  /** Those of them who join its topic with the next frame. */
  readonly joining: Set<QuoteReader>;
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
export const FEED_ENTRY_WORDS = QUOTE_WORDS + 2;
export const FeedWord = { SEQUENCE: QUOTE_WORDS, SKIPPED: QUOTE_WORDS + 1 } as const;

const WORDS = QUOTE_WORDS;
const ENTRY = FEED_ENTRY_WORDS;
const { SEQUENCE, SKIPPED } = FeedWord;

export function createFeed(topic: string, options: FeedOptions, instrument: Instrument): Feed {
  const { kind, batchSize, isBinary } = options;
  const channel = `${kind}:${instrument.symbol}`;
  return {
    channel,
    topic,
    options,
    instrument,
    readers: new Set(),
    joining: new Set(),
    queue: new Float64Array(batchSize * ENTRY),
    queued: 0,
    head: 0,
    publishedSequence: 0,
    publishedWords: new Float64Array(WORDS),
    frame: isBinary === true || batchSize > 1 ? undefined : createUpdateFrame(channel, kind, instrument),
    nextMs: 0,
    in: 0,
    delivered: 0,
    conflated: 0,
  };
}

/** Where the words of the `i`th entry that waits begin. */
export function entryAt(feed: Feed, i: number): number {
  return ((feed.head + i) % feed.options.batchSize) * ENTRY;
}

/** Queues an update before which `skipped` were passed over. */
export function addUpdate(feed: Feed, values: Float64Array, sequence: number, skipped: number): void {
  const { queue, options } = feed;
  feed.in += 1 + skipped;
  feed.conflated += skipped;
  let before = skipped;
  if (feed.queued === options.batchSize) {
    // Full: the oldest goes, and its successor (or the new one) tells so.
    const lost = queue[feed.head * ENTRY + SKIPPED]! + 1;
    feed.head = (feed.head + 1) % options.batchSize;
    feed.queued -= 1;
    feed.conflated += 1;
    if (feed.queued === 0) before += lost;
    else queue[feed.head * ENTRY + SKIPPED]! += lost;
  }
  const at = entryAt(feed, feed.queued);
  for (let i = 0; i < WORDS; i++) queue[at + i] = values[i]!;
  queue[at + SEQUENCE] = sequence;
  queue[at + SKIPPED] = before;
  feed.queued += 1;
}

/** Everything that waited went out. */
export function wasPublished(feed: Feed): void {
  const { queue, publishedWords } = feed;
  const at = entryAt(feed, feed.queued - 1);
  for (let i = 0; i < WORDS; i++) publishedWords[i] = queue[at + i]!;
  feed.publishedSequence = queue[at + SEQUENCE]!;
  feed.delivered += feed.queued;
  feed.queued = 0;
  feed.head = 0;
}
