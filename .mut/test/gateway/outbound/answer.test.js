import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { OrderStatus } from '../../../core/schema/order-kind.js';
import { createDirectory } from '../../../gateway/directory.js';
import { PendingKind, createPending } from '../../../gateway/inbound/pending.js';
import { createRiskEncoder } from '../../../gateway/outbound/encode-risk.js';
import { createAnswerer } from '../../../gateway/outbound/answer.js';
import { createEncoder } from '../../../gateway/outbound/encode.js';
const LOOK_NS = 1_000;
const WAIT_NS = 600_000_000_000;
function recordOf(kind, requestId, orderId) {
    const record = recordsOf(new ArrayBuffer(EVENT_BYTES));
    record.i32[EventHalf.LENGTH] = EVENT_BYTES;
    record.i32[EventHalf.KIND_VERSION] = kind;
    record.f64[EventWord.REQUEST_ID] = requestId;
    record.f64[EventWord.ORDER_ID] = orderId;
    record.f64[EventWord.QUANTITY_LOTS] = 10;
    record.u8[EventByte.STATUS] = OrderStatus.filled;
    return record;
}
test('an answer that history gives between two turns is timed from when it is written', () => {
    const directory = createDirectory(SimulatedInstruments, ['demo'], ['sim-a']);
    const pending = createPending(8, 1);
    const inHistory = recordOf(EventKind.order_view, 0, 7);
    const encodedNs = [];
    const answeredNs = [];
    let isInHistory = false;
    let nowNs = 1_000_000;
    const clock = { monotonicNs: () => (nowNs += LOOK_NS), nowUs: () => nowNs / 1_000 };
    const history = { find: () => (isInHistory ? inHistory : undefined) };
    const encoder = createEncoder(directory, 'journal-1', 'USDT');
    const times = { encoded: (ns) => encodedNs.push(ns), answered: (ns) => answeredNs.push(ns) };
    const risk = createRiskEncoder(directory, ['USDT']);
    const answerer = createAnswerer(directory, encoder, pending, clock, true, history, times, risk);
    const results = [];
    const responder = {
        ok: (_, result) => results.push(JSON.parse(result)),
        refuse: () => assert.fail('nothing is refused'),
    };
    const open = () => pending.requestId(pending.open(PendingKind.place, responder, clock.monotonicNs()));
    const first = open();
    answerer.event(recordOf(EventKind.accepted, first, 8), 0);
    answerer.turnEnded();
    // The same place again, ten minutes later: its order has left the table, and history has it only after the turn.
    nowNs += WAIT_NS;
    const again = open();
    answerer.event(recordOf(EventKind.accepted, open(), 9), 0);
    answerer.answer(recordOf(EventKind.query_refused, again, 7), 0);
    answerer.turnEnded();
    assert.equal(results.length, 2);
    nowNs += WAIT_NS;
    isInHistory = true;
    answerer.retry();
    assert.equal(results.length, 3);
    assert.deepEqual(encodedNs, [LOOK_NS, LOOK_NS, LOOK_NS]);
    assert.ok(answeredNs[2] > WAIT_NS, 'it has waited for ten minutes');
    assert.ok(results[2].latency_us.total > WAIT_NS / 1_000, 'and is told so');
});
//# sourceMappingURL=answer.test.js.map