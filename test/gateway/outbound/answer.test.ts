import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { PendingKind, createPending } from '../../../gateway/inbound/pending.ts';
import { createRiskEncoder } from '../../../gateway/outbound/encode-risk.ts';
import { createAnswerer } from '../../../gateway/outbound/answer.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';

const LOOK_NS = 1_000;
const WAIT_NS = 600_000_000_000;

function recordOf(kind: number, requestId: number, orderId: number): Records {
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
  const encodedNs: number[] = [];
  const answeredNs: number[] = [];
  let isInHistory = false;
  let nowNs = 1_000_000;
  const clock = { monotonicNs: () => (nowNs += LOOK_NS), nowUs: () => nowNs / 1_000 };
  const history = { find: () => (isInHistory ? inHistory : undefined), withTerms: () => undefined };
  const encoder = createEncoder(directory, 'journal-1', 'USDT');
  const times = { encoded: (ns: number) => encodedNs.push(ns), answered: (ns: number) => answeredNs.push(ns) };
  const risk = createRiskEncoder(directory, ['USDT']);
  const answerer = createAnswerer(directory, encoder, pending, clock, true, history, times, risk);
  const results: { latency_us: { risk: number; total: number } }[] = [];
  const responder = {
    ok: (_: number, result: string) => results.push(JSON.parse(result) as (typeof results)[number]),
    refuse: () => assert.fail('nothing is refused'),
  };

  const open = (): number => pending.requestId(pending.open(PendingKind.place, responder, clock.monotonicNs()));
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
  assert.ok(answeredNs[2]! > WAIT_NS, 'it has waited for ten minutes');
  assert.ok(results[2]!.latency_us.total > WAIT_NS / 1_000, 'and is told so');
});
