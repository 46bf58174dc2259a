import { QuoteWord } from '../../core/schema/quote.js';
import { priceText, quantityText, timeText } from './decimal-text.js';
const { BID_TICKS, BID_LOTS, ASK_TICKS, ASK_LOTS, LAST_TICKS, LAST_LOTS, VENUE_TIME_US, LAST_TIME_US } = QuoteWord;
/** A top of book whose words begin at index `at`. `skipped`: updates before it that this reader didn't get. */
export function encodeQuote(instrument, words, at, sequence, skipped) {
    return `{${quoteFields(instrument, words, at)},"sequence":${sequence},"skipped":${skipped}}`;
}
export function quoteFields(instrument, words, at) {
    return (`"symbol":"${instrument.symbol}"` +
        side(instrument, 'bid', words[at + BID_TICKS], words[at + BID_LOTS]) +
        side(instrument, 'ask', words[at + ASK_TICKS], words[at + ASK_LOTS]) +
        side(instrument, 'last', words[at + LAST_TICKS], words[at + LAST_LOTS]) +
        `,"time":"${timeText(words[at + VENUE_TIME_US])}"`);
}
/** A trade. `sequence` counts the instrument's trades. */
export function encodeTrade(instrument, words, at, sequence, skipped) {
    return (`{"symbol":"${instrument.symbol}","price":"${priceText(instrument, words[at + LAST_TICKS])}"` +
        `,"quantity":"${quantityText(instrument, words[at + LAST_LOTS])}"` +
        `,"time":"${timeText(words[at + LAST_TIME_US])}","sequence":${sequence},"skipped":${skipped}}`);
}
function side(instrument, name, priceTicks, lots) {
    if (priceTicks === 0)
        return `,"${name}":null,"${name}_quantity":null`;
    return `,"${name}":"${priceText(instrument, priceTicks)}","${name}_quantity":"${quantityText(instrument, lots)}"`;
}
//# sourceMappingURL=encode-quote.js.map