import { QUOTE_BYTES } from '../../core/wire/quote.js';
import { TRADE_BYTES } from '../../core/wire/trade.js';
import { createRecordEncoder } from '../wire/record-encoder.js';
import { encodeQuote, encodeTrade } from './encode-quote.js';
import { FeedWord, entryAt } from './feed.js';
import { rewriteFrame } from './update-frame.js';
export const MAX_BATCH = 100;
const { SEQUENCE, SKIPPED } = FeedWord;
export function createFeedFrames() {
    const records = createRecordEncoder();
    const batchBytes = new Uint8Array(MAX_BATCH * Math.max(QUOTE_BYTES, TRADE_BYTES));
    function textBatch(feed) {
        const { queue, options } = feed;
        const encode = options.kind === 'quotes' ? encodeQuote : encodeTrade;
        let text = '';
        for (let i = 0; i < feed.queued; i++) {
            const at = entryAt(feed, i);
            const update = encode(feed.instrument, queue, at, queue[at + SEQUENCE], queue[at + SKIPPED]);
            text += i === 0 ? update : `,${update}`;
        }
        return `{"channel":"${feed.channel}","batch":[${text}]}`;
    }
    function binaryBatch(feed) {
        const { queue } = feed;
        let end = 0;
        for (let i = 0; i < feed.queued; i++) {
            const at = entryAt(feed, i);
            const length = record(feed, queue, at, queue[at + SEQUENCE], queue[at + SKIPPED], false);
            batchBytes.set(records.bytes.subarray(0, length), end);
            end += length;
        }
        return batchBytes.subarray(0, end);
    }
    function record({ options: { kind, instrument } }, values, at, sequence, skipped, isSnapshot) {
        const encode = kind === 'quotes' ? records.quote : records.trade;
        return encode(instrument, values, at, sequence, skipped, isSnapshot);
    }
    return {
        waiting(feed) {
            if (feed.frame !== undefined)
                return rewriteFrame(feed.frame, feed.queue, entryAt(feed, 0));
            return feed.options.isBinary === true ? binaryBatch(feed) : textBatch(feed);
        },
        published(feed, type, skipped) {
            const { options, publishedWords, publishedSequence } = feed;
            if (options.isBinary === true) {
                const length = record(feed, publishedWords, 0, publishedSequence, skipped, type === 'snapshot');
                return records.bytes.subarray(0, length);
            }
            const encode = options.kind === 'quotes' ? encodeQuote : encodeTrade;
            const data = encode(feed.instrument, publishedWords, 0, publishedSequence, skipped);
            return `{"channel":"${feed.channel}","type":"${type}","data":${data}}`;
        },
    };
}
//# sourceMappingURL=feed-frames.js.map