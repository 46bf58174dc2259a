import { noteText } from '../../core/order/lifecycle.js';
import { EventKind } from '../../core/schema/event.js';
import { OrderStatus } from '../../core/schema/order-kind.js';
import { CANCEL_ALL_DONE_LAYOUT } from '../../core/wire/cancel-all-done.js';
import { CANCEL_ALL_LAYOUT } from '../../core/wire/cancel-all.js';
import { CANCEL_LAYOUT } from '../../core/wire/cancel.js';
import { MAX_FRAME_RECORDS, MAX_RECORD_BYTES, MAX_WIRE_FRAME_BYTES, WIRE_VERSION } from '../../core/wire/header.js';
import { ORDER_ANSWER_LAYOUT } from '../../core/wire/order-answer.js';
import { PING_LAYOUT } from '../../core/wire/ping.js';
import { PLACE_LAYOUT } from '../../core/wire/place.js';
import { PONG_LAYOUT } from '../../core/wire/pong.js';
import { QUOTE_LAYOUT } from '../../core/wire/quote.js';
import { REFUSED_LAYOUT } from '../../core/wire/refused.js';
import { REPLACE_LAYOUT } from '../../core/wire/replace.js';
import { REPORT_LAYOUT } from '../../core/wire/report.js';
import { TRADE_LAYOUT } from '../../core/wire/trade.js';
export const REQUEST_RECORDS = [
    { layout: PLACE_LAYOUT, answer: ORDER_ANSWER_LAYOUT },
    { layout: CANCEL_LAYOUT, answer: ORDER_ANSWER_LAYOUT },
    { layout: REPLACE_LAYOUT, answer: ORDER_ANSWER_LAYOUT },
    { layout: CANCEL_ALL_LAYOUT, answer: CANCEL_ALL_DONE_LAYOUT },
    { layout: PING_LAYOUT, answer: PONG_LAYOUT },
];
export const ANSWER_RECORDS = [
    ORDER_ANSWER_LAYOUT,
    CANCEL_ALL_DONE_LAYOUT,
    PONG_LAYOUT,
    REFUSED_LAYOUT,
];
/** Of channels that were asked for with `"format":"binary"`. */
export const CHANNEL_RECORDS = [REPORT_LAYOUT, QUOTE_LAYOUT, TRADE_LAYOUT];
export const WIRE_ABOUT = "The gateway's WebSocket, `/ws`, takes text frames, which are JSON, and binary frames, which are records, on the same connection. Orders and cancels can be sent as records, and reports, quotes and trades can be had as records; logging on, subscribing and everything else stays JSON.";
/** Each a term and what is said of it. */
export const WIRE_RULES = [
    [
        'A frame',
        `holds 1 to ${MAX_FRAME_RECORDS} records back to back, at most ${MAX_WIRE_FRAME_BYTES} bytes. Several are a batch: each is admitted and answered by itself, and the answers come as they are there, in any order. Frames of the gateway may hold several records of different types, too.`,
    ],
    [
        'A record',
        `has a fixed layout, little-endian, without padding; at most ${MAX_RECORD_BYTES} bytes. \`length\` is that of its type.`,
    ],
    [
        'Numbers',
        'are unsigned. A `u53` is 8 bytes, two u32 with the low half first, and below 2^53. Prices are whole ticks and quantities whole lots of the instrument, as `/instruments` tells them (the method `instruments`, too), and instruments go by the `instrument` numbers there; a broker is its place in the list `brokers` there, from 0.',
    ],
    [
        'The catalog',
        "is the number `catalog` of `/instruments`. Records that mean ticks, lots or an instrument carry it. When the instruments aren't the same any more, such a record is refused: `STALE_CATALOG`. A cancel is never stale.",
    ],
    ['Texts', 'are Latin-1. In a fixed place they are followed by zeros.'],
    [
        'A zero in a request',
        "is a field that isn't there, as in JSON; the defaults and rules are those of JSON, and so are the refusals and their order of precedence.",
    ],
    ['Reserved bytes', 'are zero.'],
    [
        'A record that is none',
        "(length, version, type, reserved bytes, an echo of 2^53 or more) is refused with `INVALID_FRAME`, with its request id if it has a header. What stands before it in its frame was done; what stands behind it isn't, and is refused the same way as far as its records can be told apart. The connection stays.",
    ],
    [
        'Subscribe',
        'with `"format":"binary"`, a field beside the others: `orders`, `quotes:SYMBOL`, `ticks:SYMBOL`. The answer is JSON and comes first. Sequences are those of the JSON channels, so a reader can change the format when it resumes.',
    ],
    ['Versions:', `this is version ${WIRE_VERSION}. A record with another length or other fields has another version.`],
];
export const HEADER_ROWS = [
    ['0', '2', 'u16', 'length', 'of the whole record, this header included'],
    ['2', '1', 'u8', 'type', 'see each record'],
    ['3', '1', 'u8', 'version', String(WIRE_VERSION)],
    ['4', '4', 'u32', 'request id', "the client's; an answer has that of its request; 0 in reports, quotes and trades"],
];
export const FIELD_HEADS = ['byte', 'bytes', 'kind', 'field', 'what'];
/** `place: type 0x01, 128 bytes` */
export function recordTitle({ name, type, bytes, fields }) {
    const isOpen = fields.some(({ kind }) => kind === 'end');
    const hex = `0x${type.toString(16).padStart(2, '0')}`;
    return `${name}: type ${hex}, ${bytes} bytes${isOpen ? ' and its texts' : ''}`;
}
/** One row per field, under FIELD_HEADS. */
export function fieldRow({ at, bytes, kind, name, what }) {
    const size = kind === 'end' ? '' : String(bytes);
    const shown = kind === 'zero' ? '' : kind === 'end' ? 'text' : kind;
    return [String(at), size, shown, name, what];
}
/** What the numbers in records mean, beside those of the reject codes. */
export function numberTables() {
    const notes = [];
    for (let note = 1, text = noteText(note); text !== undefined; note++, text = noteText(note))
        notes.push([note, text]);
    const rows = (codes) => Object.entries(codes).map(([name, code]) => [code, name]);
    const events = Object.fromEntries(Object.entries(EventKind).filter(([, code]) => code < EventKind.order_view));
    return [
        { title: 'Order status', about: '', rows: rows(OrderStatus) },
        {
            title: 'Events',
            about: 'Of execution reports. Others, that clients never see, have numbers between these.',
            rows: rows(events),
        },
        { title: 'Notes', about: 'Why a report is odd. Notes may be added.', rows: notes },
    ];
}
//# sourceMappingURL=wire-records.js.map