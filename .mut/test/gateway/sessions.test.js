import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EventKind } from '../../core/schema/event.js';
import { OrderStatus } from '../../core/schema/order-kind.js';
import { openDoor } from '../support/door-harness.js';
import { NOW_US } from '../support/engine-double.js';
import { until } from '../support/until.js';
import { connectWs } from '../support/ws-client.js';
const SECOND = 1_000_000_000;
const MINUTE = 60 * SECOND;
const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000 };
const open = [];
after(async () => {
    for (const close of open)
        await close();
});
/** Time stands still there, but for what the test says. */
async function openTimed(options = {}) {
    const time = { ns: SECOND };
    const clock = { monotonicNs: () => time.ns, nowUs: () => NOW_US };
    const harness = await openDoor({ ...options, parts: { ...options.parts, clock } });
    open.push(() => harness.close());
    return { harness, time };
}
async function enter(harness) {
    const client = await connectWs(harness.port);
    open.unshift(() => Promise.resolve(client.destroy()));
    return client;
}
/** Lets time pass in steps, with the door's own turns and what they bring back in between. */
async function pass({ harness, time }, byNs, steps, witness) {
    for (let i = 0; i < steps; i++) {
        time.ns += byNs;
        harness.door.tick();
        await witness.call('ping');
    }
}
test('a session that asked for heartbeats and is silent for two of them is closed with 4002', async () => {
    const timed = await openTimed();
    const [silent, witness] = [await enter(timed.harness), await enter(timed.harness)];
    assert.deepEqual((await silent.call('session.heartbeat', { interval_ms: 1000 })).result, {
        interval_ms: 1000,
    });
    silent.pause();
    await pass(timed, SECOND, 2, witness);
    assert.equal(timed.harness.door.sessionCount(), 2);
    await pass(timed, SECOND / 10, 1, witness);
    assert.equal(timed.harness.door.sessionCount(), 1);
    silent.resume();
    await silent.closed();
    assert.deepEqual([silent.closeCode, silent.closeReason], [4002, 'no heartbeat']);
    const metrics = await (await fetch(`${timed.harness.url}/metrics`, { headers: { Connection: 'close' } })).text();
    assert.match(metrics, /tickgate_door_heartbeats_missed_total 1\n/);
});
test('pongs are heartbeats enough', async () => {
    const timed = await openTimed();
    const [client, witness] = [await enter(timed.harness), await enter(timed.harness)];
    await client.call('session.heartbeat', { interval_ms: 1000 });
    for (let i = 0; i < 10; i++) {
        const before = client.pings;
        await pass(timed, SECOND, 1, witness);
        await until(() => client.pings > before, 'a ping');
    }
    assert.equal(timed.harness.door.sessionCount(), 2);
});
test('a session without heartbeats may be silent, and so may one that has switched them off', async () => {
    const timed = await openTimed();
    const [never, off, witness] = [await enter(timed.harness), await enter(timed.harness), await enter(timed.harness)];
    await off.call('session.heartbeat', { interval_ms: 30000 });
    await off.call('session.heartbeat', { interval_ms: 0 });
    never.pause();
    off.pause();
    await pass(timed, 10 * SECOND, 10, witness);
    assert.equal(timed.harness.door.sessionCount(), 3);
});
const strange = [
    [{ interval_ms: 999 }, 'INVALID_PARAMETER'],
    [{ interval_ms: 30001 }, 'INVALID_PARAMETER'],
    [{ interval_ms: 'x' }, 'INVALID_PARAMETER'],
    [{ interval_ms: true }, 'INVALID_PARAMETER'],
    [{}, 'MISSING_FIELD'],
    [{ interval: 1000 }, 'UNKNOWN_FIELD'],
];
for (const [params, code] of strange) {
    test(`session.heartbeat ${JSON.stringify(params)} is refused: ${code}`, async () => {
        const { harness } = await openTimed();
        const client = await enter(harness);
        assert.equal((await client.call('session.heartbeat', params)).error.code, code);
    });
}
test('a session is told a minute before its 240 minutes are over, and then closed with 1001', async () => {
    const timed = await openTimed();
    const elder = await enter(timed.harness);
    await elder.call('subscribe', { channel: 'orders' });
    timed.time.ns += 10 * MINUTE;
    const younger = await enter(timed.harness);
    await younger.call('ping');
    await pass(timed, 229 * MINUTE - 1, 1, younger);
    assert.deepEqual(elder.frames, []);
    await pass(timed, 1, 2, younger);
    await elder.call('ping');
    assert.deepEqual(elder.frames, [
        {
            channel: 'session',
            type: 'closing',
            reason: 'lifetime',
            resume: { account: 'demo', epoch: 'journal-1', sequence: 0 },
        },
    ]);
    await pass(timed, MINUTE - 2, 1, younger);
    assert.equal(timed.harness.door.sessionCount(), 2);
    await pass(timed, 1, 1, younger);
    await elder.closed();
    assert.deepEqual([elder.closeCode, elder.closeReason], [1001, 'reconnect']);
    assert.equal(timed.harness.door.sessionCount(), 1);
});
test('at a planned stop each session is told where its orders go on, and closed with 1001', async () => {
    const own = await openDoor();
    const [reader, plain] = [await connectWs(own.port), await connectWs(own.port)];
    await reader.call('subscribe', { channel: 'orders' });
    await reader.call('order.place', order);
    await plain.call('ping');
    await own.close();
    await reader.closed();
    await plain.closed();
    const notice = { channel: 'session', type: 'closing', reason: 'shutdown' };
    assert.deepEqual(reader.frames.at(-1), {
        ...notice,
        resume: { account: 'demo', epoch: 'journal-1', sequence: 1 },
    });
    assert.deepEqual(plain.frames, [{ ...notice, resume: null }]);
    assert.deepEqual([reader.closeCode, plain.closeCode], [1001, 1001]);
});
test('loopback addresses have as many sessions and handshakes as they like', async () => {
    const { harness } = await openTimed();
    const clients = await Promise.all(Array.from({ length: 60 }, (_, i) => connectWs(harness.port, {}, `127.0.0.${1 + (i % 2)}`)));
    assert.equal(harness.door.sessionCount(), 60);
    for (const client of clients)
        client.destroy();
    await until(() => harness.door.sessionCount() === 0, 'their end');
});
test('of an address that is counted only so many sessions are opened, and only so many a second', async () => {
    const { harness, time } = await openTimed({
        parts: { addressLimits: { isExempt: () => false, perAddress: 2, handshakesPerSecond: 3 } },
    });
    const first = await enter(harness);
    await enter(harness);
    await assert.rejects(connectWs(harness.port), /503 Service Unavailable/);
    await assert.rejects(connectWs(harness.port), /429 Too Many Requests/);
    const elsewhere = await connectWs(harness.port, {}, '127.0.0.2');
    elsewhere.destroy();
    time.ns += SECOND;
    first.destroy();
    await until(() => harness.door.sessionCount() === 1, 'their end');
    await enter(harness);
    const metrics = await (await fetch(`${harness.url}/metrics`, { headers: { Connection: 'close' } })).text();
    assert.match(metrics, /tickgate_door_addresses_refused_total 2\n/);
});
function remembered(count) {
    return (door, engine) => {
        const command = { kind: 1, requestId: 0, account: 0, instrument: 0, side: 0, type: 1, timeInForce: 1, broker: 0 };
        const rest = {
            priceTicks: 5,
            quantityLots: 1,
            expireAtUs: 0,
            orderId: 0,
            value: 0,
            count: 0,
            clientId: '',
            tag: '',
        };
        const old = {
            orderId: 7,
            command: { ...command, ...rest },
            priceTicks: 5,
            quantityLots: 1,
            status: OrderStatus.live,
            filledLots: 0,
            filledCost: 0,
            version: 1,
        };
        for (let sequence = 1; sequence <= count; sequence++) {
            const { records, at } = engine.recordOf(EventKind.acknowledged, old, sequence);
            door.remembers.add(records, at);
        }
    };
}
const resumes = [
    ['from the middle', 100, { epoch: 'journal-1', sequence: 40 }, true, 60],
    ['of another journal', 100, { epoch: 'journal-0', sequence: 40 }, false, 0],
    ['10,000 reports behind', 10_001, { epoch: 'journal-1', sequence: 1 }, true, 10_000],
    ['10,001 reports behind', 10_001, { epoch: 'journal-1', sequence: 0 }, false, 0],
];
for (const [what, kept, params, recovered, count] of resumes) {
    test(`session.resume ${what}: recovered ${recovered}, and ${count} reports`, async () => {
        const { harness } = await openTimed({ before: remembered(kept) });
        const client = await enter(harness);
        const answer = await client.call('session.resume', { ...params, account: 'demo' });
        assert.deepEqual(answer.result, { channel: 'orders', epoch: 'journal-1', sequence: kept, recovered });
        await until(() => client.frames.length >= count, 'the reports');
        assert.deepEqual(client.frames.map(({ sequence }) => sequence), Array.from({ length: count }, (_, i) => kept - count + 1 + i));
        const again = await client.call('session.resume', params);
        assert.equal(again.error.code, 'INVALID_PARAMETER');
    });
}
const strangeResumes = [
    [{}, 'MISSING_FIELD', 'epoch'],
    [{ sequence: 1 }, 'MISSING_FIELD', 'epoch'],
    [{ epoch: 'journal-1' }, 'MISSING_FIELD', 'sequence'],
    [{ epoch: 'journal-1', sequence: 1, channel: 'orders' }, 'UNKNOWN_FIELD', 'channel'],
    [{ epoch: 'journal-1', sequence: 1, account: 'x' }, 'FORBIDDEN_ACCOUNT', 'account'],
];
for (const [params, code, field] of strangeResumes) {
    test(`session.resume ${JSON.stringify(params)} is refused: ${code}`, async () => {
        const { harness } = await openTimed();
        const client = await enter(harness);
        const { error } = await client.call('session.resume', params);
        assert.deepEqual([error.code, error.field], [code, field]);
    });
}
//# sourceMappingURL=sessions.test.js.map