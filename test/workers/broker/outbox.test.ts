import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createOutbox, LANES, type Request } from '../../../workers/broker/outbox.ts';

function request(kind: Request['kind'], orderId: number, number: number): Request {
  const rest = { symbol: 'X', order: undefined, priceTicks: 0, quantityLots: 0, queuedUs: number, queuedNs: 0 };
  return { kind, clientId: `c${orderId}`, orderId, attempt: 1, ...rest };
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
      fc.property(fc.array(fc.oneof(push, take), { maxLength: 200 }), (steps) => {
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
          } else if (outbox.peek(step.lane) !== undefined) {
            const { orderId, queuedUs } = outbox.take(step.lane);
            assert.equal(waiting.get(orderId)?.shift(), queuedUs);
            size -= 1;
          }
          assert.equal(outbox.size, size);
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
    assert.equal(outbox.push(request('cancel', 2, 4)), false, 'behind its place there is no room either');
    assert.ok(outbox.push(request('cancel', 8, 5)));
    assert.ok(outbox.push(request('cancel', 9, 6)));
    assert.equal(outbox.push(request('cancel', 10, 7)), false);
    assert.deepEqual([outbox.size, outbox.cancels], [4, 2]);
    outbox.take('others');
    assert.ok(outbox.push(request('cancel', 2, 8)));
  });
});
