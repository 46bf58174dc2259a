import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { COMMAND_BYTES, CommandWord } from '../../../core/schema/command.ts';
import { PendingKind, type Responder, createPending } from '../../../gateway/inbound/pending.ts';

const nobody: Responder = { ok() {}, refuse() {} };

test('a full table opens nothing, and a closed row is free again under another id', () => {
  const pending = createPending(2, 5);
  const first = pending.requestId(pending.open(PendingKind.place, nobody, 1));
  const second = pending.requestId(pending.open(PendingKind.place, nobody, 2));
  assert.ok(first > 0 && second > 0 && first !== second);
  assert.equal(pending.open(PendingKind.place, nobody, 3), -1);
  pending.close(pending.find(first));
  assert.equal(pending.find(first), -1);
  const third = pending.requestId(pending.open(PendingKind.cancel, nobody, 4));
  assert.ok(third > 0 && third !== first);
  assert.equal(pending.find(first), -1);
  assert.equal(pending.kind(pending.find(third)), PendingKind.cancel);
});

test('a command says who waits for it and since when, and its answer finds them by its word', () => {
  const pending = createPending(4, 2 ** 36);
  const records = recordsOf(new ArrayBuffer(3 * COMMAND_BYTES));
  pending.open(PendingKind.place, nobody, 1);
  const slot = pending.open(PendingKind.cancel, nobody, 2 ** 52 + 1);
  pending.stamp(slot, records, COMMAND_BYTES);
  const word = COMMAND_BYTES >> 3;
  const { REQUEST_ID, RECEIVED_NS } = CommandWord;
  assert.deepEqual(
    [records.f64[word + REQUEST_ID], records.f64[word + RECEIVED_NS]],
    [pending.requestId(slot), 2 ** 52 + 1],
  );
  assert.equal(records.f64.filter((held) => held !== 0).length, 2);
  assert.equal(pending.findAt(records.f64, word + REQUEST_ID), slot);
  pending.close(slot);
  assert.equal(pending.findAt(records.f64, word + REQUEST_ID), -1);
});

test('it finds exactly those that were opened and neither closed nor expired', () => {
  const step = fc.oneof(fc.constant('open'), fc.constant('close'), fc.constant('expire'));
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat(20)), { maxLength: 100, size: 'max' }), (steps) => {
      const pending = createPending(8, 0);
      const open: { id: number; at: number }[] = [];
      let now = 0;
      for (const [what, which] of steps) {
        now += 1;
        if (what === 'open') {
          const slot = pending.open(PendingKind.place, nobody, now);
          assert.equal(slot < 0, open.length === 8);
          if (slot >= 0) open.push({ id: pending.requestId(slot), at: now });
        } else if (what === 'close' && open.length > 0) {
          const [gone] = open.splice(which % open.length, 1);
          pending.close(pending.find(gone!.id));
          assert.equal(pending.find(gone!.id), -1);
        } else if (what === 'expire') {
          const limit = now - which;
          const expired: number[] = [];
          pending.expire(limit, (slot) => expired.push(pending.requestId(slot)));
          const expected = open.filter(({ at }) => at <= limit).map(({ id }) => id);
          assert.deepEqual(expired, expected);
          open.splice(0, expected.length);
        }
        assert.equal(pending.count, open.length);
        for (const { id } of open) assert.ok(pending.find(id) >= 0);
      }
    }),
  );
});
