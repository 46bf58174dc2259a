import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ed25519Key, hmacKey, logonParams, openKeysDoor, } from '../../support/keys-world.js';
import { until } from '../../support/until.js';
import { connectWs } from '../../support/ws-client.js';
const trader = hmacKey(1, {
    accounts: ['main', 'hedge'],
    ips: ['::1', '127.0.0.0/8'],
    scopes: ['trade', 'read', 'cancel_only', 'feed', 'admin'],
});
const curve = ed25519Key(2, { accounts: ['hedge'] });
const elsewhere = hmacKey(3, { accounts: ['main'], ips: ['10.0.0.0/8', '::1'] });
const revoked = ed25519Key(4, { accounts: ['main'], revoked: '2026-11-21T11:00:00.000Z' });
const crowd = hmacKey(5, { accounts: ['main'] });
let door;
const clients = [];
before(async () => {
    door = await openKeysDoor([trader, curve, elsewhere, revoked, crowd], { ACCOUNTS: 'main,hedge' });
});
after(async () => {
    for (const client of clients)
        client.destroy();
    await door.close();
});
async function connected() {
    const client = await connectWs(door.port);
    clients.push(client);
    return client;
}
async function loggedOn(key) {
    const client = await connected();
    const { status } = await client.call('session.logon', door.logon(key));
    assert.equal(status, 200);
    return client;
}
function statuses(answers) {
    return answers.map((answer) => Number(answer.status)).toSorted((a, b) => a - b);
}
const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
test('a logon by HMAC or Ed25519 says for whom the session is', async () => {
    const expected = [
        [trader, ['read', 'cancel_only', 'trade', 'feed', 'admin'], ['main', 'hedge']],
        [curve, ['read', 'trade'], ['hedge']],
    ];
    for (const [key, scopes, accounts] of expected) {
        const client = await connected();
        const { status, result } = await client.call('session.logon', door.logon(key));
        assert.equal(status, 200);
        const { session, ...rest } = result;
        assert.match(session, /^[\w-]{16}$/);
        assert.deepEqual(rest, { key: key.entry.id, scopes, accounts, epoch: 'journal-1', heartbeat_ms: 16_000 });
        const placed = await client.call('order.place', ORDER);
        assert.equal(placed.status, 201);
    }
});
test('before the logon there is ping and time, and nothing else', async () => {
    const client = await connected();
    assert.equal((await client.call('ping')).status, 200);
    assert.equal((await client.call('time')).status, 200);
    for (const method of [
        'order.place',
        'order.batch',
        'order.replace',
        'order.cancel',
        'order.cancel_all',
        'order.status',
        'orders.open',
        'fills',
        'positions',
        'subscribe',
        'unsubscribe',
        'instruments',
        'session.logout',
    ]) {
        const { status, error } = await client.call(method, {});
        assert.deepEqual([method, status, error.code], [method, 401, 'UNAUTHORIZED']);
    }
    assert.equal(door.harness.engine.orders.size > 0 && client.closeCode, 0);
});
const wrong = [
    ['a key that nobody has', () => ({ ...door.logon(trader), key: 'tg_zzzzzzzzzzzzzzzz' })],
    ['an Ed25519 signature and a key that nobody has', () => ({ ...door.logon(curve), key: 'tg_zzzzzzzzzzzzzzzz' })],
    ['an Ed25519 signature for an HMAC key', () => ({ ...door.logon(curve), key: trader.entry.id })],
    ['an HMAC for an Ed25519 key', () => ({ ...door.logon(trader), key: curve.entry.id })],
    ['another secret', () => door.logon({ ...trader, secret: crowd.secret })],
    ['another nonce', () => ({ ...door.logon(trader), nonce: 'other' })],
    ['another nonce and Ed25519', () => ({ ...door.logon(curve), nonce: 'other' })],
    ['another time', () => ({ ...door.logon(trader), timestamp: door.nowMs - 1 })],
    ['a revoked key', () => door.logon(revoked)],
    ['a forged signature from the wrong address', () => door.logon({ ...elsewhere, secret: 'x' })],
];
for (const [name, params] of wrong) {
    test(`a logon with ${name} is the same 401`, async () => {
        const client = await connected();
        const { status, error } = await client.call('session.logon', params());
        assert.deepEqual([status, error], [401, { code: 'UNAUTHORIZED', message: 'The key, its signature or its nonce is not accepted.' }]);
        assert.equal((await client.call('positions')).status, 401);
    });
}
test('a time outside the window, and an address that is not permitted, are told to who signs right', async () => {
    for (const key of [trader, curve]) {
        for (const timestamp of [door.nowMs - 5_001, door.nowMs + 1_000]) {
            const client = await connected();
            const { status, error } = await client.call('session.logon', logonParams(key, timestamp));
            assert.equal(status, 401);
            assert.match(error.message, /^The timestamp is not accepted/);
        }
    }
    const client = await connected();
    const { status, error } = await client.call('session.logon', door.logon(elsewhere));
    assert.deepEqual([status, error.code], [403, 'FORBIDDEN_IP']);
});
test('a logon is not taken a second time, not even when both are checked at once', async () => {
    for (const key of [trader, curve]) {
        const params = door.logon(key);
        const pair = [await connected(), await connected()];
        const answers = await Promise.all(pair.map((client) => client.call('session.logon', params)));
        assert.deepEqual(statuses(answers), [200, 401]);
    }
});
test('fields that are wrong or missing are named', async () => {
    const good = door.logon(trader);
    for (const [params, code, field] of [
        [{ ...good, key: '' }, 'INVALID_PARAMETER', 'key'],
        [{ ...good, key: 'k'.repeat(65) }, 'INVALID_PARAMETER', 'key'],
        [{ ...good, timestamp: String(good.timestamp) }, 'INVALID_PARAMETER', 'timestamp'],
        [{ ...good, timestamp: 1.5 }, 'INVALID_PARAMETER', 'timestamp'],
        [{ ...good, nonce: 'a b' }, 'INVALID_PARAMETER', 'nonce'],
        [{ ...good, signature: 'x'.repeat(129) }, 'INVALID_PARAMETER', 'signature'],
        [{ ...good, secret: 'x' }, 'UNKNOWN_FIELD', 'secret'],
        [{ ...good, key: undefined }, 'MISSING_FIELD', 'key'],
        [{ ...good, signature: undefined }, 'MISSING_FIELD', 'signature'],
        [{}, 'MISSING_FIELD', 'key'],
    ]) {
        const client = await connected();
        const { status, error } = await client.call('session.logon', params);
        assert.deepEqual([status, error.code, error.field], [400, code, field]);
    }
});
test('a second logon on a session is refused, also while the first is being checked', async () => {
    const client = await loggedOn(trader);
    const second = await client.call('session.logon', door.logon(trader));
    assert.deepEqual([second.status, second.error.code], [409, 'LOGGED_ON']);
    const slow = await connected();
    const answers = await Promise.all([
        slow.call('session.logon', door.logon(curve)),
        slow.call('session.logon', door.logon(curve)),
    ]);
    assert.deepEqual(statuses(answers), [200, 409]);
});
test('a session that leaves while its logon is checked leaves nothing behind', async () => {
    const before = door.harness.door.sessionCount();
    for (let i = 0; i < 40; i++) {
        const client = await connected();
        client.send({ id: 1, method: 'session.logon', params: door.logon(curve) });
        client.destroy();
    }
    await until(() => door.harness.door.sessionCount() === before, 'the ends of the sessions');
    // Its 20 places are free.
    for (let i = 0; i < 5; i++)
        await loggedOn(curve);
});
test('the third refused logon ends the session', async () => {
    const client = await connected();
    for (const _ of [1, 2, 3])
        await client.call('session.logon', { ...door.logon(trader), nonce: 'other' });
    await client.closed();
    assert.deepEqual([client.closeCode, client.closeReason], [1008, '3 logons were refused']);
});
test('logout ends the subscriptions and the principal, and the session may log on anew', async () => {
    const client = await loggedOn(trader);
    for (const channel of ['orders', 'positions', 'health', 'quotes:BTCUSDT']) {
        assert.equal((await client.call('subscribe', { channel })).status, 200);
    }
    assert.equal((await client.call('session.logout', { x: 1 })).error.code, 'UNKNOWN_FIELD');
    assert.equal((await client.call('session.logout')).status, 200);
    assert.equal((await client.call('positions')).status, 401);
    client.frames.length = 0;
    const witness = await loggedOn(trader);
    for (const channel of ['orders', 'quotes:BTCUSDT', 'positions'])
        await witness.call('subscribe', { channel });
    await witness.call('order.place', ORDER);
    door.harness.quote(0, 4_500_000);
    await witness.next((frame) => frame.channel === 'orders' && frame.data !== undefined);
    await witness.next((frame) => frame.channel === 'quotes:BTCUSDT');
    await client.call('ping');
    assert.deepEqual(client.frames, []);
    assert.equal((await client.call('session.logon', door.logon(curve))).result.key, curve.entry.id);
    assert.equal((await client.call('subscribe', { channel: 'orders' })).status, 200);
    witness.destroy();
});
test('a key has at most 20 sessions; one that ends, or logs out, makes room', async () => {
    const sessions = [];
    for (let i = 0; i < 20; i++)
        sessions.push(await loggedOn(crowd));
    const late = await connected();
    const refused = await late.call('session.logon', door.logon(crowd));
    assert.deepEqual([refused.status, refused.error.code], [429, 'TOO_MANY_SESSIONS']);
    await sessions[0].call('session.logout');
    assert.equal((await late.call('session.logon', door.logon(crowd))).status, 200);
    const before = door.harness.door.sessionCount();
    sessions[1].destroy();
    await until(() => door.harness.door.sessionCount() < before, 'the end of a session');
    await loggedOn(crowd);
});
test('who has not logged on in 5 s is closed, who has stays', async () => {
    const stays = await loggedOn(trader);
    const loggedOut = await loggedOn(trader);
    await loggedOut.call('session.logout');
    const idle = await connected();
    await idle.call('ping');
    door.laterMs += 5_000;
    await idle.closed();
    await loggedOut.closed();
    assert.deepEqual([idle.closeCode, idle.closeReason], [1008, 'log on within 5 s']);
    assert.equal((await stays.call('positions')).status, 200);
});
test('at most 500 sessions wait for their logon', async () => {
    const own = await openKeysDoor([trader], { ACCOUNTS: 'main,hedge' });
    const waiting = [];
    try {
        for (let i = 0; i < 500; i++)
            waiting.push(await connectWs(own.port));
        await assert.rejects(connectWs(own.port), /503/);
        const first = waiting[0];
        assert.equal((await first.call('session.logon', own.logon(trader))).status, 200);
        waiting.push(await connectWs(own.port));
        await assert.rejects(connectWs(own.port), /503/);
    }
    finally {
        for (const client of waiting)
            client.destroy();
        await own.close();
    }
});
//# sourceMappingURL=logons.test.js.map