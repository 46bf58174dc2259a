import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createOutbox, Lane, LANES } from '../../../workers/broker/outbox.ts';
import { newRequest, type Request, RequestKind } from '../../../workers/broker/request.ts';

function request(kind: keyof typeof RequestKind, orderId: number, number: number): Request {
  return { ...newRequest(), kind: RequestKind[kind], orderId, attempt: 1, queuedUs: number };
}

const push = fc.record({
  do: fc.constant('push' as const),
  kind: fc.constantFrom('place' as const, 'cancel' as const, 'replace' as const),
  orderId: fc.integer({ min: 1, max: 6 }),
});
const take = fc.record({ do: fc.constant('take' as const), lane: fc.constantFrom(...LANES) });

describe('outbox', () => {
  it('keeps the order of each order, takes nothing it did not get and loses nothing, for any pushes and takes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(push, take), { maxLength: 200, size: 'max' }), (steps) => {
        const outbox = createOutbox(8);
        const waiting = new Map<number, number[]>();
        let number = 0;
        let size = 0;
        for (const step of steps) {
          if (step.do === 'push') {
            number += 1;
            if (!outbox.push(request(step.kind, step.orderId, number))) continue;
            waiting.set(step.orderId, [...(waiting.get(step.orderId) ?? []), number]);
            size += 1;
          } else {
            const shown = outbox.peek(step.lane);
            if (shown === undefined) continue;
            assert.equal(waiting.get(shown.orderId)?.shift(), shown.queuedUs);
            outbox.take(step.lane);
            size -= 1;
          }
          assert.equal(outbox.size(), size);
          for (let orderId = 1; orderId <= 6; orderId++) {
            assert.equal(outbox.holds(orderId), (waiting.get(orderId) ?? []).length > 0);
          }
        }
      }),
    );
  });

  it('refuses beyond its capacity, lane by lane', () => {
    const outbox = createOutbox(2);
    assert.ok(outbox.push(request('place', 1, 1)));
    assert.ok(outbox.push(request('place', 2, 2)));
    assert.equal(outbox.push(request('place', 3, 3)), false);
    assert.ok(outbox.push(request('cancel', 2, 4)), 'behind its place there is room');
    assert.ok(outbox.push(request('cancel', 1, 5)));
    assert.equal(outbox.push(request('cancel', 1, 6)), false, 'for one of each');
    assert.ok(outbox.push(request('cancel', 8, 7)));
    assert.ok(outbox.push(request('cancel', 9, 8)));
    assert.equal(outbox.push(request('cancel', 10, 9)), false);
    assert.deepEqual([outbox.size(), outbox.cancels()], [6, 2]);
    outbox.take(Lane.others);
    assert.ok(outbox.push(request('cancel', 2, 10)));
    assert.equal(outbox.push(request('place', 3, 11)), false, 'cancels have taken its room');
  });

  it('shows a request as it was pushed, whatever becomes of the object that it came in', () => {
    const outbox = createOutbox(4);
    const first: Request = {
      kind: RequestKind.replace,
      orderId: 2 ** 40 + 1,
      attempt: 255,
      account: 77,
      instrument: 9_999,
      side: 1,
      type: 2,
      timeInForce: 5,
      postOnly: true,
      priceTicks: 2 ** 41,
      quantityLots: 2 ** 42,
      expireAtUs: 2 ** 43,
      queuedUs: 2 ** 44,
      queuedNs: 2 ** 45,
    };
    const pushed = { ...first };
    assert.ok(outbox.push(pushed));
    Object.assign(pushed, newRequest());
    assert.ok(outbox.push(pushed));
    assert.deepEqual(outbox.peek(Lane.others), first);
    outbox.take(Lane.others);
    assert.deepEqual(outbox.peek(Lane.others), newRequest());
  });
});
