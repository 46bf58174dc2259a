import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CommandKind } from '../../core/schema/command.js';
import { GuardScope } from '../../core/schema/guard.js';
import { openDoor } from '../support/door-harness.js';
import { NOW_US } from '../support/engine-double.js';
import { until } from '../support/until.js';
import { connectWs } from '../support/ws-client.js';
const { guard_hold, guard_drop, guard_release, cancel_after } = CommandKind;
const NAMES = {
    [guard_hold]: 'hold',
    [guard_drop]: 'drop',
    [guard_release]: 'release',
    [cancel_after]: 'after',
};
const ENABLE = { enabled: true };
const open = [];
after(async () => {
    for (const close of open)
        await close();
});
async function start(options = {}) {
    const harness = await openDoor({ settings: { ACCOUNTS: 'main,hedge' }, ...options });
    open.push(() => harness.close());
    return harness;
}
async function enter(harness) {
    const client = await connectWs(harness.port);
    open.unshift(() => Promise.resolve(client.destroy()));
    return client;
}
/** What the engine was told of guards, with the account. */
function told({ engine }) {
    return engine.commands.filter(({ kind }) => kind in NAMES).map(({ kind, account }) => `${NAMES[kind]} ${account}`);
}
/** A call of another session, which passes behind everything that was handed over before. */
async function settled(harness) {
    await until(() => harness.engine.isRunning, 'the engine');
    const witness = await enter(harness);
    await witness.call('positions');
    witness.destroy();
}
test('cancel on disconnect is answered once it is durable, and with what holds', async () => {
    const harness = await start();
    const client = await enter(harness);
    harness.engine.isDurable = false;
    client.send({
        id: 'on',
        method: 'session.cancel_on_disconnect',
        params: { ...ENABLE, grace_ms: 5000, scope: 'entries' },
    });
    await until(() => told(harness).length === 1, 'the command');
    await client.call('ping');
    assert.deepEqual(client.frames, []);
    harness.engine.isDurable = true;
    const answer = await client.next((frame) => frame['id'] === 'on');
    assert.deepEqual([answer.status, answer.result], [200, { account: 'main', enabled: true, scope: 'entries', grace_ms: 5000 }]);
    assert.deepEqual(harness.engine.commands.at(-1).guard, [0, GuardScope.entries, 5_000_000]);
    const hedge = await client.call('session.cancel_on_disconnect', { ...ENABLE, account: 'hedge' });
    assert.deepEqual(hedge.result, { account: 'hedge', enabled: true, scope: 'all', grace_ms: 0 });
});
const ends = [
    ['a FIN', (client) => client.end()],
    ['a RST', (client) => client.reset()],
    ['a close frame', (client) => client.close()],
];
for (const [what, end] of ends) {
    test(`${what} of the last session that holds it drops the guard, and not that of one before`, async () => {
        const harness = await start();
        const [first, last, other] = [await enter(harness), await enter(harness), await enter(harness)];
        for (const client of [first, last])
            await client.call('session.cancel_on_disconnect', ENABLE);
        await last.call('session.cancel_on_disconnect', { ...ENABLE, account: 'hedge' });
        end(first);
        end(other);
        await until(() => harness.door.sessionCount() === 1, 'their end');
        await settled(harness);
        assert.deepEqual(told(harness), ['hold 0', 'hold 0', 'hold 1']);
        end(last);
        await until(() => told(harness).length === 5, 'the drops');
        assert.deepEqual(told(harness).slice(3), ['drop 0', 'drop 1']);
    });
}
test('a session that is silent for two heartbeats drops its guard', async () => {
    const time = { ns: 1_000_000_000 };
    const clock = { monotonicNs: () => time.ns, nowUs: () => NOW_US };
    const harness = await start({ parts: { clock } });
    const client = await enter(harness);
    await client.call('session.heartbeat', { interval_ms: 1000 });
    await client.call('session.cancel_on_disconnect', ENABLE);
    client.pause();
    time.ns += 2_000_000_001;
    harness.door.tick();
    await until(() => told(harness).length === 2, 'the drop');
    assert.deepEqual(told(harness), ['hold 0', 'drop 0']);
});
test('switched off it is released, and nothing is dropped at the close', async () => {
    const harness = await start();
    const client = await enter(harness);
    await client.call('session.cancel_on_disconnect', ENABLE);
    const off = await client.call('session.cancel_on_disconnect', { enabled: false });
    assert.deepEqual(off.result, { account: 'main', enabled: false });
    client.end();
    await until(() => harness.door.sessionCount() === 0, 'its end');
    await settled(harness);
    assert.deepEqual(told(harness), ['hold 0', 'release 0']);
});
test('a logout without keys releases it too', async () => {
    const harness = await start();
    const client = await enter(harness);
    await client.call('session.cancel_on_disconnect', ENABLE);
    assert.equal((await client.call('session.logout')).status, 200);
    client.end();
    await until(() => harness.door.sessionCount() === 0, 'its end');
    await settled(harness);
    assert.deepEqual(told(harness), ['hold 0', 'release 0']);
});
test('one that never held it stops a grace that runs by switching it off', async () => {
    const harness = await start();
    const client = await enter(harness);
    await client.call('session.cancel_on_disconnect', { enabled: false });
    assert.deepEqual(told(harness), ['release 0']);
});
test('switched off by one of two it is still held by the other', async () => {
    const harness = await start();
    const [one, other] = [await enter(harness), await enter(harness)];
    for (const client of [one, other])
        await client.call('session.cancel_on_disconnect', ENABLE);
    const off = await one.call('session.cancel_on_disconnect', { enabled: false });
    assert.deepEqual(off.result, { account: 'main', enabled: false });
    one.end();
    await until(() => harness.door.sessionCount() === 1, 'its end');
    await settled(harness);
    assert.deepEqual(told(harness), ['hold 0', 'hold 0']);
    other.end();
    await until(() => told(harness).length === 3, 'the drop');
    assert.equal(told(harness)[2], 'drop 0');
});
test('a guard that the engine refuses is not held, and the refusal is told', async () => {
    const harness = await start();
    const client = await enter(harness);
    harness.engine.guardsAreFull = true;
    const answer = await client.call('session.cancel_on_disconnect', ENABLE);
    assert.deepEqual([answer.status, answer.error.code], [503, 'GUARD_FULL']);
    client.end();
    await until(() => harness.door.sessionCount() === 0, 'its end');
    await settled(harness);
    assert.deepEqual(told(harness), ['hold 0']);
});
/** Fills the ring of commands to the last slot. */
async function fill(harness, client, slots) {
    harness.engine.isRunning = false;
    for (let i = 0; i < slots; i++)
        client.send({ id: `c${i}`, method: 'order.cancel_all' });
    client.send({ id: 'full', method: 'order.cancel_all' });
    const full = await client.next((frame) => frame['id'] === 'full');
    assert.equal(full.error.code, 'BUSY');
}
test('a drop that finds the ring full is not lost: it is told once there is room', async () => {
    const harness = await start({ commandSlots: 16 });
    const [holder, flood] = [await enter(harness), await enter(harness)];
    await holder.call('session.cancel_on_disconnect', ENABLE);
    await fill(harness, flood, 16);
    holder.reset();
    await until(() => harness.door.sessionCount() === 1, 'its end');
    for (let i = 0; i < 5; i++)
        harness.door.tick();
    assert.deepEqual(told(harness), ['hold 0']);
    harness.engine.isRunning = true;
    await until(() => told(harness).length === 2, 'the drop');
    await settled(harness);
    assert.deepEqual(told(harness), ['hold 0', 'drop 0']);
});
test('a drop that is still owed never comes behind the hold of one who has come back', async () => {
    const harness = await start({ commandSlots: 16 });
    const [holder, flood, back] = [await enter(harness), await enter(harness), await enter(harness)];
    await holder.call('session.cancel_on_disconnect', ENABLE);
    await fill(harness, flood, 16);
    holder.reset();
    await until(() => harness.door.sessionCount() === 2, 'its end');
    const busy = await back.call('session.cancel_on_disconnect', ENABLE);
    assert.deepEqual([busy.status, busy.error.code], [503, 'BUSY']);
    harness.engine.isRunning = true;
    let status = 503;
    while (status === 503)
        ({ status } = (await back.call('session.cancel_on_disconnect', ENABLE)));
    for (let i = 0; i < 5; i++)
        harness.door.tick();
    await settled(harness);
    assert.equal(told(harness).at(-1), 'hold 0');
    assert.ok(told(harness).filter((word) => word === 'drop 0').length <= 1);
});
test('a planned stop drops the guards of the sessions that it ends, and waits until the engine has heard it', async () => {
    const harness = await openDoor();
    const client = await connectWs(harness.port);
    await client.call('session.cancel_on_disconnect', ENABLE);
    await harness.close();
    await client.closed();
    assert.deepEqual(told(harness), ['hold 0', 'drop 0']);
    assert.deepEqual(harness.warnings, []);
});
test('cancel_all_after tells when it would cancel, and 0 switches it off', async () => {
    const harness = await start();
    const client = await enter(harness);
    const on = await client.call('session.cancel_all_after', { timeout_ms: 60000, account: 'hedge' });
    const at = new Date((NOW_US + 60_000_000) / 1000).toISOString();
    assert.deepEqual([on.status, on.result.account, on.result.timeout_ms], [200, 'hedge', 60000]);
    assert.equal(new Date(on.result.triggers_at).toISOString(), at);
    assert.deepEqual(harness.engine.commands.at(-1).guard, [0, 0, 60_000_000]);
    const off = await client.call('session.cancel_all_after', { timeout_ms: 0 });
    assert.deepEqual(off.result, { account: 'main', timeout_ms: 0, triggers_at: null });
    client.end();
    await until(() => harness.door.sessionCount() === 0, 'its end');
    await settled(harness);
    assert.deepEqual(told(harness), ['after 1', 'after 0']);
});
const strange = [
    ['cancel_on_disconnect', {}, 'MISSING_FIELD', 'enabled'],
    ['cancel_on_disconnect', { enabled: 'yes' }, 'INVALID_PARAMETER', 'enabled'],
    ['cancel_on_disconnect', { enabled: true, grace_ms: 600001 }, 'INVALID_PARAMETER', 'grace_ms'],
    ['cancel_on_disconnect', { enabled: true, grace_ms: -1 }, 'INVALID_PARAMETER', 'grace_ms'],
    ['cancel_on_disconnect', { enabled: true, scope: 'some' }, 'INVALID_PARAMETER', 'scope'],
    ['cancel_on_disconnect', { enabled: true, account: 'x' }, 'FORBIDDEN_ACCOUNT', 'account'],
    ['cancel_on_disconnect', { enabled: true, more: 1 }, 'UNKNOWN_FIELD', 'more'],
    ['cancel_all_after', {}, 'MISSING_FIELD', 'timeout_ms'],
    ['cancel_all_after', { timeout_ms: 999 }, 'INVALID_PARAMETER', 'timeout_ms'],
    ['cancel_all_after', { timeout_ms: 3600001 }, 'INVALID_PARAMETER', 'timeout_ms'],
    ['cancel_all_after', { timeout_ms: 5000, account: 'x' }, 'FORBIDDEN_ACCOUNT', 'account'],
];
for (const [method, params, code, field] of strange) {
    test(`session.${method} ${JSON.stringify(params)} is refused: ${code}`, async () => {
        const harness = await start();
        const client = await enter(harness);
        const { error } = await client.call(`session.${method}`, params);
        assert.deepEqual([error.code, error.field], [code, field]);
        assert.deepEqual(told(harness), []);
    });
}
//# sourceMappingURL=guards.test.js.map