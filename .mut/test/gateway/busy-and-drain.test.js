import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDoor } from '../support/door-harness.js';
import { until } from '../support/until.js';
import { connectWs } from '../support/ws-client.js';
const ORDER = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000}';
function call(harness, method, path, body) {
    const headers = { 'content-type': 'application/json' };
    return fetch(harness.url + path, { method, ...(body === undefined ? {} : { body, headers }) });
}
async function codeOf(response) {
    const body = (await response.json());
    return body.error?.code ?? '';
}
test('with the engine stopped queries, places and replaces become BUSY in this order, cancels pass to the end', async () => {
    const harness = await openDoor({ commandSlots: 16 });
    try {
        harness.engine.isRunning = false;
        const waiting = [];
        const fill = async (count, method, path, body) => {
            for (let i = 0; i < count; i++)
                waiting.push(call(harness, method, path, body));
            await until(() => pendingOf(harness) === waiting.length, 'the requests');
        };
        await fill(8, 'POST', '/orders', ORDER);
        const query = await call(harness, 'GET', '/orders/1');
        assert.deepEqual([query.status, query.headers.get('retry-after'), await codeOf(query)], [503, '1', 'BUSY']);
        await fill(6, 'POST', '/orders', ORDER);
        const place = await call(harness, 'POST', '/orders', ORDER);
        assert.deepEqual([place.status, place.headers.get('retry-after'), await codeOf(place)], [503, '1', 'BUSY']);
        await fill(1, 'PATCH', '/orders/1', '{"price":1}');
        assert.equal(await codeOf(await call(harness, 'PATCH', '/orders/1', '{"price":1}')), 'BUSY');
        await fill(1, 'DELETE', '/orders/1');
        assert.equal(await codeOf(await call(harness, 'DELETE', '/orders/1')), 'BUSY');
        harness.engine.isRunning = true;
        const statuses = (await Promise.all(waiting)).map(({ status }) => status);
        assert.deepEqual(statuses, [...Array.from({ length: 14 }, () => 201), 404, 404]);
    }
    finally {
        await harness.close();
    }
});
/** Everything that could be answered was, and another request went round since. */
async function settled(harness) {
    await until(() => harness.door.pump() === 0, 'the pump');
    await (await call(harness, 'GET', '/health')).text();
}
function pendingOf(harness) {
    return harness.door.pendingCount();
}
test('places never take the last rows of the pending table: those wait for cancels', async () => {
    const harness = await openDoor({ parts: { pendingCapacity: 16 } });
    try {
        harness.engine.isRunning = false;
        const waiting = Array.from({ length: 14 }, () => call(harness, 'POST', '/orders', ORDER));
        await until(() => pendingOf(harness) === 14, 'the places');
        assert.equal(await codeOf(await call(harness, 'POST', '/orders', ORDER)), 'BUSY');
        assert.equal(await codeOf(await call(harness, 'GET', '/orders/1')), 'BUSY');
        waiting.push(call(harness, 'DELETE', '/orders/1'), call(harness, 'DELETE', '/orders'));
        await until(() => pendingOf(harness) === 16, 'the cancels');
        harness.engine.isRunning = true;
        await Promise.all(waiting);
    }
    finally {
        await harness.close();
    }
});
test('a full pending table is BUSY', async () => {
    const harness = await openDoor({ parts: { pendingCapacity: 2 } });
    try {
        harness.engine.isRunning = false;
        const waiting = [call(harness, 'POST', '/orders', ORDER), call(harness, 'DELETE', '/orders/1')];
        await until(() => pendingOf(harness) === 2, 'the requests');
        assert.equal(await codeOf(await call(harness, 'DELETE', '/orders/1')), 'BUSY');
        harness.engine.isRunning = true;
        await Promise.all(waiting);
    }
    finally {
        await harness.close();
    }
});
test('a request without an answer in time is 504 with an unknown outcome, and its late answer finds nobody', async () => {
    const harness = await openDoor({ parts: { requestTimeoutMs: 60 } });
    try {
        harness.engine.isRunning = false;
        const late = await call(harness, 'POST', '/orders', ORDER);
        const { error } = (await late.json());
        assert.deepEqual([late.status, error.code], [504, 'REQUEST_TIMEOUT']);
        assert.match(error.message, /outcome is unknown.*by-client-id/);
        harness.engine.isRunning = true;
        await until(() => harness.engine.orders.size === 1, 'the late order');
        const next = await call(harness, 'GET', '/orders/1001');
        assert.equal(next.status, 200);
    }
    finally {
        await harness.close();
    }
});
test('an answer to a query waits until the state that it shows is durable', async () => {
    const harness = await openDoor();
    try {
        assert.equal((await call(harness, 'POST', '/orders', ORDER)).status, 201);
        harness.engine.isDurable = false;
        const cancel = call(harness, 'DELETE', '/orders/1001');
        await until(() => harness.engine.commands.length === 2, 'the cancel');
        let isAnswered = false;
        const query = call(harness, 'GET', '/orders/1001').then((response) => {
            isAnswered = true;
            return response.json();
        });
        await until(() => harness.engine.commands.length === 3, 'the query');
        await settled(harness);
        assert.equal(isAnswered, false);
        harness.engine.isDurable = true;
        assert.equal((await query).status, 'cancelled');
        await cancel;
    }
    finally {
        await harness.close();
    }
});
test('drain refuses what comes, answers what is in flight, and closes sockets with 1001', async () => {
    const harness = await openDoor();
    const client = await connectWs(harness.port);
    harness.engine.isRunning = false;
    const inFlight = call(harness, 'POST', '/orders', ORDER);
    await until(() => pendingOf(harness) === 1, 'the request');
    const drained = harness.close();
    harness.engine.isRunning = false;
    const refused = await call(harness, 'POST', '/orders', ORDER);
    assert.deepEqual([refused.status, await codeOf(refused)], [503, 'SHUTTING_DOWN']);
    assert.equal((await client.call('order.cancel', { order_id: '1' }))['error'].code, 'SHUTTING_DOWN');
    harness.engine.isRunning = true;
    assert.equal((await inFlight).status, 201);
    await drained;
    await client.closed();
    assert.deepEqual([client.closeCode, client.closeReason], [1001, 'the gateway is shutting down']);
    await assert.rejects(fetch(`${harness.url}/health`));
});
test('a taken port is an error that names it', async () => {
    const harness = await openDoor();
    try {
        await assert.rejects(openDoor({ settings: { PORT: harness.port } }), {
            code: 'PORT_TAKEN',
            message: `Port ${harness.port} on 127.0.0.1 is taken or can't be bound.`,
        });
    }
    finally {
        await harness.close();
    }
});
//# sourceMappingURL=busy-and-drain.test.js.map