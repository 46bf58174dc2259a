import { isU32, isU8, isZero } from './bytes.js';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { INSTRUMENT_WHAT, number, reserved } from './layout.js';
import { getU53, isU53, putU53 } from './u53.js';
/**
 * A top of book and the last trade. 88 bytes; 0 ticks: none yet.
 *
 *   byte  8          12         13         16         24        32      40     48      56     64      72     80        88
 *       +----------+----------+----------+----------+---------+-------+------+-------+------+-------+------+---------+
 *       | instrum. | snapshot | reserved | sequence | skipped | bid   | bid  | ask   | ask  | last  | last | venue   |
 *       |   u32    |    u8    |          |          |         | ticks | lots | ticks | lots | ticks | lots | time us |
 *       +----------+----------+----------+----------+---------+-------+------+-------+------+-------+------+---------+
 */
export const QUOTE_BYTES = 88;
const INSTRUMENT = 8;
const SNAPSHOT = 12;
const RESERVED = 13;
const SEQUENCE = 16;
const SKIPPED = 24;
const BID_TICKS = 32;
const BID_LOTS = 40;
const ASK_TICKS = 48;
const ASK_LOTS = 56;
const LAST_TICKS = 64;
const LAST_LOTS = 72;
const TIME = 80;
const BYTES = QUOTE_BYTES;
const TYPE = WireType.quote;
export function createWireQuote() {
    return {
        instrument: 0,
        snapshot: 0,
        sequence: 0,
        skipped: 0,
        bidTicks: 0,
        bidLots: 0,
        askTicks: 0,
        askLots: 0,
        lastTicks: 0,
        lastLots: 0,
        timeUs: 0,
    };
}
function isQuote(quote) {
    return (isU32(quote.instrument) &&
        isU8(quote.snapshot) &&
        quote.snapshot <= 1 &&
        isU53(quote.sequence) &&
        isU53(quote.skipped) &&
        isU53(quote.bidTicks) &&
        isU53(quote.bidLots) &&
        isU53(quote.askTicks) &&
        isU53(quote.askLots) &&
        isU53(quote.lastTicks) &&
        isU53(quote.lastLots) &&
        isU53(quote.timeUs));
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeQuoteRecord(view, at, from) {
    if (!canPut(view, at, BYTES, 0) || !isQuote(from))
        return 0;
    putHeader(view, at, BYTES, TYPE, 0);
    view.setUint32(at + INSTRUMENT, from.instrument, true);
    view.setUint32(at + SNAPSHOT, from.snapshot, true);
    putU53(view, at + SEQUENCE, from.sequence);
    putU53(view, at + SKIPPED, from.skipped);
    putU53(view, at + BID_TICKS, from.bidTicks);
    putU53(view, at + BID_LOTS, from.bidLots);
    putU53(view, at + ASK_TICKS, from.askTicks);
    putU53(view, at + ASK_LOTS, from.askLots);
    putU53(view, at + LAST_TICKS, from.lastTicks);
    putU53(view, at + LAST_LOTS, from.lastLots);
    putU53(view, at + TIME, from.timeUs);
    return BYTES;
}
export function decodeQuoteRecord(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    if (requestIdAt(view, at) !== 0 || !isZero(view, at + RESERVED, at + SEQUENCE))
        return WireError.reserved;
    into.instrument = view.getUint32(at + INSTRUMENT, true);
    into.snapshot = view.getUint8(at + SNAPSHOT);
    into.sequence = getU53(view, at + SEQUENCE);
    into.skipped = getU53(view, at + SKIPPED);
    into.bidTicks = getU53(view, at + BID_TICKS);
    into.bidLots = getU53(view, at + BID_LOTS);
    into.askTicks = getU53(view, at + ASK_TICKS);
    into.askLots = getU53(view, at + ASK_LOTS);
    into.lastTicks = getU53(view, at + LAST_TICKS);
    into.lastLots = getU53(view, at + LAST_LOTS);
    into.timeUs = getU53(view, at + TIME);
    return isQuote(into) ? WireError.none : WireError.range;
}
export const QUOTE_LAYOUT = {
    name: 'quote',
    type: TYPE,
    bytes: BYTES,
    what: 'A top of book and the last trade. Channel `quotes:SYMBOL`. A price of 0 ticks: there is none yet.',
    fields: [
        number('instrument', INSTRUMENT, 'u32', INSTRUMENT_WHAT),
        number('snapshot', SNAPSHOT, 'u8', '1: the first of a subscription, 0: an update'),
        reserved(RESERVED, 3),
        number('sequence', SEQUENCE, 'u53', "counts the instrument's updates"),
        number('skipped', SKIPPED, 'u53', 'updates before this one that this reader did not get'),
        number('bid', BID_TICKS, 'u53', 'ticks'),
        number('bid quantity', BID_LOTS, 'u53', 'lots'),
        number('ask', ASK_TICKS, 'u53', 'ticks'),
        number('ask quantity', ASK_LOTS, 'u53', 'lots'),
        number('last', LAST_TICKS, 'u53', 'ticks'),
        number('last quantity', LAST_LOTS, 'u53', 'lots'),
        number('time', TIME, 'u53', "the venue's, microseconds since 1970"),
    ],
};
//# sourceMappingURL=quote.js.map