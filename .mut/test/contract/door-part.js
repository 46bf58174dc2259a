import assert from 'node:assert/strict';
import { EventKind } from '../../core/schema/event.js';
import { OrderStatus } from '../../core/schema/order-kind.js';
import { healthyStatus, openDoor } from '../support/door-harness.js';
import { untilTrue } from '../support/program.js';
import { connectWs } from '../support/ws-client.js';
import { ORDER, answerOf, ask, askEngineCalls, call, callEngineMethods, checkFrames, ws } from './held.js';
/** A door of its own in this process: a real engine that is silent for so long ends the real process. */
async function withDoor(options, run) {
    const harness = await openDoor(options);
    const client = await connectWs(harness.port);
    try {
        await run(harness, client);
    }
    finally {
        client.destroy();
        await harness.close();
    }
}
export async function silentEngine() {
    await withDoor({ parts: { requestTimeoutMs: 100 } }, async ({ engine, port }, client) => {
        engine.isRunning = false;
        await askEngineCalls(port, 504, 'REQUEST_TIMEOUT');
        await callEngineMethods(client, 504, 'REQUEST_TIMEOUT');
    });
    await withDoor({ parts: { pendingCapacity: 1 } }, async ({ door, engine, port }, client) => {
        engine.isRunning = false;
        const first = ask(port, { method: 'DELETE', path: '/orders/1' }, 404);
        await untilTrue(() => door.pendingCount() === 1, 'the one row to be taken');
        await askEngineCalls(port, 503, 'BUSY');
        await callEngineMethods(client, 503, 'BUSY');
        engine.isRunning = true;
        await first;
    });
}
export async function rareFrames() {
    await withDoor({}, async (harness, client) => {
        await call(client, 'subscribe', { channel: 'health' }, 200);
        await call(client, 'subscribe', { channel: 'orders' }, 200);
        await untilTrue(() => client.frames.some(({ channel }) => channel === 'health'), 'the first page');
        let component = 'risk';
        await untilTrue(() => {
            component = component === 'risk' ? 'journal' : 'risk';
            harness.status = healthyStatus(component);
            return client.frames.some(({ type }) => type === 'update');
        }, 'news of it');
        const { result } = await call(client, 'order.place', ORDER, 201);
        const order = harness.engine.orders.get(Number(result.order_id));
        harness.engine.report(EventKind.rejected, order, { status: OrderStatus.rejected }, { reject: 'VENUE_REJECTED' });
        harness.engine.report(EventKind.suspended, order);
        await untilTrue(() => client.frames.some(({ event }) => event === 'suspended'), 'the reports');
        checkFrames(client);
        await fillFeeds(harness.port);
    });
}
const HANDSHAKE = {
    method: 'GET',
    path: '/ws',
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' },
};
const CONNECTION = { Connection: 'Upgrade' };
export async function handshakes(port) {
    const shake = (more, at = port) => answerOf(at, { ...HANDSHAKE, headers: { ...HANDSHAKE.headers, ...CONNECTION, ...more } });
    const { status, headers } = await shake({});
    assert.deepEqual([status, headers.get('sec-websocket-accept')], [101, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=']);
    assert.equal((await shake({ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZR==' })).status, 400);
    await ask(port, HANDSHAKE, 426, 'UPGRADE_REQUIRED');
    const addressLimits = { handshakesPerSecond: 1, isExempt: () => false };
    await withDoor({ parts: { addressLimits } }, async ({ port: strict }) => {
        await untilTrue(async () => (await shake({}, strict)).status === 429, 'handshakes to be too fast');
    });
}
export async function fullGuards() {
    await withDoor({}, async ({ engine }, client) => {
        engine.guardsAreFull = true;
        await call(client, 'session.cancel_on_disconnect', { enabled: true }, 503, 'GUARD_FULL');
        await call(client, 'session.cancel_all_after', { timeout_ms: 5_000 }, 503, 'GUARD_FULL');
    });
}
export async function oldSessions() {
    await withDoor({ parts: { sessionLifetimeMs: 400 } }, async (_, client) => {
        const frame = await client.next(({ channel }) => channel === 'session');
        ws.frame(frame);
        assert.equal(frame['reason'], 'lifetime');
        await client.closed();
        assert.deepEqual([client.closeCode, client.closeReason], [1001, 'reconnect']);
    });
}
/** As many feeds as the gateway keeps: each session follows every channel, with options of its own. */
async function fillFeeds(port) {
    const sessions = [];
    const symbols = ['BTCUSDT', 'ETHUSDT', 'NIFTY50', 'BANKNIFTY', 'NIFTY24DEC25000CE'];
    const names = symbols.flatMap((symbol) => [`quotes:${symbol}`, `ticks:${symbol}`]);
    try {
        for (let isFull = false; !isFull;) {
            const client = await connectWs(port);
            const options = { batch_size: 1 + (sessions.length % 100), priority: 1 + Math.floor(sessions.length / 100) };
            sessions.push(client);
            const answers = await Promise.all(names.map((channel) => call(client, 'subscribe', { channel, ...options })));
            isFull = answers.some(({ status }) => status === 429);
        }
    }
    finally {
        for (const client of sessions)
            client.destroy();
    }
}
//# sourceMappingURL=door-part.js.map