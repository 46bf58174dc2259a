import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES, EVENT_VERSION, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { PendingKind, type Responder, createPending } from '../../../gateway/inbound/pending.ts';
import { createRiskEncoder } from '../../../gateway/outbound/encode-risk.ts';
import { createAnswerer } from '../../../gateway/outbound/answer.ts';
import type { Encoder } from '../../../gateway/outbound/encode.ts';

/** An encoder that nobody may ask. */
const noJson = new Proxy({} as Encoder, {
  get(_, name) {
    throw new Error(`JSON was made: ${String(name)}`);
  },
});

const events: readonly (readonly [string, number, number, number])[] = [
  ['place', PendingKind.place, EventKind.accepted, 201],
  ['cancel', PendingKind.cancel, EventKind.cancel_requested, 200],
  ['replace', PendingKind.replace, EventKind.replace_requested, 200],
  ['cancel all', PendingKind.cancel_all, EventKind.fanout_done, 200],
];

for (const [name, asked, kind, status] of events) {
  test(`a ${name} of one who takes the event itself makes no JSON`, () => {
    const directory = createDirectory(SimulatedInstruments, ['demo'], ['sim-a']);
    const pending = createPending(4, 1);
    const clock = { monotonicNs: () => 5_000, nowUs: () => 1_800_000_000_000_000 };
    const times = { encoded: () => undefined, answered: () => undefined };
    const history = { find: () => undefined, withTerms: () => undefined };
    const answerer = createAnswerer(
      directory,
      noJson,
      pending,
      clock,
      true,
      history,
      times,
      createRiskEncoder(directory, ['USDT']),
    );
    const told: number[] = [];
    const responder: Responder = {
      ok: () => assert.fail('JSON'),
      refuse: (why) => assert.fail(why.message),
      event: (...[answered, , , riskUs]) => told.push(answered, riskUs >= 0 ? 1 : 0),
    };
    const requestId = pending.requestId(pending.open(asked as PendingKind, responder, 1_000));
    const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
    records.i32[EventHalf.KIND_VERSION] = kind | (EVENT_VERSION << 16);
    records.f64[EventWord.REQUEST_ID] = requestId;
    answerer.event(records, 0);
    assert.deepEqual(told, [status, asked === PendingKind.place ? 1 : 0]);
    assert.equal(pending.count, 0);
  });
}
