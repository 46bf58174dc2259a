import { QUOTE_WORDS } from '../../core/schema/quote.js';
import { createUpdateFrame } from './update-frame.js';
/** @internal */
export const FEED_ENTRY_WORDS = QUOTE_WORDS + 2;
export const FeedWord = { SEQUENCE: QUOTE_WORDS, SKIPPED: QUOTE_WORDS + 1 };
const WORDS = QUOTE_WORDS;
const ENTRY = FEED_ENTRY_WORDS;
const { SEQUENCE, SKIPPED } = FeedWord;
export function createFeed(topic, options, instrument) {
    const { kind, batchSize, isBinary } = options;
    const channel = `${kind}:${instrument.symbol}`;
    return {
        channel,
        topic,
        options,
        instrument,
        readers: new Set(),
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
export function entryAt(feed, i) {
    return ((feed.head + i) % feed.options.batchSize) * ENTRY;
}
/** Queues an update before which `skipped` were passed over. */
export function addUpdate(feed, values, sequence, skipped) {
    const { queue, options } = feed;
    feed.in += 1 + skipped;
    feed.conflated += skipped;
    let before = skipped;
    if (feed.queued === options.batchSize) {
        // Full: the oldest goes, and its successor (or the new one) tells so.
        const lost = queue[feed.head * ENTRY + SKIPPED] + 1;
        feed.head = (feed.head + 1) % options.batchSize;
        feed.queued -= 1;
        feed.conflated += 1;
        if (feed.queued === 0)
            before += lost;
        else
            queue[feed.head * ENTRY + SKIPPED] += lost;
    }
    const at = entryAt(feed, feed.queued);
    for (let i = 0; i < WORDS; i++)
        queue[at + i] = values[i];
    queue[at + SEQUENCE] = sequence;
    queue[at + SKIPPED] = before;
    feed.queued += 1;
}
/** Everything that waited went out. */
export function wasPublished(feed) {
    const { queue, publishedWords } = feed;
    const at = entryAt(feed, feed.queued - 1);
    for (let i = 0; i < WORDS; i++)
        publishedWords[i] = queue[at + i];
    feed.publishedSequence = queue[at + SEQUENCE];
    feed.delivered += feed.queued;
    feed.queued = 0;
    feed.head = 0;
}
//# sourceMappingURL=feed.js.map