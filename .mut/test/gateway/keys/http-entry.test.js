import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ed25519Key, hmacKey, httpCall, openKeysDoor, signedHeaders, } from '../../support/keys-world.js';
const trader = hmacKey(1);
const other = hmacKey(2);
const elsewhere = hmacKey(3, { ips: ['127.0.0.2'] });
const revoked = hmacKey(4, { revoked: '2026-11-21T11:00:00.000Z' });
const curve = ed25519Key(5);
const tradeOnly = hmacKey(6, { scopes: ['trade'] });
let door;
before(async () => {
    door = await openKeysDoor([trader, other, elsewhere, revoked, curve, tradeOnly]);
});
after(async () => {
    await door.close();
});
const ORDER = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000}';
const place = { method: 'POST', path: '/orders', body: ORDER };
const list = { method: 'GET', path: '/orders', query: 'status=open&limit=10' };
/** Signed as `what`, changed, and sent as `sent`. */
function tampered(what, change, sent = what) {
    const whole = { ...place, timestampMs: door.nowMs, ...what };
    const headers = signedHeaders(trader, whole);
    change(headers);
    return httpCall(door.port, { ...place, ...sent }, headers);
}
const asIs = () => undefined;
test('a signed request passes, with and without a body and a query', async () => {
    const placed = await door.signed(trader, place);
    assert.equal(placed.status, 201);
    assert.equal(placed.body.symbol, 'BTCUSDT');
    assert.equal((await door.signed(trader, list)).status, 200);
    assert.equal((await door.signed(trader, { method: 'GET', path: '/instruments' })).status, 200);
});
test('a body that comes in pieces is signed as a whole', async () => {
    const orders = Array.from({ length: 90 }, () => ORDER).join(',');
    const batch = { method: 'POST', path: '/orders/batch', body: `{"orders":[${orders}],${' '.repeat(40_000)}"x":1}` };
    // It gets to the parser, which knows no x.
    assert.equal((await door.signed(trader, batch)).status, 400);
});
const refusals = [
    ['nothing', () => httpCall(door.port, list)],
    ['another body', () => tampered({}, asIs, { body: ORDER.replace('45000', '45001') })],
    ['no body where there was one', () => tampered({}, asIs, { body: '' })],
    ['another path', () => tampered({}, asIs, { path: '/orders/batch' })],
    ['the path in another writing', () => tampered({}, asIs, { path: '/orders/' })],
    [
        'another method',
        () => tampered({ method: 'GET', path: '/orders/7', body: '' }, asIs, { method: 'DELETE', path: '/orders/7', body: '' }),
    ],
    ['another query', () => tampered({ ...list, body: '' }, asIs, { ...list, body: '', query: 'status=all&limit=10' })],
    ['no query where there was one', () => tampered({ ...list, body: '' }, asIs, { ...list, body: '', query: '' })],
    ['another key’s name', () => tampered({}, (headers) => (headers['X-TG-KEY'] = other.entry.id))],
    ['a key that nobody has', () => tampered({}, (headers) => (headers['X-TG-KEY'] = 'tg_zzzzzzzzzzzzzzzz'))],
    ['a key of another world', () => tampered({}, (headers) => (headers['X-TG-KEY'] = '__proto__'))],
    ['another nonce', () => tampered({}, (headers) => (headers['X-TG-NONCE'] = 'other'))],
    ['another timestamp', () => tampered({}, (headers) => (headers['X-TG-TIMESTAMP'] = String(door.nowMs - 1)))],
    ['a signature with one bit wrong', () => tampered({}, (headers) => (headers['X-TG-SIGN'] = flipped(headers)))],
    [
        'a signature in upper case',
        () => tampered({}, (headers) => (headers['X-TG-SIGN'] = String(headers['X-TG-SIGN']).toUpperCase().replace(/^\d*$/, 'A'))),
    ],
    [
        'a short signature',
        () => tampered({}, (headers) => (headers['X-TG-SIGN'] = String(headers['X-TG-SIGN']).slice(2))),
    ],
    ['a long signature', () => tampered({}, (headers) => (headers['X-TG-SIGN'] = `${String(headers['X-TG-SIGN'])}00`))],
    ['an empty signature', () => tampered({}, (headers) => (headers['X-TG-SIGN'] = ''))],
    ['two signatures', () => tampered({}, (headers) => (headers['X-TG-SIGN'] = [String(headers['X-TG-SIGN']), 'ab']))],
    [
        'two signatures, the first empty',
        () => tampered({}, (headers) => (headers['X-TG-SIGN'] = ['', String(headers['X-TG-SIGN'])])),
    ],
    ['two keys', () => tampered({}, (headers) => (headers['X-TG-KEY'] = [trader.entry.id, trader.entry.id]))],
    ['a nonce with a space', () => tampered({ nonce: 'a b' }, asIs)],
    ['a nonce of 65', () => tampered({ nonce: 'n'.repeat(65) }, asIs)],
    ['a timestamp that is no number', () => tampered({ timestampMs: Number.NaN }, asIs)],
    ['a revoked key', () => door.signed(revoked, place)],
    ['an Ed25519 key', () => tampered({}, (headers) => (headers['X-TG-KEY'] = curve.entry.id))],
    ['a forged signature from the wrong address', () => door.signed({ ...elsewhere, secret: 'x' }, list)],
    [
        'an expired, forged request',
        () => tampered({ timestampMs: 1_000 }, (headers) => (headers['X-TG-SIGN'] = '0'.repeat(64))),
    ],
];
for (const [name, call] of refusals) {
    test(`with ${name} it is the same 401, and nothing happens`, async () => {
        const orders = door.harness.engine.orders.size;
        const { status, body, headers } = await call();
        assert.deepEqual([status, body], [401, { error: { code: 'UNAUTHORIZED', message: 'The key, its signature or its nonce is not accepted.' } }]);
        assert.equal(headers['www-authenticate'], 'TG-HMAC-SHA256');
        assert.equal(door.harness.engine.orders.size, orders);
    });
}
function flipped(headers) {
    const sign = String(headers['X-TG-SIGN']);
    return `${sign.slice(0, -1)}${(Number.parseInt(sign.at(-1), 16) ^ 1).toString(16)}`;
}
test('a nonce is used once, also for another request and long after', async () => {
    const nonce = 'once';
    const first = signedHeaders(trader, { ...list, timestampMs: door.nowMs, nonce });
    assert.equal((await httpCall(door.port, list, first)).status, 200);
    assert.equal((await httpCall(door.port, list, first)).body.error.code, 'UNAUTHORIZED');
    door.nowMs += 4_999;
    assert.equal((await httpCall(door.port, list, first)).status, 401);
    const second = signedHeaders(trader, { ...place, timestampMs: door.nowMs, nonce });
    assert.equal((await httpCall(door.port, place, second)).status, 401);
    const others = signedHeaders(other, { ...list, timestampMs: door.nowMs, nonce });
    assert.equal((await httpCall(door.port, list, others)).status, 200, 'it is another key’s nonce, too');
});
test('a nonce that came with a wrong signature is not used up', async () => {
    const headers = signedHeaders(trader, { ...list, timestampMs: door.nowMs, nonce: 'not-burnt' });
    assert.equal((await httpCall(door.port, list, { ...headers, 'X-TG-SIGN': '0'.repeat(64) })).status, 401);
    assert.equal((await httpCall(door.port, list, headers)).status, 200);
});
const times = [
    [0, '', 200],
    [-5_000, '', 200],
    [-5_001, '', 401],
    [999, '', 200],
    [1_000, '', 401],
    [-100, '100', 200],
    [-101, '100', 401],
    [-5_000, '5000', 200],
    [0, '5001', 400],
    [0, 'x', 400],
    [-9_000, '9000', 400],
];
for (const [aheadMs, window, expected] of times) {
    test(`a timestamp ${aheadMs} ms from now with the window "${window}" is a ${expected}`, async () => {
        const headers = signedHeaders(trader, { ...list, timestampMs: door.nowMs + aheadMs });
        if (window !== '')
            headers['X-TG-WINDOW'] = window;
        const { status, body } = await httpCall(door.port, list, headers);
        assert.equal(status, expected);
        if (status === 401)
            assert.match(body.error.message, new RegExp(`^The timestamp is not accepted; the time here is ${door.nowMs} ms`));
    });
}
test('right after the start nothing is taken that an earlier run could have taken', async () => {
    const fresh = await openKeysDoor([trader]);
    const startedMs = fresh.nowMs - 60_000;
    try {
        const tries = [
            [startedMs, startedMs],
            [startedMs, startedMs + 999],
            [startedMs + 1_500, startedMs + 1_000],
            [startedMs + 1_500, startedMs + 1_001],
        ];
        const statuses = [];
        for (const [nowMs, timestampMs] of tries) {
            fresh.nowMs = nowMs;
            statuses.push((await httpCall(fresh.port, list, signedHeaders(trader, { ...list, timestampMs }))).status);
        }
        assert.deepEqual(statuses, [401, 401, 401, 200]);
    }
    finally {
        await fresh.close();
    }
});
test('an address that the key does not permit is told so only with a right signature', async () => {
    assert.equal((await door.signed(elsewhere, list, '127.0.0.2')).status, 200);
    const { status, body } = await door.signed(elsewhere, list, '127.0.0.3');
    assert.deepEqual([status, body.error.code], [403, 'FORBIDDEN_IP']);
});
test('health and the documents need no key; metrics and latency none from this machine', async () => {
    for (const path of ['/health', '/health/ready', '/health/journal', '/metrics', '/latency', '/health/detailed']) {
        assert.equal((await httpCall(door.port, { method: 'GET', path })).status, 200, path);
    }
    for (const path of ['/docs', '/openapi.json', '/asyncapi.json']) {
        assert.notEqual((await httpCall(door.port, { method: 'GET', path })).status, 401, path);
    }
    for (const path of ['/instruments', '/orders', '/fills', '/positions', '/quotes/BTCUSDT', '/healthy', '/ws', '/']) {
        assert.equal((await httpCall(door.port, { method: 'GET', path })).status, 401, path);
    }
});
test('through a proxy metrics want a key that may read', async () => {
    const proxied = { 'X-Forwarded-For': '192.0.2.1' };
    const metrics = { method: 'GET', path: '/metrics' };
    assert.equal((await httpCall(door.port, metrics, proxied)).status, 401);
    const byTrader = signedHeaders(trader, { ...metrics, timestampMs: door.nowMs });
    assert.equal((await httpCall(door.port, metrics, { ...proxied, ...byTrader })).status, 200);
    const byTradeOnly = signedHeaders(tradeOnly, { ...metrics, timestampMs: door.nowMs });
    const { status, body } = await httpCall(door.port, metrics, { ...proxied, ...byTradeOnly });
    assert.deepEqual([status, body.error.code], [403, 'FORBIDDEN_SCOPE']);
});
//# sourceMappingURL=http-entry.test.js.map