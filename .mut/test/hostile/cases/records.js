import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { catalogOf } from '../../../core/wire/catalog.js';
import { CANCEL_LAYOUT } from '../../../core/wire/cancel.js';
import { CANCEL_ALL_LAYOUT } from '../../../core/wire/cancel-all.js';
import { PING_LAYOUT } from '../../../core/wire/ping.js';
import { PLACE_LAYOUT } from '../../../core/wire/place.js';
import { REPLACE_LAYOUT } from '../../../core/wire/replace.js';
import { placeRecord, record } from '../../support/wire-client.js';
import { Opcode, frame, text } from '../ws-words.js';
const CATALOG = catalogOf(SimulatedInstruments);
const NONE = '400 INVALID_FRAME';
const STALE = (CATALOG ^ 1) >>> 0;
/** In a frame of a bank of zeros the instruments' numbers end here. */
const BEYOND = SimulatedInstruments.length;
const binary = (...all) => frame(Opcode.binary, Buffer.concat(all));
const times = (count, word) => Array.from({ length: count }, () => word).join(', ');
const place = (values = {}, clientId = '') => placeRecord(CATALOG, 7, { priceTicks: 4_400_000, ...values }, clientId);
const PING = record('ping', { requestId: 1, echo: 1 });
/** Each of the records that a client may send, as it should be, with the answer to it. */
const RECORDS = [
    [PLACE_LAYOUT, place(), '201'],
    [CANCEL_LAYOUT, record('cancel', { requestId: 7, clientId: 'none' }), '404 ORDER_NOT_FOUND'],
    [
        REPLACE_LAYOUT,
        record('replace', { requestId: 7, catalog: CATALOG, clientId: 'none', priceTicks: 1 }),
        '404 ORDER_NOT_FOUND',
    ],
    [CANCEL_ALL_LAYOUT, record('cancel all', { requestId: 7, catalog: CATALOG, instrument: 1 }), '200'],
    [PING_LAYOUT, PING, '200'],
];
/** With these bytes from `at` on. */
function changed(bytes, at, ...to) {
    const copy = Buffer.from(bytes);
    copy.set(to, at);
    return copy;
}
const u16 = (value) => [value & 0xff, value >> 8];
const one = (name, bytes, answer = NONE) => ({ name, send: [binary(bytes)], answer });
const field = (layout, name) => layout.fields.find((one) => one.name === name).at;
/** Headers that are wrong, of a record that is `length` bytes long. */
const headers = (bytes) => [
    ['a length of 0', changed(bytes, 0, ...u16(0))],
    ['a length of 7', changed(bytes, 0, ...u16(7))],
    ['a length of 8', changed(bytes, 0, ...u16(8))],
    ['a length that is a byte short', changed(bytes, 0, ...u16(bytes.length - 1))],
    ['a length that is a byte long', changed(bytes, 0, ...u16(bytes.length + 1))],
    [
        'a length that is a byte long, and that byte',
        Buffer.concat([changed(bytes, 0, ...u16(bytes.length + 1)), Buffer.alloc(1)]),
    ],
    ['a length of 4,097', Buffer.concat([changed(bytes, 0, ...u16(4_097)), Buffer.alloc(8_000)])],
    ['a length of 65,535', changed(bytes, 0, 0xff, 0xff)],
    ['the type 0', changed(bytes, 2, 0)],
    ['the type 6', changed(bytes, 2, 6)],
    ["an answer's type", changed(bytes, 2, 0x81)],
    ['the type 255', changed(bytes, 2, 255)],
    ['the version 0', changed(bytes, 3, 0)],
    ['the version 2', changed(bytes, 3, 2)],
    ['the version 255', changed(bytes, 3, 255)],
];
const frames = (name, all, answer = NONE) => ({
    name,
    send: [Buffer.concat(all.map((bytes) => binary(bytes)))],
    answer: times(all.length, answer),
});
export const recordForms = {
    title: 'Binary: records that are none',
    about: 'A record that is none is refused by itself, and with it what stands behind it in its frame; the session goes on. What stands before it was done.',
    over: 'ws',
    cases: [
        ...RECORDS.map(([{ name }, bytes, answer]) => one(`${name}, as it should be`, bytes, answer)),
        ...RECORDS.map(([{ name }, bytes]) => frames(`${name}, cut at each of its bytes`, Array.from({ length: bytes.length - 1 }, (_, i) => bytes.subarray(0, i + 1)))),
        ...headers(RECORDS[0][1]).map(([name, bytes]) => one(`place with ${name}`, bytes)),
        ...RECORDS.slice(1).map(([{ name }, bytes]) => frames(`${name} with each of these headers`, headers(bytes).map(([, wrong]) => wrong))),
        ...RECORDS.flatMap(([{ name, fields }, bytes]) => fields
            .filter(({ kind }) => kind === 'zero')
            .map(({ at, bytes: count }) => frames(`${name} with each of its reserved bytes set`, Array.from({ length: count }, (_, i) => changed(bytes, at + i, 1))))),
        ...RECORDS.flatMap(([{ name, fields }, bytes]) => fields
            .filter(({ kind }) => kind === 'text')
            .map(({ name: text, at, bytes: room }) => frames(`${name} with bytes behind its ${text}`, [
            changed(bytes, at + (bytes[at] === 0 ? 0 : 4), 1),
            changed(bytes, at + room - 1, 255),
        ]))),
        one('an echo of 2^53', changed(PING, 14, 0x20)),
        one('an echo of 2^64 - 1', changed(PING, 8, 255, 255, 255, 255, 255, 255, 255, 255)),
        {
            name: 'no records at all, and a good one in the frame behind',
            send: [Buffer.concat([binary(), binary(PING)])],
            answer: `${NONE}, 200`,
        },
        { name: '100 records', send: [binary(...Array.from({ length: 100 }, () => PING))], answer: times(100, '200') },
        {
            name: '101 records',
            send: [binary(...Array.from({ length: 101 }, () => PING))],
            answer: `${times(100, '200')}, ${NONE}`,
        },
        {
            name: '64 KiB',
            send: [binary(...Array.from({ length: 16 }, () => changed(Buffer.alloc(4_096), 0, 0, 0x10, 5, 1)))],
            answer: times(16, NONE),
        },
        { name: '64 KiB and a byte', send: [binary(Buffer.alloc(65_537))], answer: 'closed' },
        {
            name: 'a good record behind a bad one',
            send: [binary(changed(PING, 3, 2), place())],
            answer: `${NONE}, ${NONE}`,
        },
        { name: 'a bad record behind a good one', send: [binary(PING, changed(PING, 3, 2))], answer: `200, ${NONE}` },
        { name: 'half a record behind a good one', send: [binary(PING, place().subarray(0, 64))], answer: `200, ${NONE}` },
        { name: 'a byte behind a good one', send: [binary(PING, Buffer.alloc(1))], answer: `200, ${NONE}` },
        {
            name: 'a call behind a good one',
            send: [binary(PING, Buffer.from('{"id":1,"method":"ping"}'))],
            answer: `200, ${NONE}`,
        },
        {
            name: 'records in fragments, cut within a header',
            send: [
                frame(Opcode.binary, PING, { fin: false }),
                frame(Opcode.continuation, PING.subarray(0, 3), { fin: false }),
                frame(Opcode.continuation, PING.subarray(3)),
            ],
            answer: '200, 200',
        },
        {
            name: 'a binary frame within a text in fragments',
            send: [text('{"id":1,', { fin: false }), binary(PING), frame(Opcode.continuation, '"method":"ping"}')],
            answer: '400 INVALID_FRAME, 400 INVALID_JSON',
            deviation: 'RFC 6455 5.4 wants the connection failed. uWebSockets lets a data frame begin within another message, and glues it to what came before: the binary message is `{"id":1,` and the record, and what is left is a text. Only the sender can confuse itself with it, and each of the two is read as strictly as any.',
        },
        {
            name: '1,000 pings, a frame each',
            send: [Buffer.concat(Array.from({ length: 1_000 }, () => binary(PING)))],
            answer: times(1_000, '200'),
        },
    ],
};
const SPACE = 0x20;
const withId = place({}, 'ab');
const id = field(PLACE_LAYOUT, 'client order id');
const BAD_ID = '400 INVALID_CLIENT_ORDER_ID';
const HIGH = 4 + 2;
/** 2^53 in the field at this place, and more. */
const huge = (layout, bytes, name, answer) => frames(`${layout.name} with 2^53, 2^63 and 2^64 - 1 for its ${name}`, [0x20, 0x80, 0xff].map((high) => high === 0xff
    ? changed(bytes, field(layout, name), ...Array.from({ length: 8 }, () => 0xff))
    : changed(bytes, field(layout, name) + HIGH, high === 0x20 ? 0x20 : 0, high === 0x80 ? 0x80 : 0)), answer);
