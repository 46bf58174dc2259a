import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandKind } from '../../../core/schema/command.js';
import { EventKind } from '../../../core/schema/event.js';
import { OrderStatus } from '../../../core/schema/order-kind.js';
import { Reject } from '../../../core/schema/reject.js';
import { latin1Of } from '../../../core/wire/bytes.js';
import { MAX_FRAME_RECORDS, WireType } from '../../../core/wire/header.js';
import { NO_INSTRUMENT, UNLIMITED } from '../../../core/wire/wire-codes.js';
import { openDoor } from '../../support/door-harness.js';
import { NOW_US } from '../../support/engine-double.js';
import { until } from '../../support/until.js';
import { asAnswer, asRefused, connectWire, placeRecord, record, recordsIn, } from '../../support/wire-client.js';
async function open(t, options = {}) {
    const harness = await openDoor({ commandSlots: 1024, ...options });
    t.after(() => harness.close());
    const client = await connectWire(harness.port);
    t.after(() => {
        client.destroy();
    });
    return { harness, client };
}
function plain(order) {
    const { clientId, clientIdLength, ...rest } = order;
    return { ...rest, clientId: latin1Of(clientId, clientIdLength) };
}
const placedOrder = {
    orderId: 1001,
    priceTicks: 4_500_000,
    quantityLots: 1_000,
    filledLots: 0,
    filledCost: 0,
    version: 1,
    instrument: 0,
    account: 0,
    broker: 1,
    status: OrderStatus.routed,
    side: 1,
    type: 1,
    timeInForce: 1,
    flags: 0,
    clientId: 'a-1',
};
test('an order lives in records: place, replace, cancel, each answered with the order as it stands', async (t) => {
    const { harness, client } = await open(t);
    client.send(placeRecord(client.catalog, 7, { tag: Uint8Array.from(Buffer.from('blue'.padEnd(24, '\0'))), tagLength: 4 }, 'a-1'));
    const placed = asAnswer(await client.answer(7));
    const { attempt, ...order } = plain(placed.order);
    assert.deepEqual(order, placedOrder);
    assert.deepEqual([placed.status, placed.answered, placed.ordersLeft, placed.cancelsLeft, placed.timeUs], [201, WireType.place, UNLIMITED, UNLIMITED, NOW_US]);
    assert.equal(attempt, harness.engine.orders.get(1001) === undefined ? -1 : attempt);
    assert.equal(latin1Of(placed.tag, placed.tagLength), 'blue');
    const [command] = harness.engine.commands;
    assert.deepEqual([command.clientId, command.tag, command.side], ['a-1', 'blue', 0]);
    client.send(record('replace', { requestId: 8, catalog: client.catalog, clientId: 'a-1', priceTicks: 4_400_001 }));
    const replaced = asAnswer(await client.answer(8));
    assert.deepEqual([replaced.status, replaced.answered, replaced.order.status], [200, 3, OrderStatus.pending_replace]);
    assert.deepEqual([replaced.tagLength, replaced.riskUs, replaced.totalUs], [0, 0, 0]);
    assert.equal(harness.engine.orders.get(1001).priceTicks, 4_400_001);
    client.send(record('cancel', { requestId: 9, orderId: 1001 }));
    const cancelled = asAnswer(await client.answer(9));
    assert.deepEqual([cancelled.status, cancelled.answered, cancelled.order.status], [200, 2, OrderStatus.pending_cancel]);
    assert.equal(harness.door.pendingCount(), 0);
    assert.equal(client.ws.frames.length, 0, 'no JSON came');
});
test("a replace names its order's instrument to the engine, however the order is named", async (t) => {
    const { harness, client } = await open(t);
    const { catalog } = client;
    client.send(placeRecord(catalog, 1, { instrument: 1, quantityLots: 10 }, 'eth'));
    await client.answer(1);
    client.send(record('replace', { requestId: 2, catalog, orderId: 1001, priceTicks: 9 }));
    await client.answer(2);
    client.send(record('replace', { requestId: 3, catalog, clientId: 'eth', quantityLots: 8, ifVersion: 2 }));
    await client.answer(3);
    assert.deepEqual(harness.engine.commands
        .filter(({ kind }) => kind === CommandKind.replace)
        .map(({ instrument, orderId, clientId, ...rest }) => ({
        name: [instrument, orderId, clientId],
        values: [rest.priceTicks, rest.quantityLots, rest.value],
    })), [
        { name: [1, 1001, ''], values: [9, 0, 0] },
        { name: [1, 0, 'eth'], values: [0, 8, 2] },
    ]);
});
test('a cancel-all says how many cancels it asked for, of one instrument or of all', async (t) => {
    const { client } = await open(t);
    const { catalog } = client;
    client.send(placeRecord(catalog, 1), placeRecord(catalog, 2, { instrument: 1, quantityLots: 10 }));
    await client.answer(2);
    client.send(record('cancel all', { requestId: 3, instrument: NO_INSTRUMENT }));
    const done = await client.answer(3);
    assert.deepEqual([done.type, done.value['status'], done.value['requested'], done.value['ordersLeft']], [WireType.cancel_all_done, 200, 2, UNLIMITED]);
    client.send(record('cancel all', { requestId: 4, catalog, instrument: 4 }));
    assert.equal((await client.answer(4)).value['requested'], 0);
});
test('a ping is answered at once, with its echo and the time', async (t) => {
    const { harness, client } = await open(t);
    harness.engine.isRunning = false;
    client.send(record('ping', { requestId: 5, echo: 2 ** 52 + 3 }));
    const { type, value } = await client.answer(5);
    assert.deepEqual([type, value['status'], value['echo'], value['timeUs']], [WireType.pong, 200, 2 ** 52 + 3, NOW_US]);
});
test('a frame of 100 orders is a batch: each is answered by itself, and one that is refused leaves the others alone', async (t) => {
    const { harness, client } = await open(t);
    const { catalog } = client;
    const all = Array.from({ length: 100 }, (_, i) => i === 40 ? placeRecord(catalog, 1 + i, { side: 3 }) : placeRecord(catalog, 1 + i, {}, `batch-${i}`));
    client.send(...all);
    const answers = [];
    for (let i = 0; i < 100; i++)
        answers.push(await client.answer(1 + i));
    assert.deepEqual(answers.map((answer, i) => (i === 40 ? asRefused(answer).code : asAnswer(answer).status)), all.map((_, i) => (i === 40 ? Reject.INVALID_SIDE.code : 201)));
    assert.deepEqual(harness.engine.commands.map(({ clientId }) => clientId), all.flatMap((_, i) => (i === 40 ? [] : [`batch-${i}`])));
});
test("the engine's refusals come with code, limit and value", async (t) => {
    const { client } = await open(t);
    client.send(placeRecord(client.catalog, 1, { quantityLots: 20_000_000 }));
    const refused = asRefused(await client.answer(1));
    assert.deepEqual([refused.status, refused.code, refused.answered, refused.limit, refused.value], [422, Reject.SIZE_LIMIT.code, WireType.place, '10', '20']);
    client.send(record('cancel', { requestId: 2, clientId: 'nobody' }));
    assert.equal(asRefused(await client.answer(2)).code, Reject.ORDER_NOT_FOUND.code);
});
test('a full pending table and a deadline are refusals too', async (t) => {
    const { harness, client } = await open(t, { parts: { pendingCapacity: 8, requestTimeoutMs: 50 } });
    harness.engine.isRunning = false;
    const { catalog } = client;
    client.send(...Array.from({ length: 9 }, (_, i) => placeRecord(catalog, 1 + i)));
    assert.equal(asRefused(await client.answer(9)).code, Reject.BUSY.code);
    const late = asRefused(await client.answer(1));
    assert.deepEqual([late.status, late.code], [504, Reject.REQUEST_TIMEOUT.code]);
});
const version2 = (bytes) => {
    bytes[3] = 2;
    return bytes;
};
const typed = (bytes, type) => {
    bytes[2] = type;
    return bytes;
};
const lengthened = (bytes, length) => {
    bytes.writeUInt16LE(length, 0);
    return bytes;
};
const dirty = (bytes, at) => {
    bytes[at] = 1;
    return bytes;
};
/** Frames, and the refusals that answer them: request id, type of the request, code, field. */
const wrong = [
    ['an empty frame', () => [], [[0, 0, 'INVALID_FRAME', '']]],
    ['three bytes', () => [Buffer.from([1, 2, 3])], [[0, 0, 'INVALID_FRAME', '']]],
    ['a header alone', (catalog) => [placeRecord(catalog, 5).subarray(0, 8)], [[5, 1, 'INVALID_FRAME', '']]],
    ['a record cut short', (catalog) => [placeRecord(catalog, 5).subarray(0, 127)], [[5, 1, 'INVALID_FRAME', '']]],
    ['length 0', (catalog) => [lengthened(placeRecord(catalog, 5), 0)], [[5, 1, 'INVALID_FRAME', '']]],
    ['length 65,535', (catalog) => [lengthened(placeRecord(catalog, 5), 65_535)], [[5, 1, 'INVALID_FRAME', '']]],
    [
        'another length',
        (catalog) => [placeRecord(catalog, 5), lengthened(Buffer.concat([placeRecord(catalog, 6), Buffer.alloc(8)]), 136)].slice(1),
        [[6, 1, 'INVALID_FRAME', '']],
    ],
    ['a record above 4 KiB', () => [lengthened(typed(Buffer.alloc(5000), 1), 5000)], [[0, 1, 'INVALID_FRAME', '']]],
    ['version 2', (catalog) => [version2(placeRecord(catalog, 5))], [[5, 1, 'INVALID_FRAME', '']]],
    ['type 0', (catalog) => [typed(placeRecord(catalog, 5), 0)], [[5, 0, 'INVALID_FRAME', '']]],
    ['type 6', (catalog) => [typed(placeRecord(catalog, 5), 6)], [[5, 6, 'INVALID_FRAME', '']]],
    ["an answer's type", () => [record('pong', { requestId: 5 })], [[5, 0x85, 'INVALID_FRAME', '']]],
    ['a reserved byte', (catalog) => [dirty(placeRecord(catalog, 5), 53)], [[5, 1, 'INVALID_FRAME', '']]],
    [
        'bytes behind the client id',
        (catalog) => [dirty(placeRecord(catalog, 5, {}, 'x'), 57)],
        [[5, 1, 'INVALID_FRAME', '']],
    ],
    ['an echo of 2^53', () => [dirty(record('ping', { requestId: 5 }), 15)], [[5, 5, 'INVALID_FRAME', '']]],
    [
        'good records behind a bad one',
        (catalog) => [
            record('ping', { requestId: 1 }),
            version2(placeRecord(catalog, 2)),
            placeRecord(catalog, 3),
            record('cancel', { requestId: 4, orderId: 1 }),
        ],
        [
            [2, 1, 'INVALID_FRAME', ''],
            [3, 1, 'INVALID_FRAME', ''],
            [4, 2, 'INVALID_FRAME', ''],
        ],
    ],
    [
        'records behind one without a length',
        (catalog) => [lengthened(placeRecord(catalog, 2), 7), placeRecord(catalog, 3)],
        [[2, 1, 'INVALID_FRAME', '']],
    ],
    ['another catalog', (catalog) => [placeRecord((catalog ^ 1) >>> 0, 5)], [[5, 1, 'STALE_CATALOG', 'catalog']]],
    ['no side', (catalog) => [placeRecord(catalog, 5, { side: 0 })], [[5, 1, 'MISSING_FIELD', 'side']]],
    ['no quantity', (catalog) => [placeRecord(catalog, 5, { quantityLots: 0 })], [[5, 1, 'MISSING_FIELD', 'quantity']]],
    ['side 3', (catalog) => [placeRecord(catalog, 5, { side: 3 })], [[5, 1, 'INVALID_SIDE', 'side']]],
    ['order type 3', (catalog) => [placeRecord(catalog, 5, { type: 3 })], [[5, 1, 'INVALID_ORDER_TYPE', 'order_type']]],
    [
        'a limit without a price',
        (catalog) => [placeRecord(catalog, 5, { type: 1, priceTicks: 0 })],
        [[5, 1, 'MISSING_FIELD', 'price']],
    ],
    [
        'a market order with a price',
        (catalog) => [placeRecord(catalog, 5, { type: 2 })],
        [[5, 1, 'INVALID_PRICE', 'price']],
    ],
    [
        'time in force 6',
        (catalog) => [placeRecord(catalog, 5, { timeInForce: 6 })],
        [[5, 1, 'INVALID_TIME_IN_FORCE', 'time_in_force']],
    ],
    [
        'DAY with an expiry',
        (catalog) => [placeRecord(catalog, 5, { timeInForce: 1, ttlMinutes: 1 })],
        [[5, 1, 'INVALID_EXPIRE_AT', 'ttl_minutes']],
    ],
    [
        'GTD without one',
        (catalog) => [placeRecord(catalog, 5, { timeInForce: 5 })],
        [[5, 1, 'MISSING_FIELD', 'expire_at']],
    ],
    [
        'both expiries',
        (catalog) => [placeRecord(catalog, 5, { expireAtUs: 1000, ttlMinutes: 1 })],
        [[5, 1, 'INVALID_EXPIRE_AT', 'ttl_minutes']],
    ],
    [
        'an expiry between milliseconds',
        (catalog) => [placeRecord(catalog, 5, { expireAtUs: 1 })],
        [[5, 1, 'INVALID_EXPIRE_AT', 'expire_at']],
    ],
    [
        'a year and a minute',
        (catalog) => [placeRecord(catalog, 5, { ttlMinutes: 525_601 })],
        [[5, 1, 'INVALID_EXPIRE_AT', 'ttl_minutes']],
    ],
    [
        'a strange client id',
        (catalog) => [placeRecord(catalog, 5, {}, 'a b')],
        [[5, 1, 'INVALID_CLIENT_ORDER_ID', 'client_order_id']],
    ],
    ['broker 9', (catalog) => [placeRecord(catalog, 5, { broker: 9 })], [[5, 1, 'INVALID_BROKER', 'broker']]],
    [
        "somebody's account",
        (catalog) => [placeRecord(catalog, 5, { account: 1 })],
        [[5, 1, 'FORBIDDEN_ACCOUNT', 'account']],
    ],
    [
        'an unknown instrument',
        (catalog) => [placeRecord(catalog, 5, { instrument: 5 })],
        [[5, 1, 'UNKNOWN_INSTRUMENT', 'symbol']],
    ],
    [
        'two names',
        () => [record('cancel', { requestId: 5, orderId: 1, clientId: 'a' })],
        [[5, 2, 'INVALID_PARAMETER', 'client_order_id']],
    ],
    ['no name', () => [record('cancel', { requestId: 5 })], [[5, 2, 'MISSING_FIELD', 'order_id']]],
    [
        'nothing to replace',
        (catalog) => [record('replace', { requestId: 5, catalog, orderId: 1 })],
        [[5, 3, 'NOTHING_TO_REPLACE', '']],
    ],
    [
        'a replace of another catalog',
        () => [record('replace', { requestId: 5, orderId: 1, priceTicks: 1 })],
        [[5, 3, 'STALE_CATALOG', 'catalog']],
    ],
    [
        'a cancel-all of another catalog',
        () => [record('cancel all', { requestId: 5 })],
        [[5, 4, 'STALE_CATALOG', 'catalog']],
    ],
];
test('what is no record, or no order, is refused with its code, and nothing of it reaches the engine', async (t) => {
    const { harness, client } = await open(t);
    for (const [name, frame, expected] of wrong) {
        await t.test(name, async () => {
            client.send(...frame(client.catalog));
            client.send(record('ping', { requestId: 4_000_000_000 }));
            const pong = await client.answer(4_000_000_000);
            assert.equal(pong.type, WireType.pong);
            const refused = client.records.splice(0).filter(({ type }) => type === WireType.refused);
            assert.deepEqual(refused.map(asRefused).map((one) => [one.requestId, one.answered, one.code, one.status, one.field]), expected.map(([id, type, code, field]) => [id, type, Reject[code].code, Reject[code].httpStatus, field]));
            assert.ok(refused.every((one) => asRefused(one).message !== ''));
            assert.equal(harness.engine.commands.length, 0);
        });
    }
});
test('record 101 of a frame is refused once, and those before it stand', async (t) => {
    const { client } = await open(t);
    client.send(...Array.from({ length: 300 }, (_, i) => record('ping', { requestId: 1 + i })));
    assert.equal((await client.answer(100)).type, WireType.pong);
    assert.equal(asRefused(await client.answer(101)).code, Reject.INVALID_FRAME.code);
    client.send(record('ping', { requestId: 999 }));
    await client.answer(999);
    assert.ok(client.records.every(({ value }) => value.requestId <= 100));
});
test('one bad frame is not answered with more refusals than a frame has records', async (t) => {
    const { client } = await open(t);
    const bad = (requestId) => {
        const bytes = Buffer.alloc(8);
        bytes.writeUInt16LE(8, 0);
        bytes.writeUInt32LE(requestId, 4);
        return bytes;
    };
    client.send(...Array.from({ length: 8_000 }, (_, i) => bad(1 + i)));
    client.send(record('ping', { requestId: 99_999 }));
    await client.answer(99_999);
    assert.equal(client.records.length, 100);
});
test('reports come as records: from a sequence, live, beside a reader of JSON, with what the venue said', async (t) => {
    const { harness, client } = await open(t);
    const json = await connectWire(harness.port);
    t.after(() => {
        json.destroy();
    });
    const { catalog } = client;
    client.send(placeRecord(catalog, 1, {}, 'r-1'), placeRecord(catalog, 2, { side: 2 }, 'r-2'));
    await client.answer(2);
    await json.ws.call('subscribe', { channel: 'orders', epoch: 'journal-1', sequence: 0 });
    const told = await client.ws.call('subscribe', {
        channel: 'orders',
        epoch: 'journal-1',
        sequence: 0,
        format: 'binary',
    });
    assert.deepEqual(told.result, {
        channel: 'orders',
        epoch: 'journal-1',
        sequence: 2,
        recovered: true,
        format: 'binary',
        account: 'demo',
        account_number: 0,
    });
    const first = harness.engine.orders.get(1001);
    const second = harness.engine.orders.get(1002);
    harness.engine.report(EventKind.filled, first, { status: OrderStatus.partly_filled, filledLots: 400, filledCost: 400 * 4_500_000 }, { lastTicks: 4_500_000, lastLots: 400, executionId: 77 });
    harness.engine.report(EventKind.rejected, second, { status: OrderStatus.rejected }, { reject: 'VENUE_REJECTED' });
    const reports = [];
    for (let i = 0; i < 4; i++) {
        reports.push((await client.next(({ type }) => type === WireType.report)).value);
    }
    assert.deepEqual(reports.map((one) => [one.sequence, one.event, one.order.orderId, one.order.status, one.order.side]), [
        [1, EventKind.accepted, 1001, OrderStatus.routed, 1],
        [2, EventKind.accepted, 1002, OrderStatus.routed, 2],
        [3, EventKind.filled, 1001, OrderStatus.partly_filled, 1],
        [4, EventKind.rejected, 1002, OrderStatus.rejected, 2],
    ]);
    const fill = reports[2];
    assert.deepEqual([fill.lastTicks, fill.lastLots, fill.executionId, fill.order.filledLots, fill.order.filledCost, fill.code], [4_500_000, 400, 77, 400, 400 * 4_500_000, 0]);
    assert.equal(reports[3].code, Reject.VENUE_REJECTED.code);
    assert.equal(latin1Of(fill.order.clientId, fill.order.clientIdLength), 'r-1');
    const isReport = (frame) => frame.channel === 'orders';
    await until(() => json.ws.frames.filter(isReport).length === 4, 'the same reports as JSON');
    assert.deepEqual(json.ws.frames.filter(isReport).map((frame) => frame.sequence), [1, 2, 3, 4]);
    const isBinaryOnly = client.ws.frames.every((frame) => !isReport(frame));
    assert.ok(isBinaryOnly);
    await client.ws.call('unsubscribe', { channel: 'orders' });
});
test('10,000 reports are caught up with as records, several in a frame, without a gap', async (t) => {
    const { client } = await open(t, {
        before(door, engine) {
            const order = {
                orderId: 9,
                command: { account: 0, instrument: 0, side: 0, type: 1, timeInForce: 1, broker: 0, clientId: 'old', tag: '' },
                priceTicks: 5,
                quantityLots: 5,
                status: OrderStatus.live,
                filledLots: 0,
                filledCost: 0,
                version: 1,
            };
            for (let sequence = 1; sequence <= 10_000; sequence++) {
                const { records, at } = engine.recordOf(EventKind.acknowledged, order, sequence);
                door.remembers.add(records, at);
            }
        },
    });
    await client.ws.call('subscribe', { channel: 'orders', epoch: 'journal-1', sequence: 0, format: 'binary' });
    let frames = 0;
    const sequences = [];
    await until(() => {
        for (const payload of client.ws.binaries.splice(0)) {
            frames += 1;
            const records = recordsIn(payload);
            assert.ok(records.length <= MAX_FRAME_RECORDS);
            for (const { value } of records)
                sequences.push(value['sequence']);
        }
        return sequences.length >= 10_000;
    }, 'all reports');
    assert.deepEqual(sequences, Array.from({ length: 10_000 }, (_, i) => 1 + i));
    assert.ok(frames <= 200, `${frames} frames`);
});
test('quotes and trades come as records: a snapshot first, then updates, with the numbers of the JSON channel', async (t) => {
    const { harness, client } = await open(t);
    harness.quote(1, 250_000);
    const quotes = await client.ws.call('subscribe', { channel: 'quotes:ETHUSDT', format: 'binary' });
    assert.deepEqual([quotes.status, quotes.result.format, quotes.result.instrument], [200, 'binary', 1]);
    await client.ws.call('subscribe', { channel: 'ticks:ETHUSDT', format: 'binary', batch_size: 10 });
    const other = await connectWire(harness.port);
    t.after(() => {
        other.destroy();
    });
    await other.ws.call('subscribe', { channel: 'quotes:ETHUSDT' });
    harness.quote(1, 250_100, 1);
    const update = await client.next(({ type, value }) => type === WireType.quote && value['bidTicks'] === 250_100);
    const frame = await other.ws.next((one) => one.channel === 'quotes:ETHUSDT' && one.data.bid === '2501');
    assert.deepEqual([update.value['bidTicks'], update.value['bidLots'], update.value['askTicks'], update.value['askLots']], [250_100, 2, 250_101, 3]);
    assert.deepEqual([update.value['instrument'], update.value['sequence'], update.value['skipped']], [1, frame.data.sequence, frame.data.skipped]);
    const trade = await client.next(({ type }) => type === WireType.trade);
    assert.deepEqual([trade.value['instrument'], trade.value['priceTicks'], trade.value['quantityLots'], trade.value['sequence']], [1, 250_100, 4, 1]);
    const late = await connectWire(harness.port);
    t.after(() => {
        late.destroy();
    });
    await late.ws.call('subscribe', { channel: 'quotes:ETHUSDT', format: 'binary' });
    const snapshot = await late.next(({ type }) => type === WireType.quote);
    assert.deepEqual([snapshot.value['snapshot'], snapshot.value['bidTicks']], [1, 250_100]);
});
const badFormats = [
    ['another format', { channel: 'orders', format: 'xml' }],
    ['no text', { channel: 'orders', format: 1 }],
    ['a channel without records', { channel: 'health', format: 'binary' }],
];
for (const [name, params] of badFormats) {
    test(`a subscription with ${name} is refused`, async (t) => {
        const { client } = await open(t);
        const answer = await client.ws.call('subscribe', params);
        assert.deepEqual([answer.error?.code, answer.error?.field], ['INVALID_PARAMETER', 'format']);
    });
}
test('with ASYNC_MODE=false a record is answered by the word of the venue', async (t) => {
    const { harness, client } = await open(t, { settings: { ASYNC_MODE: 'false' } });
    client.send(placeRecord(client.catalog, 1), placeRecord(client.catalog, 2));
    await until(() => harness.engine.orders.size === 2, 'both orders');
    const { engine } = harness;
    engine.report(EventKind.acknowledged, engine.orders.get(1001), { status: OrderStatus.live });
    engine.report(EventKind.rejected, engine.orders.get(1002), { status: OrderStatus.rejected }, { reject: 'VENUE_REJECTED' });
    const good = asAnswer(await client.answer(1));
    assert.deepEqual([good.status, good.order.status], [201, OrderStatus.live]);
    assert.equal(good.tagLength, 0, 'the word of the venue is an event without a tag');
    assert.equal(asRefused(await client.answer(2)).code, Reject.VENUE_REJECTED.code);
});
//# sourceMappingURL=wire-door.test.js.map