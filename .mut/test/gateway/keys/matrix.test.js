import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hmacKey, openKeysDoor } from '../../support/keys-world.js';
import { connectWs } from '../../support/ws-client.js';
/**
 * What each key may do, over HTTP and WebSocket alike: each call is made by each key on both ways, and its code is the
 * one of the table.
 */
const both = { accounts: ['main', 'hedge'] };
const keys = {
    all: hmacKey(1, { ...both, scopes: ['read', 'trade'] }),
    read: hmacKey(2, { ...both, scopes: ['read'] }),
    trade: hmacKey(3, { ...both, scopes: ['trade'] }),
    cancel: hmacKey(4, { ...both, scopes: ['cancel_only'] }),
    feed: hmacKey(5, { ...both, scopes: ['feed'] }),
    admin: hmacKey(6, { ...both, scopes: ['admin'] }),
    hedge: hmacKey(7, { accounts: ['hedge'] }),
    eth: hmacKey(8, { ...both, symbols: ['ETHUSDT'] }),
    far: hmacKey(9, { ...both, ips: ['10.0.0.0/8'] }),
};
let door;
let sessions = {};
/** Of the account main, in BTCUSDT. */
let mainOrder = '';
before(async () => {
    door = await openKeysDoor(Object.values(keys), { ACCOUNTS: 'main,hedge' });
    for (const [who, key] of Object.entries(keys)) {
        const client = await connectWs(door.port);
        sessions[who] = client;
        const { status } = await client.call('session.logon', door.logon(key));
        assert.equal(status, who === 'far' ? 403 : 200);
    }
    const placed = await sessions['all'].call('order.place', { ...order, client_order_id: 'of-main' });
    mainOrder = placed.result.order_id;
});
after(async () => {
    for (const client of Object.values(sessions))
        client.destroy();
    sessions = {};
    await door.close();
});
const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
const calls = {
    place: { http: ['POST', '/orders', '', order], ws: ['order.place', order] },
    replace: {
        http: ['PATCH', '/orders/by-client-id/of-main', '', { price: 45_001 }],
        ws: ['order.replace', { client_order_id: 'of-main', price: 45_001 }],
    },
    order: { http: ['GET', '/orders/by-client-id/of-main'], ws: ['order.status', { client_order_id: 'of-main' }] },
    orders: { http: ['GET', '/orders'], ws: ['orders.open', {}] },
    fills: { http: ['GET', '/fills'], ws: ['fills', {}] },
    positions: { http: ['GET', '/positions'], ws: ['positions', {}] },
    cancelAll: { http: ['DELETE', '/orders', 'symbol=NIFTY50'], ws: ['order.cancel_all', { symbol: 'NIFTY50' }] },
    instruments: { http: ['GET', '/instruments'], ws: ['instruments', {}] },
    placeHedge: {
        http: ['POST', '/orders', '', { ...order, account: 'hedge' }],
        ws: ['order.place', { ...order, account: 'hedge' }],
    },
    placeMain: {
        http: ['POST', '/orders', '', { ...order, account: 'main' }],
        ws: ['order.place', { ...order, account: 'main' }],
    },
    ordersMain: { http: ['GET', '/orders', 'account=main'], ws: ['orders.open', { account: 'main' }] },
    cancelAllMain: { http: ['DELETE', '/orders', 'account=main'], ws: ['order.cancel_all', { account: 'main' }] },
};
const SCOPE = 'FORBIDDEN_SCOPE';
const SYMBOL = 'FORBIDDEN_SYMBOL';
const ACCOUNT = 'FORBIDDEN_ACCOUNT';
const GONE = 'ORDER_NOT_FOUND';
/** '': done. */
const table = {
    place: { all: '', read: SCOPE, trade: '', cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: '', eth: SYMBOL },
    replace: { all: '', read: SCOPE, trade: '', cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: GONE, eth: SYMBOL },
    order: { all: '', read: '', trade: SCOPE, cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: GONE, eth: '' },
    orders: { all: '', read: '', trade: SCOPE, cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: '', eth: '' },
    fills: { all: '', read: '', trade: SCOPE, cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: '', eth: '' },
    positions: { all: '', read: '', trade: SCOPE, cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: '', eth: '' },
    cancelAll: { all: '', read: SCOPE, trade: '', cancel: '', feed: SCOPE, admin: SCOPE, hedge: '', eth: '' },
    instruments: { all: '', read: '', trade: '', cancel: '', feed: '', admin: '', hedge: '', eth: '' },
    placeHedge: { all: '', read: SCOPE, trade: '', cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: '', eth: SYMBOL },
    placeMain: { all: '', read: SCOPE, trade: '', cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: ACCOUNT, eth: SYMBOL },
    ordersMain: { all: '', read: '', trade: SCOPE, cancel: SCOPE, feed: SCOPE, admin: SCOPE, hedge: ACCOUNT, eth: '' },
    cancelAllMain: { all: '', read: SCOPE, trade: '', cancel: '', feed: SCOPE, admin: SCOPE, hedge: ACCOUNT, eth: '' },
};
async function overHttp(who, { http: [method, path, query = '', body] }) {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const { status, body: answer } = await door.signed(keys[who], { method, path, query, ...text });
    return status < 300 ? '' : answer.error.code;
}
async function overWs(who, { ws: [method, params] }) {
    const { status, error } = await sessions[who].call(method, params);
    return status < 300 ? '' : error.code;
}
for (const [name, row] of Object.entries(table)) {
    for (const [who, code] of Object.entries(row)) {
        test(`${name} by ${who} is ${code === '' ? 'done' : code}, both ways`, async () => {
            assert.deepEqual([await overHttp(who, calls[name]), await overWs(who, calls[name])], [code, code]);
        });
    }
    test(`${name} by a key from elsewhere is refused, both ways`, async () => {
        assert.equal(await overHttp('far', calls[name]), 'FORBIDDEN_IP');
        assert.equal(await overWs('far', calls[name]), 'UNAUTHORIZED');
    });
}
test('quotes over HTTP want read', async () => {
    door.harness.quote(0, 4_500_000);
    const quotes = { http: ['GET', '/quotes/BTCUSDT'] };
    const codes = ['all', 'read', 'eth', 'trade', 'cancel', 'feed', 'admin'];
    const seen = await Promise.all(codes.map((who) => overHttp(who, { ...quotes, ws: ['', {}] })));
    assert.deepEqual(seen, ['', '', '', SCOPE, SCOPE, SCOPE, SCOPE]);
});
const channels = ['orders', 'positions', 'quotes:BTCUSDT', 'ticks:BTCUSDT', 'health'];
for (const channel of channels) {
    test(`subscribe ${channel} wants read${channel === 'health' ? ' of nobody' : ''}`, async () => {
        for (const [who, code] of Object.entries(table.orders)) {
            const { status, error } = await sessions[who].call('subscribe', { channel });
            assert.deepEqual([who, status < 300 ? '' : error.code], [who, channel === 'health' ? '' : code]);
        }
    });
}
for (const channel of ['orders', 'positions']) {
    test(`subscribe ${channel} of another account is refused`, async () => {
        const client = await connectWs(door.port);
        await client.call('session.logon', door.logon(keys.hedge));
        const { error } = await client.call('subscribe', { channel, account: 'main' });
        assert.equal(error.code, ACCOUNT);
        const own = await client.call('subscribe', { channel });
        assert.equal(own.status, 200);
        client.destroy();
    });
}
test('an order of another account is not there, on every way to it', async () => {
    const byId = `/orders/${mainOrder}`;
    const byClientId = '/orders/by-client-id/of-main';
    // Not a price that its symbol could have: that, too, would tell that there is such an order.
    const price = { price: 45_002.123 };
    const ways = [
        { http: ['GET', byId], ws: ['order.status', { order_id: mainOrder }] },
        { http: ['DELETE', byId], ws: ['order.cancel', { order_id: mainOrder }] },
        { http: ['PATCH', byId, '', price], ws: ['order.replace', { order_id: mainOrder, ...price }] },
        { http: ['GET', byClientId], ws: ['order.status', { client_order_id: 'of-main' }] },
        { http: ['DELETE', byClientId], ws: ['order.cancel', { client_order_id: 'of-main' }] },
        { http: ['PATCH', byClientId, '', price], ws: ['order.replace', { client_order_id: 'of-main', ...price }] },
    ];
    for (const way of ways) {
        const [method, path] = way.http;
        assert.deepEqual([method, path, await overHttp('hedge', way)], [method, path, GONE]);
        assert.deepEqual([...way.ws, await overWs('hedge', way)], [...way.ws, GONE]);
    }
});
test('an order of an account that is not the first is found where the account is named', async () => {
    const placed = await door.signed(keys.all, {
        method: 'POST',
        path: '/orders',
        body: JSON.stringify({ ...order, account: 'hedge' }),
    });
    const path = `/orders/${placed.body.order_id}`;
    const seen = [];
    for (const [who, query] of [
        ['all', ''],
        ['all', 'account=main'],
        ['all', 'account=hedge'],
        ['hedge', ''],
        ['hedge', 'account=main'],
        ['all', 'symbol=BTCUSDT'],
    ]) {
        seen.push(await overHttp(who, { http: ['GET', path, query], ws: ['', {}] }));
    }
    assert.deepEqual(seen, [GONE, GONE, '', '', ACCOUNT, 'INVALID_PARAMETER']);
});
//# sourceMappingURL=matrix.test.js.map