import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { QuoteWord } from '../../../core/schema/quote.js';
import { timeText, writeTime } from '../../../gateway/outbound/decimal-text.js';
import { encodeQuote, encodeTrade } from '../../../gateway/outbound/encode-quote.js';
import { FEED_ENTRY_WORDS, FeedWord } from '../../../gateway/outbound/feed.js';
import { createUpdateFrame, rewriteFrame } from '../../../gateway/outbound/update-frame.js';
const FROM = 3;
const MAX = Number.MAX_SAFE_INTEGER;
const LAST_US = Date.UTC(9999, 11, 31) * 1000;
/** Few and near each other, so that fields grow, shrink and stay. */
const amount = fc.oneof(fc.constantFrom(0, 1, 9, 10, 99, 100, 101, 2 ** 31, MAX), fc.maxSafeNat());
const time = fc.oneof(fc.constantFrom(0, 999_999, 1_000_000, LAST_US), fc.integer({ min: 0, max: LAST_US }));
const TIMES = [QuoteWord.VENUE_TIME_US, QuoteWord.LAST_TIME_US];
/** What changes from one update to the next: a word, and its value. */
const change = fc
    .integer({ min: 0, max: FEED_ENTRY_WORDS - 1 })
    .chain((word) => fc.tuple(fc.constant(word), TIMES.includes(word) ? time : amount));
test('a frame brought up to date in place is, byte for byte, the one that is made anew', () => {
    fc.assert(fc.property(fc.constantFrom(...SimulatedInstruments), fc.constantFrom('quotes', 'ticks'), fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 12 }), (instrument, kind, updates) => {
        const channel = `${kind}:${instrument.symbol}`;
        const frame = createUpdateFrame(channel, kind, instrument);
        const encode = kind === 'quotes' ? encodeQuote : encodeTrade;
        const entry = new Float64Array(FROM + FEED_ENTRY_WORDS);
        for (const changes of updates) {
            for (const [word, value] of changes)
                entry[FROM + word] = value;
            const sequence = entry[FROM + FeedWord.SEQUENCE];
            const data = encode(instrument, entry, FROM, sequence, entry[FROM + FeedWord.SKIPPED]);
            assert.equal(Buffer.from(rewriteFrame(frame, entry, FROM)).toString(), `{"channel":"${channel}","type":"update","data":${data}}`);
        }
    }), { numRuns: 2_000 });
});
test('a frame has room for the longest numbers there are', () => {
    for (const instrument of SimulatedInstruments) {
        const frame = createUpdateFrame('quotes:X', 'quotes', instrument);
        const entry = new Float64Array(FEED_ENTRY_WORDS).fill(MAX);
        entry[QuoteWord.VENUE_TIME_US] = LAST_US;
        assert.ok(rewriteFrame(frame, entry, 0).length <= frame.bytes.length);
        assert.match(Buffer.from(frame.view).toString(), /"skipped":9007199254740991\}\}$/);
    }
});
test('a time as bytes is the same as as text', () => {
    const bytes = new Uint8Array(40);
    fc.assert(fc.property(time, (timeUs) => {
        const end = writeTime(bytes, 5, timeUs);
        assert.equal(Buffer.from(bytes.subarray(5, end)).toString(), timeText(timeUs));
    }));
});
//# sourceMappingURL=update-frame.test.js.map