const byId = record('cancel', { requestId: 7, orderId: 1 });
const replaceById = record('replace', { requestId: 7, catalog: CATALOG, orderId: 1, priceTicks: 1 });
export const recordFields = {
    title: 'Binary: records whose fields are none',
    about: 'A record in order with values that aren’t: the refusals are those of JSON.',
    over: 'ws',
    cases: [
        huge(PLACE_LAYOUT, place(), 'price', '400 INVALID_PRICE'),
        huge(PLACE_LAYOUT, place(), 'quantity', '400 INVALID_QUANTITY'),
        huge(PLACE_LAYOUT, place({ timeInForce: 5 }), 'expire at', '400 INVALID_EXPIRE_AT'),
        huge(CANCEL_LAYOUT, byId, 'order id', '400 INVALID_ORDER_ID'),
        huge(REPLACE_LAYOUT, replaceById, 'order id', '400 INVALID_ORDER_ID'),
        huge(REPLACE_LAYOUT, replaceById, 'price', '400 INVALID_PRICE'),
        huge(REPLACE_LAYOUT, replaceById, 'quantity', '400 INVALID_QUANTITY'),
        huge(REPLACE_LAYOUT, replaceById, 'if version', '400 INVALID_PARAMETER'),
        one('no side', place({ side: 0 }), '400 MISSING_FIELD'),
        one('the side 3', place({ side: 3 }), '400 INVALID_SIDE'),
        one('the side 255', place({ side: 255 }), '400 INVALID_SIDE'),
        one('the order type 3', place({ type: 3 }), '400 INVALID_ORDER_TYPE'),
        one('the order type 255', place({ type: 255 }), '400 INVALID_ORDER_TYPE'),
        one('a limit without a price', place({ type: 1, priceTicks: 0 }), '400 MISSING_FIELD'),
        one('a market order with a price', place({ type: 2 }), '400 INVALID_PRICE'),
        one('no quantity', place({ quantityLots: 0 }), '400 MISSING_FIELD'),
        one('the time in force 6', place({ timeInForce: 6 }), '400 INVALID_TIME_IN_FORCE'),
        one('the time in force 255', place({ timeInForce: 255 }), '400 INVALID_TIME_IN_FORCE'),
        one('GTD without an end', place({ timeInForce: 5 }), '400 MISSING_FIELD'),
        one('two ends', place({ timeInForce: 5, expireAtUs: 4e15, ttlMinutes: 5 }), '400 INVALID_EXPIRE_AT'),
        one('an end of DAY', place({ timeInForce: 1, ttlMinutes: 5 }), '400 INVALID_EXPIRE_AT'),
        one('2^32 - 1 minutes to live', place({ ttlMinutes: 0xffff_ffff }), '400 INVALID_EXPIRE_AT'),
        one('an end between two milliseconds', place({ expireAtUs: 4e15 + 1 }), '400 INVALID_EXPIRE_AT'),
        one('the broker 255', place({ broker: 255 }), '400 INVALID_BROKER'),
        one('the account 1, of one', place({ account: 1 }), '403 FORBIDDEN_ACCOUNT'),
        one('the account 65,535', place({ account: 65_535 }), '403 FORBIDDEN_ACCOUNT'),
        one('the instrument behind the last', place({ instrument: BEYOND }), '422 UNKNOWN_INSTRUMENT'),
        one('the instrument 2^32 - 1', place({ instrument: 0xffff_ffff }), '422 UNKNOWN_INSTRUMENT'),
        one('another catalog', place({ catalog: STALE }), '409 STALE_CATALOG'),
        one('no catalog', place({ catalog: 0 }), '409 STALE_CATALOG'),
        one('a replace of another catalog', record('replace', { requestId: 7, catalog: STALE, orderId: 1, priceTicks: 1 }), '409 STALE_CATALOG'),
        one('a cancel of all of one instrument of another catalog', record('cancel all', { requestId: 7, catalog: STALE, instrument: 1 }), '409 STALE_CATALOG'),
        one('a cancel of all of an instrument that there is none of', record('cancel all', { requestId: 7, catalog: CATALOG, instrument: BEYOND }), '422 UNKNOWN_INSTRUMENT'),
        one('a client order id of 49, full to its last byte', changed(place({}, 'a'.repeat(48)), 22, 49), BAD_ID),
        one('a client order id of 255', changed(place({}, 'a'.repeat(48)), 22, 255), BAD_ID),
        one('a client order id with a zero at its end', changed(withId, 22, 3), BAD_ID),
        one('a client order id with a space', changed(withId, id, SPACE), BAD_ID),
        one('a client order id with a slash', changed(withId, id, 0x2f), BAD_ID),
        one('a client order id with the byte 255', changed(withId, id, 255), BAD_ID),
        one('a client order id with a line feed', changed(withId, id + 1, 10), BAD_ID),
        one('a client order id whose length is left out', changed(withId, 22, 0)),
        one('a tag of 25', changed(changed(place(), 104, ...Buffer.from('t'.repeat(24))), 23, 25), '400 INVALID_TAG'),
        one('a tag with a quote', changed(place(), 23, 1).fill('"', 104, 105), '400 INVALID_TAG'),
        one('a cancel by nothing', record('cancel', { requestId: 7 }), '400 MISSING_FIELD'),
        one('a cancel by both ids', record('cancel', { requestId: 7, orderId: 1, clientId: 'a' }), '400 INVALID_PARAMETER'),
        one('a cancel with a client order id of 49', changed(record('cancel', { requestId: 7, clientId: 'a'.repeat(48) }), 10, 49), BAD_ID),
        one('a replace by nothing', record('replace', { requestId: 7, catalog: CATALOG, orderId: 1 }), '422 NOTHING_TO_REPLACE'),
        one('a replace of nothing', record('replace', { requestId: 7, catalog: CATALOG, priceTicks: 1 }), '400 MISSING_FIELD'),
        {
            name: 'a bad value between two good records, each for itself',
            send: [binary(PING, place({ side: 3 }), PING)],
            answer: '200, 400 INVALID_SIDE, 200',
        },
        {
            name: 'the same client order id twice within a frame',
            send: [binary(place({}, 'frame-1'), place({}, 'frame-1'))],
            isUnordered: true,
            answer: '200, 201',
        },
        {
            name: 'the same client order id twice within a frame, for something else',
            send: [binary(place({}, 'frame-2'), place({ quantityLots: 2_000 }, 'frame-2'))],
            isUnordered: true,
            answer: '201, 409 DUPLICATE_CLIENT_ORDER_ID',
        },
        {
            name: 'an order and its cancel within a frame',
            send: [
                binary(place({ priceTicks: 4_300_000, timeInForce: 2 }, 'frame-3'), record('cancel', { requestId: 8, clientId: 'frame-3' })),
            ],
            isUnordered: true,
            answer: '200, 201',
        },
    ],
};
//# sourceMappingURL=records.js.map