import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_WORDS, EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.js';
import { WireError } from '../../../core/wire/header.js';
import { createWireQuote, decodeQuoteRecord } from '../../../core/wire/quote.js';
import { createWireReport, decodeReport } from '../../../core/wire/report.js';
import { createRecordEncoder } from '../../../gateway/wire/record-encoder.js';
const MOST = Number.MAX_SAFE_INTEGER;
test('figures of a feed that no record can hold are none, and no broken invariant', () => {
    const encoder = createRecordEncoder();
    const words = new Float64Array(QUOTE_WORDS);
    words.fill(Number.NaN);
    words[QuoteWord.VENUE_TIME_US] = -1;
    words[QuoteWord.BID_TICKS] = 2 ** 60;
    words[QuoteWord.ASK_TICKS] = -3700;
    encoder.quote(0, words, 0, 1, 0, false);
    const quote = createWireQuote();
    assert.equal(decodeQuoteRecord(new DataView(encoder.bytes.buffer), 0, quote), WireError.none);
    assert.deepEqual([quote.bidTicks, quote.askTicks, quote.lastTicks, quote.timeUs], [MOST, 0, 0, 0]);
    assert.ok(encoder.trade(0, words, 0, 1, 0, false) > 0);
});
test('fills whose sum is beyond 2^53 are told as the most there is', () => {
    const encoder = createRecordEncoder();
    const records = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
    records.i32[EventHalf.KIND_VERSION] = EventKind.filled;
    records.f64[EventWord.ORDER_ID] = 7;
    records.f64[EventWord.FILLED_LOTS] = 2 ** 54;
    records.f64[EventWord.FILLED_COST] = 2 ** 60;
    encoder.report(records, 0);
    const report = createWireReport();
    assert.equal(decodeReport(new DataView(encoder.bytes.buffer), 0, report), WireError.none);
    assert.deepEqual([report.order.filledLots, report.order.filledCost], [MOST, MOST]);
});
//# sourceMappingURL=record-encoder.test.js.map