import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createOrderRows, NO_ROW, type OrderRows } from '../../../workers/broker/order-rows.ts';

const CAPACITY = 8;
const QUEUES = 3;
// Some end in the same bits as others, and some don't fit 32 bits.
const orderId = fc.constantFrom(1, 2, 9, 17, 2 ** 31 + 1, 2 ** 32 + 1, 2 ** 45 + 9);
const add = fc.record({ do: fc.constant('add' as const), queue: fc.nat({ max: QUEUES - 1 }), orderId });
const remove = fc.record({ do: fc.constant('remove' as const), which: fc.nat({ max: CAPACITY - 1 }) });

function found(rows: OrderRows, id: number): number[] {
  const all: number[] = [];
  for (let row = rows.find(id); row !== NO_ROW; row = rows.findOlder(row)) all.push(row);
  return all;
}

describe('order rows', () => {
  it('find every row by its order and let each queue be taken in order, for any that come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(add, remove), { maxLength: 100, size: 'max' }), (steps) => {
        const rows = createOrderRows(CAPACITY, QUEUES);
        let model: { readonly row: number; readonly queue: number; readonly orderId: number }[] = [];
        for (const step of steps) {
          if (step.do === 'add' && model.length < CAPACITY) {
            const row = rows.add(step.queue, step.orderId);
            assert.ok(!model.some((other) => other.row === row), 'a row is given out once');
            model.push({ row, queue: step.queue, orderId: step.orderId });
          } else if (step.do === 'remove') {
            const gone = model[step.which];
            if (gone === undefined) continue;
            rows.remove(gone.row);
            model = model.filter((other) => other !== gone);
          }
          assert.equal(rows.size(), model.length);
          for (const { row, queue, orderId: id } of model) {
            assert.deepEqual([rows.queues[row], rows.orderIds[row]], [queue, id]);
            const newestFirst = model.filter((other) => other.orderId === id).reverse();
            assert.deepEqual(
              found(rows, id),
              newestFirst.map((other) => other.row),
            );
          }
          assert.deepEqual(found(rows, 33), []);
          for (let queue = 0; queue < QUEUES; queue++) {
            const inQueue = model.filter((other) => other.queue === queue);
            assert.equal(rows.sizeOf(queue), inQueue.length);
            assert.equal(rows.first(queue), inQueue[0]?.row ?? NO_ROW);
          }
        }
      }),
    );
  });

  it('stop the thread rather than take one more than there is room for', () => {
    const rows = createOrderRows(1, 1);
    const row = rows.add(0, 5);
    assert.throws(() => rows.add(0, 6), /a row is free/);
    rows.remove(row);
    assert.equal(rows.add(0, 6), row);
  });
});
