import { MAX_DECIMAL_BYTES, writeDecimal } from '../../core/number/decimal.js';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.js';
import { TIME_BYTES, writeTime } from './decimal-text.js';
const Form = { amount: 0, time: 1, count: 2 };
const { BID_TICKS, BID_LOTS, ASK_TICKS, ASK_LOTS, LAST_TICKS, LAST_LOTS, VENUE_TIME_US, LAST_TIME_US } = QuoteWord;
const { amount: AMOUNT, time: TIME } = Form;
const QUOTE_MARK = 0x22;
const NEVER = -1;
const MAX_VALUE_BYTES = 2 + Math.max(MAX_DECIMAL_BYTES, TIME_BYTES);
const NULL = bytesOf('null');
const TAIL = bytesOf('}}');
export function createUpdateFrame(channel, kind, instrument) {
    const begin = `{"channel":"${channel}","type":"update","data":{"symbol":"${instrument.symbol}"`;
    const fields = kind === 'quotes' ? quoteFields(begin, instrument) : tradeFields(begin, instrument);
    const most = fields.reduce((sum, { text }) => sum + text.length + MAX_VALUE_BYTES, TAIL.length);
    return {
        bytes: new Uint8Array(most),
        fields,
        starts: new Int32Array(fields.length + 1).fill(-1),
        values: new Float64Array(fields.length),
        view: new Uint8Array(0),
    };
}
/** The frame of the entry whose words begin at index `at`; valid until the next. */
export function rewriteFrame(frame, entry, at) {
    const { bytes, fields, starts, values } = frame;
    let end = 0;
    for (let i = 0; i < fields.length; i++) {
        const field = fields[i];
        const isNull = field.nullBy !== NEVER && entry[at + field.nullBy] === 0;
        // NaN is not equal to itself: null is always written.
        const value = isNull ? Number.NaN : entry[at + field.word];
        const stands = starts[i] === end;
        if (stands && values[i] === value) {
            end = starts[i + 1];
            continue;
        }
        starts[i] = end;
        values[i] = value;
        end = stands ? end + field.text.length : put(bytes, end, field.text);
        end = isNull ? put(bytes, end, NULL) : putValue(bytes, end, field, value);
    }
    starts[fields.length] = end;
    if (frame.view.length !== end + TAIL.length)
        frame.view = bytes.subarray(0, put(bytes, end, TAIL));
    return frame.view;
}
function putValue(bytes, at, { form, mantissa, decimals }, value) {
    if (form !== AMOUNT && form !== TIME)
        return writeDecimal(bytes, at, value, mantissa, decimals);
    bytes[at] = QUOTE_MARK;
    const end = form === AMOUNT ? writeDecimal(bytes, at + 1, value, mantissa, decimals) : writeTime(bytes, at + 1, value);
    bytes[end] = QUOTE_MARK;
    return end + 1;
}
/** A loop: for pieces this short it is faster than `set`. */
function put(bytes, at, piece) {
    for (let i = 0; i < piece.length; i++)
        bytes[at + i] = piece[i];
    return at + piece.length;
}
function quoteFields(begin, instrument) {
    return [
        price(`${begin},"bid":`, BID_TICKS, BID_TICKS, instrument),
        quantity(',"bid_quantity":', BID_LOTS, BID_TICKS, instrument),
        price(',"ask":', ASK_TICKS, ASK_TICKS, instrument),
        quantity(',"ask_quantity":', ASK_LOTS, ASK_TICKS, instrument),
        price(',"last":', LAST_TICKS, LAST_TICKS, instrument),
        quantity(',"last_quantity":', LAST_LOTS, LAST_TICKS, instrument),
        ...endFields(VENUE_TIME_US),
    ];
}
function tradeFields(begin, instrument) {
    return [
        price(`${begin},"price":`, LAST_TICKS, NEVER, instrument),
        quantity(',"quantity":', LAST_LOTS, NEVER, instrument),
        ...endFields(LAST_TIME_US),
    ];
}
function endFields(time) {
    return [
        field(',"time":', time, NEVER, Form.time, 1, 0),
        field(',"sequence":', QUOTE_WORDS, NEVER, Form.count, 1, 0),
        field(',"skipped":', QUOTE_WORDS + 1, NEVER, Form.count, 1, 0),
    ];
}
function price(text, word, nullBy, { tickMantissa, tickDecimals }) {
    return field(text, word, nullBy, Form.amount, tickMantissa, tickDecimals);
}
function quantity(text, word, nullBy, { lotMantissa, lotDecimals }) {
    return field(text, word, nullBy, Form.amount, lotMantissa, lotDecimals);
}
function field(text, word, nullBy, form, mantissa, decimals) {
    return { text: bytesOf(text), word, nullBy, form, mantissa, decimals };
}
function bytesOf(text) {
    return new TextEncoder().encode(text);
}
//# sourceMappingURL=update-frame.js.map