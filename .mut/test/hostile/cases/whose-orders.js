import { catalogOf } from '../../../core/wire/catalog.js';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { placeRecord, record } from '../../support/wire-client.js';
import { orderText } from '../http-request.js';
import { GOOD, call, curveKey, key, logon, signed, signedGet } from '../signing.js';
import { Opcode, frame, text } from '../ws-words.js';
const CATALOG = catalogOf(SimulatedInstruments);
const NONE = '404 ORDER_NOT_FOUND';
const STRANGE = '403 FORBIDDEN_ACCOUNT';
const ACCOUNT = '403 FORBIDDEN_ACCOUNT';
const SCOPE = '403 FORBIDDEN_SCOPE';
/** A stranger to the account hedge, with a budget of its own. */
const demo = () => key();
const patch = (path, who = demo()) => signed(who, { method: 'PATCH', path, body: '{"price":"44100"}' });
const remove = (path, query = '', who = demo()) => signed(who, { method: 'DELETE', path, query });
/** The same with the id of an order that rests for hedge. */
const of = (make, who = demo()) => ({
    makes: (world) => make(world.theirs, who).makes(world),
});
const http = (name, answer, ...send) => ({ name, send, answer });
export const whoseOrders = {
    title: "Keys: others' orders and accounts, over HTTP",
    about: 'An order of another account is one that there is none of, in the same words. To name another account is refused.',
    over: 'http',
    cases: [
        http('their order by its id', NONE, of((id, who) => signedGet(who, `/orders/${id}`))),
        http('their order by its client order id', NONE, signedGet(demo(), '/orders/by-client-id/theirs')),
        http('our own by its client order id', '200', signedGet(demo(), '/orders/by-client-id/mine')),
        http('their order by its id, naming their account', STRANGE, of((id, who) => signedGet(who, `/orders/${id}?account=hedge`))),
        http('their order by its client order id, naming their account', ACCOUNT, signedGet(demo(), '/orders/by-client-id/theirs?account=hedge')),
        http('a replace of their order', NONE, of((id, who) => patch(`/orders/${id}`, who))),
        http('a replace of their order by its client order id', NONE, patch('/orders/by-client-id/theirs')),
        http('a cancel of their order', NONE, of((id, who) => remove(`/orders/${id}`, '', who))),
        http('a cancel of their order by its client order id', NONE, remove('/orders/by-client-id/theirs')),
        http('a cancel of all of theirs', ACCOUNT, remove('/orders', 'account=hedge')),
        http('a list of theirs', ACCOUNT, signedGet(demo(), '/orders?account=hedge')),
        http('fills of theirs', ACCOUNT, signedGet(demo(), '/fills?account=hedge')),
        http('positions of theirs', ACCOUNT, signedGet(demo(), '/positions?account=hedge')),
        http('an order for them', ACCOUNT, signed(demo(), { body: orderText({ account: '"hedge"' }) })),
        http('an order for an account that there is none of, in the same words', ACCOUNT, signed(demo(), { body: orderText({ account: '"nobody"' }) })),
        http('an order for the account __proto__', ACCOUNT, signed(demo(), { body: orderText({ account: '"__proto__"' }) })),
        http('an order for an empty account', ACCOUNT, signed(demo(), { body: orderText({ account: '""' }) })),
        http('an order for the account 1, its number', ACCOUNT, signed(demo(), { body: orderText({ account: '1' }) })),
        http('an order for two accounts', '400 DUPLICATE_FIELD', signed(demo(), { body: `{"account":"demo",${orderText({ account: '"hedge"' }).slice(1)}` })),
        http('an order of a key with both accounts, for the second', '201', signed(key({ accounts: ['demo', 'hedge'] }), { body: orderText({ account: '"hedge"' }) })),
        http('their order, with a key for both', '200', of((id, who) => signedGet(who, `/orders/${id}?account=hedge`), key({ accounts: ['demo', 'hedge'] }))),
        http('an order in a symbol that the key does not have', '403 FORBIDDEN_SYMBOL', signed(key({ symbols: ['ETHUSDT'] }))),
        http('an order in a symbol that the key has', '201', signed(key({ symbols: ['BTCUSDT'] }))),
        http('a replace of an order in a symbol that the key does not have', '403 FORBIDDEN_SYMBOL', patch('/orders/by-client-id/mine', key({ symbols: ['ETHUSDT'] }))),
    ],
};
/** What is asked of a key with one scope, and whether it may. */
const asked = [
    ['an order', (who) => signed(who), ['trade'], '201'],
    ['a cancel of no order', (who) => remove('/orders/9007199254740991', '', who), ['trade', 'cancel_only'], NONE],
    ['a replace of no order', (who) => patch('/orders/9007199254740991', who), ['trade'], NONE],
    ['a cancel of all in a symbol', (who) => remove('/orders', 'symbol=ETHUSDT', who), ['trade', 'cancel_only'], '200'],
    ['a list', (who) => signedGet(who, '/orders'), ['read'], '200'],
    ['an order that there is none of', (who) => signedGet(who, '/orders/9007199254740991'), ['read'], NONE],
    ['fills', (who) => signedGet(who, '/fills'), ['read'], '200'],
    ['positions', (who) => signedGet(who, '/positions'), ['read'], '200'],
    ['a quote', (who) => signedGet(who, '/quotes/BTCUSDT'), ['read'], '200'],
    [
        'the instruments',
        (who) => signedGet(who, '/instruments'),
        ['read', 'trade', 'cancel_only', 'feed', 'admin'],
        '200',
    ],
];
const SCOPES = ['read', 'cancel_only', 'trade', 'feed', 'admin'];
export const scopes = {
    title: 'Keys: one scope each, over HTTP',
    about: 'What a key may not do is refused at the door.',
    over: 'http',
    cases: SCOPES.flatMap((scope) => asked.map(([what, made, may, then]) => http(`${scope}: ${what}`, may.includes(scope) ? then : SCOPE, made(key({ scopes: [scope] }))))),
};
const ON = { answers: 1 };
const ws = (name, answer, ...send) => ({ name, send, answer });
/** Logged on, and then. */
const on = (name, answer, who, ...send) => ws(name, `200, ${answer}`, logon(who), ON, ...send);
const ofTheirs = (make) => ({ makes: make });
const binary = (bytes) => frame(Opcode.binary, bytes);
export const whoseSessions = {
    title: "Keys: others' orders and accounts, in a session",
    about: 'The same, in text and in records. An account in a record is a place in the list of the key.',
    over: 'ws',
    cases: [
        on('their order by its id', NONE, demo(), ofTheirs(({ theirs }) => call('order.status', `{"order_id":"${theirs}"}`))),
        on('their order by its client order id', NONE, demo(), call('order.status', '{"client_order_id":"theirs"}')),
        on('a replace of their order', NONE, demo(), ofTheirs(({ theirs }) => call('order.replace', `{"order_id":"${theirs}","price":"44100"}`))),
        on('a replace of their order by its client order id', NONE, demo(), call('order.replace', '{"client_order_id":"theirs","price":"44100"}')),
        on('a cancel of their order', NONE, demo(), ofTheirs(({ theirs }) => call('order.cancel', `{"order_id":"${theirs}"}`))),
        on('a cancel of their order by its client order id', NONE, demo(), call('order.cancel', '{"client_order_id":"theirs"}')),
        on('a cancel of their order, in a record', NONE, demo(), ofTheirs(({ theirs }) => binary(record('cancel', { requestId: 1, orderId: Number(theirs) })))),
        on('a cancel of their order by its client order id, in a record', NONE, demo(), binary(record('cancel', { requestId: 1, clientId: 'theirs' }))),
        on('a replace of their order, in a record', NONE, demo(), ofTheirs(({ theirs }) => binary(record('replace', { requestId: 1, catalog: CATALOG, orderId: Number(theirs), priceTicks: 4_410_000 })))),
        on('a replace of their order by its client order id, in a record', NONE, demo(), binary(record('replace', { requestId: 1, catalog: CATALOG, clientId: 'theirs', priceTicks: 4_410_000 }))),
        on('an order for the second account of a key with one', ACCOUNT, demo(), binary(placeRecord(CATALOG, 1, { account: 1 }))),
        on('an order for the account 65,535', ACCOUNT, demo(), binary(placeRecord(CATALOG, 1, { account: 65_535 }))),
        on('a cancel for the second account of a key with one', ACCOUNT, demo(), binary(record('cancel', { requestId: 1, orderId: 1, account: 1 }))),
        on('a replace for the second account of a key with one', ACCOUNT, demo(), binary(record('replace', { requestId: 1, catalog: CATALOG, orderId: 1, account: 1, priceTicks: 1 }))),
        on('a cancel of all of the second account of a key with one', ACCOUNT, demo(), binary(record('cancel all', { requestId: 1, instrument: 0xffff_ffff, account: 1 }))),
        on('an order for the first account of a key that has hedge, which is its own', '201', key({ accounts: ['hedge'] }), binary(placeRecord(CATALOG, 1, { priceTicks: 4_400_000 }))),
        on('an order for hedge by name', ACCOUNT, demo(), call('order.place', orderText({ account: '"hedge"' }))),
        on('a cancel of all of hedge', ACCOUNT, demo(), call('order.cancel_all', '{"account":"hedge"}')),
        on('a list of hedge', ACCOUNT, demo(), call('orders.open', '{"account":"hedge"}')),
        on('fills of hedge', ACCOUNT, demo(), call('fills', '{"account":"hedge"}')),
        on('positions of hedge', ACCOUNT, demo(), call('positions', '{"account":"hedge"}')),
        on('the reports of hedge', ACCOUNT, demo(), call('subscribe', '{"channel":"orders","account":"hedge"}')),
        on('the positions of hedge as they change', ACCOUNT, demo(), call('subscribe', '{"channel":"positions","account":"hedge"}')),
        on('a resume of the reports of hedge', ACCOUNT, demo(), ofTheirs(({ epoch }) => call('session.resume', `{"account":"hedge","epoch":"${epoch}","sequence":0}`))),
        on('a resume of our own', '200', demo(), ofTheirs(({ epoch }) => call('session.resume', `{"epoch":"${epoch}","sequence":0}`))),
        on('a resume of our own from the future', '200', demo(), ofTheirs(({ epoch }) => call('session.resume', `{"epoch":"${epoch}","sequence":999999999}`))),
        on('a resume of another epoch', '200', demo(), call('session.resume', '{"epoch":"nobody","sequence":1}')),
        on('a resume with another channel', '400 UNKNOWN_FIELD', demo(), call('session.resume', '{"channel":"positions","epoch":"nobody","sequence":1}')),
        on('a resume without a place', '400 MISSING_FIELD', demo(), call('session.resume')),
        on('a guard of hedge', ACCOUNT, demo(), call('session.cancel_on_disconnect', '{"enabled":true,"account":"hedge"}')),
        on('a dead man’s switch of hedge', ACCOUNT, demo(), call('session.cancel_all_after', '{"timeout_ms":10000,"account":"hedge"}')),
        on('an order in a symbol that the key does not have', '403 FORBIDDEN_SYMBOL', key({ symbols: ['ETHUSDT'] }), call('order.place', GOOD)),
        on('the same in a record', '403 FORBIDDEN_SYMBOL', key({ symbols: ['ETHUSDT'] }), binary(placeRecord(CATALOG, 1))),
        on('an order in a record, with a key that may only read', SCOPE, key({ scopes: ['read'] }), binary(placeRecord(CATALOG, 1))),
        on('a replace in a record, with a key that may only cancel', SCOPE, key({ scopes: ['cancel_only'] }), binary(record('replace', { requestId: 1, catalog: CATALOG, orderId: 1, priceTicks: 1 }))),
        on('a cancel in a record, with a key that may only read', SCOPE, key({ scopes: ['read'] }), binary(record('cancel', { requestId: 1, orderId: 1 }))),
        on('a cancel of all in a record, with a key that may only read', SCOPE, key({ scopes: ['read'] }), binary(record('cancel all', { requestId: 1, instrument: 0xffff_ffff }))),
        on('a ping in a record, with a key that may nothing of this', '200', key({ scopes: ['feed'] }), binary(record('ping', { requestId: 1, echo: 1 }))),
        on('reports, with a key that may only trade', SCOPE, key({ scopes: ['trade'] }), call('subscribe', '{"channel":"orders"}')),
        on('quotes, with a key that may only trade', SCOPE, key({ scopes: ['trade'] }), call('subscribe', '{"channel":"quotes:BTCUSDT"}')),
        on('a resume, with a key that may only trade', SCOPE, key({ scopes: ['trade'] }), call('session.resume', '{"epoch":"a","sequence":0}')),
        on('a guard, with a key that may only read', SCOPE, key({ scopes: ['read'] }), call('session.cancel_on_disconnect', '{"enabled":true}')),
        on('a dead man’s switch, with a key that may only read', SCOPE, key({ scopes: ['read'] }), call('session.cancel_all_after', '{"timeout_ms":10000}')),
        on('two accounts of one resume', '400 DUPLICATE_FIELD', demo(), call('session.resume', '{"account":"demo","account":"hedge","epoch":"a","sequence":0}')),
        on('a session that was logged on by Ed25519', '201', curveKey(), call('order.place', GOOD)),
        on('the order of the session before, after a logout', '200, 401 UNAUTHORIZED', demo(), call('session.logout'), text(`{"id":2,"method":"order.place","params":${GOOD}}`)),
        on('an order with their client order id, which is free for us', '201', demo(), call('order.place', orderText({ client_order_id: '"theirs"', price: '43000', time_in_force: '"IOC"' }))),
    ],
};
//# sourceMappingURL=whose-orders.js.map