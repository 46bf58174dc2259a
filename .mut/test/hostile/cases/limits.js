import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { catalogOf } from '../../../core/wire/catalog.js';
import { placeRecord, record } from '../../support/wire-client.js';
import { Do } from '../hostile-case.js';
import { orderText } from '../http-request.js';
import { GOOD, call, key, logon, signed } from '../signing.js';
import { Opcode, frame, text } from '../ws-words.js';
const CATALOG = catalogOf(SimulatedInstruments);
const LIMITED = '429 RATE_LIMITED';
const FLOODING = 'close 1008 0x6d6f7265… of 49 bytes, closed';
const heard = { answers: 1 };
const times = (count, what) => Array.from({ length: count }, () => what);
const said = (...all) => all.join(', ');
const binary = (...all) => frame(Opcode.binary, Buffer.concat(all));
const ORDER = call('order.place', GOOD);
const PING = record('ping', { requestId: 1, echo: 1 });
const BAD = Buffer.from(PING);
BAD[3] = 2;
export const replaysOfBefore = {
    title: 'Keys: what an earlier run accepted',
    about: 'Signed 0.9 s ahead of its time and accepted right before a kill -9. No time before the start and a second is good.',
    over: 'http',
    cases: [{ name: 'an order of before', send: [{ makes: ({ before }) => before.order }], answer: '401 UNAUTHORIZED' }],
};
export const logonsOfBefore = {
    title: 'Keys: logons that an earlier run accepted',
    about: 'The same.',
    over: 'ws',
    cases: [{ name: 'a logon of before', send: [{ makes: ({ before }) => before.logon }], answer: '401 UNAUTHORIZED' }],
};
export const httpLimits = {
    title: 'Keys: limits, over HTTP',
    about: 'Here a key has 1 order a second, 5 at once, and as many cancels.',
    over: 'http',
    cases: [
        { name: '5 orders of a key at once', together: 5, send: [signed(key())], answer: said(...times(5, '201')) },
        {
            name: '6 orders of a key at once',
            together: 6,
            send: [signed(key())],
            answer: said(...times(5, '201'), LIMITED),
        },
        {
            name: '6 cancels of a key at once',
            together: 6,
            send: [signed(key(), { method: 'DELETE', path: '/orders', query: 'symbol=ETHUSDT' })],
            answer: said(...times(5, '200'), LIMITED),
        },
        {
            name: 'a batch of 6, of which one is too many',
            send: [signed(key(), { path: '/orders/batch', body: `{"orders":[${times(6, orderText()).join(',')}]}` })],
            answer: '200',
        },
    ],
};
const who = () => logon(key());
const session = (name, answer, ...send) => ({
    name,
    send: [who(), heard, ...send],
    answer: `200, ${answer}`,
});
const flood = (name, answer, one) => ({
    name,
    isFlood: true,
    send: [who(), heard, ...times(1_100, one)],
    answer: said('200', answer, FLOODING),
});
export const sessionLimits = {
    title: 'Keys: limits, in a session',
    about: 'The same for a session. Everything else is 20 a second, 40 at once. Of a flood the answers are not counted: each kind is told once.',
    over: 'ws',
    cases: [
        session('5 orders at once', said(...times(5, '201')), Buffer.concat(times(5, ORDER))),
        session('6 orders at once', said(LIMITED, ...times(5, '201')), Buffer.concat(times(6, ORDER))),
        session('6 orders at once, and a cancel, which still passes', said(LIMITED, ...times(5, '201'), '200'), Buffer.concat(times(6, ORDER)), Do.pause, call('order.cancel_all', '{"symbol":"ETHUSDT"}')),
        session('6 orders in records of one frame, and a cancel in a record', said(LIMITED, ...times(5, '201'), '200'), binary(...times(6, placeRecord(CATALOG, 1, { priceTicks: 4_400_000 }))), Do.pause, binary(record('cancel all', { requestId: 1, catalog: CATALOG, instrument: 1 }))),
        session('6 cancels at once, and an order, which still passes', said(LIMITED, ...times(5, '404 ORDER_NOT_FOUND'), '201'), Buffer.concat(times(6, call('order.cancel', '{"order_id":"9007199254740991"}'))), Do.pause, ORDER),
        session('6 replaces of an order that there is none of', said(LIMITED, ...times(5, '404 ORDER_NOT_FOUND')), Buffer.concat(times(6, call('order.replace', '{"client_order_id":"none","price":"44000"}')))),
        // The logon was one of the 40.
        session('39 pings at once', said(...times(39, '200')), Buffer.concat(times(39, call('ping')))),
        flood('a flood of pings', LIMITED, call('ping')),
        flood('a flood of pings in records', LIMITED, binary(PING)),
        flood('a flood of records that are none', '400 INVALID_FRAME', binary(BAD)),
        flood('a flood of texts that are none', '400 INVALID_JSON', text('{')),
        {
            name: 'a flood of orders',
            isFlood: true,
            send: [who(), heard, ORDER, { answers: 2 }, ...times(1_100, ORDER)],
            answer: said('200', '201', LIMITED, FLOODING),
        },
        flood('a flood of orders of another catalog', '409 STALE_CATALOG', binary(placeRecord(1, 1))),
        flood('a flood of orders in a symbol that there is none of', '422 UNKNOWN_INSTRUMENT', call('order.place', orderText({ symbol: '"DOGE"' }))),
        flood('a flood of orders for somebody else', '403 FORBIDDEN_ACCOUNT', call('order.place', orderText({ account: '"hedge"' }))),
        {
            name: 'a flood of orders before a logon',
            isFlood: true,
            send: times(1_100, ORDER),
            answer: said('401 UNAUTHORIZED', FLOODING),
        },
        {
            name: 'a flood of pings of RFC 6455, which are answered by the library',
            isFlood: true,
            send: [who(), heard, Buffer.concat(times(2_000, frame(Opcode.ping, 'p')))],
            answer: '200, pong p',
            deviation: 'Nothing asks that pings be limited. uWebSockets answers them before the gateway hears of them; each costs the sender as much as the gateway, which answers nothing that is not read (1 MiB).',
        },
    ],
};
//# sourceMappingURL=limits.js.map