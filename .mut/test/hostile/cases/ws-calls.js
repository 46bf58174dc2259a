import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { catalogOf } from '../../../core/wire/catalog.js';
import { placeRecord, record } from '../../support/wire-client.js';
import { Do } from '../hostile-case.js';
import { orderText } from '../http-request.js';
import { Opcode, frame, text } from '../ws-words.js';
const GOOD = orderText();
const CATALOG = catalogOf(SimulatedInstruments);
const PING = record('ping', { requestId: 1, echo: 1 });
/** The ping with one byte changed. */
const changed = (at, byte) => {
    const bytes = Buffer.from(PING);
    bytes[at] = byte;
    return bytes;
};
/** A call with these params, as they are. */
const call = (method, params = '{}') => [
    text(`{"id":1,"method":"${method}","params":${params}}`),
];
const ping = (id) => [text(`{"id":${id},"method":"ping"}`)];
const said = (payload) => [text(payload)];
/** A call that is filled with spaces up to so many bytes. */
const sized = (method, bytes, params = '{}') => {
    const bare = `{"id":1,"method":"${method}","params":${params}}`;
    return [text(`${bare.slice(0, -1)}${' '.repeat(bytes - bare.length)}}`)];
};
const place = (fields) => call('order.place', orderText(fields));
const subscribe = (params) => call('subscribe', params);
const many = (count, of) => Array.from({ length: count }, (_, i) => of(i));
export const wsEnvelopes = {
    title: 'WebSocket: frames that are no call',
    about: 'A text is {"id":…,"method":…,"params":{…}}. What is refused is told with the id, if there is one, and the session goes on.',
    over: 'ws',
    cases: [
        { name: 'an empty text', send: said(''), answer: '400 INVALID_JSON' },
        { name: 'a text that is no JSON', send: said('hello'), answer: '400 INVALID_JSON' },
        { name: 'a list', send: said('[]'), answer: '400 INVALID_JSON' },
        {
            name: 'two calls in one text',
            send: said('{"id":1,"method":"ping"}{"id":2,"method":"ping"}'),
            answer: '400 INVALID_JSON',
        },
        { name: 'a list of calls', send: said('[{"id":1,"method":"ping"}]'), answer: '400 INVALID_JSON' },
        { name: 'a null byte behind a call', send: said('{"id":1,"method":"ping"}\0'), answer: '400 INVALID_JSON' },
        { name: 'a byte order mark', send: said('\uFEFF{"id":1,"method":"ping"}'), answer: '400 INVALID_JSON' },
        { name: 'an empty object', send: said('{}'), answer: '400 MISSING_FIELD' },
        { name: 'no id', send: said('{"method":"ping"}'), answer: '400 MISSING_FIELD' },
        { name: 'no method', send: said('{"id":1}'), answer: '400 MISSING_FIELD' },
        { name: 'an id twice', send: said('{"id":1,"id":2,"method":"ping"}'), answer: '400 DUPLICATE_FIELD' },
        {
            name: 'a method twice, once with an escape',
            send: said('{"id":1,"method":"ping","\\u006dethod":"time"}'),
            answer: '400 DUPLICATE_FIELD',
        },
        {
            name: 'a field that there is none of',
            send: said('{"id":1,"method":"ping","jsonrpc":"2.0"}'),
            answer: '400 UNKNOWN_FIELD',
        },
        { name: 'the field __proto__', send: said('{"id":1,"method":"ping","__proto__":{}}'), answer: '400 UNKNOWN_FIELD' },
        { name: 'the id null', send: ping('null'), answer: '400 INVALID_PARAMETER' },
        { name: 'the id -1', send: ping('-1'), answer: '400 INVALID_PARAMETER' },
        { name: 'the id 1.5', send: ping('1.5'), answer: '400 INVALID_PARAMETER' },
        { name: 'an id of 16 digits', send: ping('9007199254740993'), answer: '400 INVALID_PARAMETER' },
        { name: 'an id with an exponent', send: ping('1e3'), answer: '400 INVALID_JSON' },
        { name: 'an id that is a list', send: ping('[1]'), answer: '400 INVALID_PARAMETER' },
        { name: 'an id of 64 letters', send: ping(`"${'a'.repeat(64)}"`), answer: '200' },
        { name: 'an id of 65 letters', send: ping(`"${'a'.repeat(65)}"`), answer: '400 INVALID_PARAMETER' },
        { name: 'an id with quotes and line breaks', send: ping('"\\"},\\n{\\"id\\":2"'), answer: '200' },
        { name: 'an id of half a surrogate pair', send: ping('"\\ud800"'), answer: '400 INVALID_JSON' },
        { name: 'an empty id', send: ping('""'), answer: '200' },
        { name: 'the method 1', send: said('{"id":1,"method":1}'), answer: '400 INVALID_METHOD' },
        { name: 'an empty method', send: call(''), answer: '400 INVALID_METHOD' },
        { name: 'a method that there is none of', send: call('order.steal'), answer: '400 INVALID_METHOD' },
        { name: 'the method __proto__', send: call('__proto__'), answer: '400 INVALID_METHOD' },
        { name: 'the method constructor', send: call('constructor'), answer: '400 INVALID_METHOD' },
        { name: 'the method toString', send: call('toString'), answer: '400 INVALID_METHOD' },
        { name: 'a method in another case', send: call('Ping'), answer: '400 INVALID_METHOD' },
        { name: 'a method with a null behind', send: call('ping\\u0000'), answer: '400 INVALID_METHOD' },
        { name: 'a method written with escapes', send: call('\\u0070ing'), answer: '200' },
        { name: 'params that are a list', send: call('ping', '[]'), answer: '400 INVALID_JSON' },
        { name: 'params that are a text', send: call('order.place', '"{}"'), answer: '400 INVALID_JSON' },
        { name: 'params that are null', send: call('ping', 'null'), answer: '400 INVALID_JSON' },
        { name: 'params of a method that takes none', send: call('ping', '{"a":1}'), answer: '400 UNKNOWN_FIELD' },
        {
            name: 'params with a key twice',
            send: call('order.status', '{"order_id":"1","order_id":"2"}'),
            answer: '400 DUPLICATE_FIELD',
        },
        {
            name: 'params 7 deep',
            send: call('ping', `{"a":${'['.repeat(6)}${']'.repeat(6)}}`),
            answer: '400 UNKNOWN_FIELD',
        },
        { name: 'params 8 deep', send: call('ping', `{"a":${'['.repeat(7)}${']'.repeat(7)}}`), answer: '400 INVALID_JSON' },
        {
            name: 'lists within lists, 4,000 deep',
            send: said('{"id":1,"params":'.concat('['.repeat(4_000))),
            answer: '400 INVALID_JSON',
        },
        {
            name: 'text where records belong',
            send: [frame(Opcode.binary, '{"id":1,"method":"ping"}')],
            answer: '400 INVALID_FRAME',
        },
        { name: 'no bytes at all, binary', send: [frame(Opcode.binary, '')], answer: '400 INVALID_FRAME' },
        { name: 'a record as it should be', send: [frame(Opcode.binary, PING)], answer: '200' },
        { name: 'a record cut short', send: [frame(Opcode.binary, PING.subarray(0, 15))], answer: '400 INVALID_FRAME' },
        { name: 'a header alone', send: [frame(Opcode.binary, PING.subarray(0, 8))], answer: '400 INVALID_FRAME' },
        { name: 'a record of 0 bytes', send: [frame(Opcode.binary, changed(0, 0))], answer: '400 INVALID_FRAME' },
        {
            name: 'a record that claims 65,296 bytes',
            send: [frame(Opcode.binary, changed(1, 255))],
            answer: '400 INVALID_FRAME',
        },
        { name: 'a record of version 2', send: [frame(Opcode.binary, changed(3, 2))], answer: '400 INVALID_FRAME' },
        { name: 'a record of an unknown type', send: [frame(Opcode.binary, changed(2, 99))], answer: '400 INVALID_FRAME' },
        {
            name: "a record of an answer's type",
            send: [frame(Opcode.binary, changed(2, 0x85))],
            answer: '400 INVALID_FRAME',
        },
        {
            name: 'a number of 2^53 in a record',
            send: [frame(Opcode.binary, changed(14, 0x20))],
            answer: '400 INVALID_FRAME',
        },
        {
            name: 'a record in fragments',
            send: [frame(Opcode.binary, PING.subarray(0, 3), { fin: false }), frame(Opcode.continuation, PING.subarray(3))],
            answer: '200',
        },
        {
            name: 'a binary order of another catalog',
            send: [frame(Opcode.binary, placeRecord(1, 7))],
            answer: '409 STALE_CATALOG',
        },
        {
            name: "a binary order of somebody else's account",
            send: [frame(Opcode.binary, placeRecord(CATALOG, 7, { account: 9 }))],
            answer: '403 FORBIDDEN_ACCOUNT',
        },
        {
            name: 'a binary order of 2^53 - 1 lots at 2^53 - 1 ticks',
            send: [
                frame(Opcode.binary, placeRecord(CATALOG, 7, { priceTicks: Number.MAX_SAFE_INTEGER, quantityLots: Number.MAX_SAFE_INTEGER })),
            ],
            answer: '422 SIZE_LIMIT',
        },
        {
            name: 'a call in 24 fragments',
            send: '{"id":1,"method":"ping"}'
                .split('')
                .map((letter, i) => frame(i === 0 ? Opcode.text : Opcode.continuation, letter, { fin: i === 23 })),
            answer: '200',
        },
        {
            name: 'a call in two pieces of one frame',
            send: [text('{"id":1,"method":"ping"}').subarray(0, 9), Do.pause, text('{"id":1,"method":"ping"}').subarray(9)],
            answer: '200',
        },
        {
            name: '300 calls in the same bytes',
            send: [Buffer.concat(Array.from({ length: 300 }, () => text('{"id":1,"method":"ping"}')))],
            answer: Array.from({ length: 300 }, () => '200').join(', '),
        },
        {
            name: 'the same id twice, both under way',
            send: [
                Buffer.concat([
                    text(`{"id":1,"method":"order.place","params":${GOOD}}`),
                    text(`{"id":1,"method":"order.place","params":${GOOD}}`),
                ]),
            ],
            answer: '201, 201',
        },
        { name: 'an order frame of 4 KiB', send: sized('order.place', 4_096, GOOD), answer: '201' },
        { name: 'an order frame one byte longer', send: sized('order.place', 4_097, GOOD), answer: '413 BODY_TOO_LARGE' },
        {
            name: 'an order frame of 4 KiB in fragments, and one byte',
            send: fragments(sized('order.place', 4_097, GOOD)[0]),
            answer: '413 BODY_TOO_LARGE',
        },
        { name: 'another frame of 16 KiB', send: sized('ping', 16_384), answer: '200' },
        { name: 'another frame one byte longer', send: sized('ping', 16_385), answer: '413 BODY_TOO_LARGE' },
        { name: 'a batch frame of 64 KiB', send: sized('order.batch', 65_536, '{"orders":[0]}'), answer: '200' },
        { name: 'a batch frame one byte longer', send: sized('order.batch', 65_537, '{"orders":[0]}'), answer: 'closed' },
        {
            name: 'a frame that claims 2^63 - 1 bytes',
            send: [frame(Opcode.text, 'abcdef', { claims: 2n ** 63n - 1n })],
            answer: 'closed',
        },
        { name: 'a reset within a frame', send: [text(GOOD).subarray(0, 20), Do.reset], answer: 'closed' },
        {
            name: 'a reset right behind an order',
            send: [text(`{"id":1,"method":"order.place","params":${GOOD}}`), Do.reset],
            answer: '201, closed',
        },
        { name: 'a half-closed session', send: [Do.halfClose], answer: 'closed' },
        {
            name: 'an HTTP request within a session',
            send: ['GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n'],
            answer: 'closed',
        },
    ],
};
function fragments(whole) {
    // The frame's own bytes once more: unmasked, and cut in three.
    const payload = Buffer.from(whole.subarray(8)).map((byte, i) => byte ^ whole[4 + (i & 3)]);
    return [
        frame(Opcode.text, payload.subarray(0, 1_000), { fin: false }),
        frame(Opcode.continuation, payload.subarray(1_000, 3_000), { fin: false }),
        frame(Opcode.continuation, payload.subarray(3_000)),
    ];
}
export const wsParams = {
    title: 'WebSocket: calls with params that are none',
    about: 'Params are those of HTTP: what is true of orders there is true here.',
    over: 'ws',
    cases: [
        { name: 'an order of nothing', send: call('order.place'), answer: '400 MISSING_FIELD' },
        {
            name: 'an order with a key twice',
            send: call('order.place', `{"side":"sell",${GOOD.slice(1)}`),
            answer: '400 DUPLICATE_FIELD',
        },
        { name: 'an order with an unknown key', send: place({ leverage: '2' }), answer: '400 UNKNOWN_FIELD' },
        { name: 'an order with NaN', send: place({ price: 'NaN' }), answer: '400 INVALID_JSON' },
        { name: 'an order with an exponent', send: place({ price: '4.4e4' }), answer: '400 INVALID_JSON' },
        { name: 'an order of -0', send: place({ quantity: '-0' }), answer: '400 INVALID_QUANTITY' },
        { name: 'an order of 400 digits', send: place({ quantity: '9'.repeat(400) }), answer: '400 INVALID_QUANTITY' },
        { name: 'an order between two ticks', send: place({ price: '44000.001' }), answer: '422 PRICE_NOT_ON_TICK' },
        { name: 'an order of somebody else', send: place({ account: '"other"' }), answer: '403 FORBIDDEN_ACCOUNT' },
        { name: 'a batch of nothing', send: call('order.batch', '{"orders":[]}'), answer: '400 INVALID_PARAMETER' },
        {
            name: 'a batch of 101',
            send: call('order.batch', `{"orders":[${Array.from({ length: 101 }, () => '0').join(',')}]}`),
            answer: '400 INVALID_PARAMETER',
        },
        { name: 'a cancel of nothing', send: call('order.cancel'), answer: '400 MISSING_FIELD' },
        {
            name: 'a cancel of the order 1, as a number',
            send: call('order.cancel', '{"order_id":1}'),
            answer: '400 INVALID_ORDER_ID',
        },
        { name: 'a cancel of the order 0', send: call('order.cancel', '{"order_id":"0"}'), answer: '400 INVALID_ORDER_ID' },
        {
            name: 'a cancel of the order 2^53',
            send: call('order.cancel', '{"order_id":"9007199254740992"}'),
            answer: '400 INVALID_ORDER_ID',
        },
        {
            name: 'a cancel by both ids',
            send: call('order.cancel', '{"order_id":"1","client_order_id":"a"}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a cancel of an order that there is none of',
            send: call('order.cancel', '{"order_id":"9007199254740991"}'),
            answer: '404 ORDER_NOT_FOUND',
        },
        {
            name: 'a cancel of a client order id with a space',
            send: call('order.cancel', '{"client_order_id":"a b"}'),
            answer: '400 INVALID_CLIENT_ORDER_ID',
        },
        { name: 'a replace of nothing', send: call('order.replace'), answer: '400 MISSING_FIELD' },
        { name: 'a replace by nothing', send: call('order.replace', '{"order_id":"1"}'), answer: '422 NOTHING_TO_REPLACE' },
        {
            name: 'a replace without params',
            send: [text('{"id":1,"method":"order.replace"}')],
            answer: '400 MISSING_FIELD',
        },
        { name: 'a replace whose params are a list', send: call('order.replace', '[]'), answer: '400 INVALID_JSON' },
        {
            name: 'a cancel of all orders of somebody else',
            send: call('order.cancel_all', '{"account":"other"}'),
            answer: '403 FORBIDDEN_ACCOUNT',
        },
        {
            name: 'a cancel of all of a symbol that there is none of',
            send: call('order.cancel_all', '{"symbol":"DOGE"}'),
            answer: '422 UNKNOWN_INSTRUMENT',
        },
        { name: 'a list with a limit of 0', send: call('orders.open', '{"limit":0}'), answer: '400 INVALID_PARAMETER' },
        { name: 'a list with a limit of 501', send: call('orders.open', '{"limit":501}'), answer: '400 INVALID_PARAMETER' },
        {
            name: 'a list with a limit that is an object',
            send: call('orders.open', '{"limit":{}}'),
            answer: '400 INVALID_PARAMETER',
        },
        { name: 'fills of a status', send: call('fills', '{"status":"all"}'), answer: '400 UNKNOWN_FIELD' },
        { name: 'positions of a symbol', send: call('positions', '{"symbol":"BTCUSDT"}'), answer: '400 UNKNOWN_FIELD' },
        { name: 'a subscription to nothing', send: subscribe('{}'), answer: '400 MISSING_FIELD' },
        { name: 'a subscription to an empty channel', send: subscribe('{"channel":""}'), answer: '400 INVALID_PARAMETER' },
        { name: 'a subscription to a number', send: subscribe('{"channel":1}'), answer: '400 INVALID_PARAMETER' },
        {
            name: 'a subscription to a channel that there is none of',
            send: subscribe('{"channel":"secrets"}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a subscription to the channel __proto__',
            send: subscribe('{"channel":"__proto__"}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a subscription to trades:BTCUSDT',
            send: subscribe('{"channel":"trades:BTCUSDT"}'),
            answer: '400 INVALID_PARAMETER',
        },
        { name: 'a subscription to quotes:', send: subscribe('{"channel":"quotes:"}'), answer: '422 UNKNOWN_INSTRUMENT' },
        {
            name: 'a subscription to quotes:__proto__',
            send: subscribe('{"channel":"quotes:__proto__"}'),
            answer: '422 UNKNOWN_INSTRUMENT',
        },
        {
            name: 'a subscription to quotes of everything',
            send: subscribe('{"channel":"quotes:*"}'),
            answer: '422 UNKNOWN_INSTRUMENT',
        },
        {
            name: 'a subscription to a channel of 10,000 letters',
            send: subscribe(`{"channel":"${'q'.repeat(10_000)}"}`),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a throttle of -1',
            send: subscribe('{"channel":"quotes:BTCUSDT","throttle_ms":-1}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a throttle of a minute and 1 ms',
            send: subscribe('{"channel":"quotes:BTCUSDT","throttle_ms":60001}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a throttle of orders',
            send: subscribe('{"channel":"orders","throttle_ms":100}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'batches of 0',
            send: subscribe('{"channel":"quotes:BTCUSDT","batch_size":0}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'the priority 10',
            send: subscribe('{"channel":"quotes:BTCUSDT","priority":10}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'compression',
            send: subscribe('{"channel":"quotes:BTCUSDT","compression":true}'),
            answer: '400 UNSUPPORTED_FIELD',
        },
        {
            name: 'an option that there is none of',
            send: subscribe('{"channel":"orders","from":0}'),
            answer: '400 UNKNOWN_FIELD',
        },
        {
            name: 'the same channel twice',
            send: [...subscribe('{"channel":"health"}'), ...subscribe('{"channel":"health"}')],
            answer: '200, 400 INVALID_PARAMETER',
        },
        {
            name: 'the end of a subscription that there is none of',
            send: call('unsubscribe', '{"channel":"orders"}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a subscription begun and ended 100 times',
            send: many(200, (i) => text(`{"id":1,"method":"${i % 2 === 0 ? '' : 'un'}subscribe","params":{"channel":"ticks:ETHUSDT"}}`)),
            answer: Array.from({ length: 200 }, () => '200').join(', '),
        },
        {
            name: 'a resume of another run',
            send: subscribe('{"channel":"orders","epoch":"nobody","sequence":0}'),
            answer: '200',
        },
        {
            name: 'a resume from the future',
            send: subscribe('{"channel":"orders","epoch":"nobody","sequence":999999999999999}'),
            answer: '200',
        },
        {
            name: 'a resume from -1',
            send: subscribe('{"channel":"orders","epoch":"nobody","sequence":-1}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a resume from 1.5',
            send: subscribe('{"channel":"orders","epoch":"nobody","sequence":1.5}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a resume from 2^53',
            send: subscribe('{"channel":"orders","epoch":"nobody","sequence":9007199254740992}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a resume without its run',
            send: subscribe('{"channel":"orders","sequence":1}'),
            answer: '400 MISSING_FIELD',
        },
        {
            name: 'a resume without its place',
            send: subscribe('{"channel":"orders","epoch":"nobody"}'),
            answer: '400 MISSING_FIELD',
        },
        {
            name: 'a resume of a run that is a number',
            send: subscribe('{"channel":"orders","epoch":1,"sequence":1}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a resume of a run of 10,000 letters',
            send: subscribe(`{"channel":"orders","epoch":"${'e'.repeat(10_000)}","sequence":1}`),
            answer: '200',
        },
        {
            name: 'a resume of quotes',
            send: subscribe('{"channel":"quotes:BTCUSDT","epoch":"a","sequence":1}'),
            answer: '400 INVALID_PARAMETER',
        },
    ],
};
//# sourceMappingURL=ws-calls.js.map