import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.ts';
import { expectMember, readAheadReports } from '../../../core/order/read-ahead.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../../core/schema/report.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { type EngineState, expectOrder, findOrder } from '../../../core/state/state.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { type Script, play } from '../../support/order-script.ts';

const ROWS = smallCapacities.orders;
const BATCH = 16;

/** Rows of open orders, of final ones, of one that another order had before, free ones, and ones that were never used. */
function someOrders(): Script {
  const script = play('');
  for (let n = 0; n < 20; n++) script.play(`new B 1@10000 as=n${n}\nack n${n}`);
  for (let n = 0; n < 12; n++) script.play(`report cancelled n${n}`);
  script.play('timers +1d');
  for (let n = 20; n < 28; n++) script.play(`new B 1@10000 as=n${n}`);
  return script.play('report rejected n20\nreport cancelled n15');
}

/** By a look at all rows. */
function plainRow(state: EngineState, orderId: number): number {
  for (let row = 0; row < ROWS; row++) {
    if (orderId !== 0 && state.orders.words[row * ORDER_WIDTH + OrderColumn.ORDER_ID] === orderId) return row;
  }
  return -1;
}

const { world } = someOrders();
const { state } = world;
const lastId = state.globals.words[GlobalColumn.LAST_ORDER_ID]!;
/** Among them 0, ids that no order has yet, and ids that stand at another's place in the map. */
const orderId = fc.integer({ min: 0, max: lastId + 4 * ROWS });
const row = fc.oneof(fc.integer({ min: 0, max: ROWS - 1 }), fc.constantFrom(ROWS, ROWS + 1, 2 ** 30));

test('the orders that are looked for are open, final, gone and yet to come', () => {
  const { globals, orders } = state;
  assert.equal(globals.words[GlobalColumn.FINAL_COUNT], 2);
  assert.equal(globals.words[GlobalColumn.OPEN_COUNT], 14);
  assert.notEqual(globals.words[GlobalColumn.FREE_ORDER], 0);
  assert.ok(orders.touched < ROWS && plainRow(state, 1) < 0 && plainRow(state, lastId) >= 0);
});

test('whichever row is expected, an order is found where it stands, and what is not in the table nowhere', () => {
  fc.assert(
    fc.property(row, fc.array(orderId, { minLength: 1, maxLength: 4 }), (expected, ids) => {
      expectOrder(expected);
      for (const id of ids) assert.equal(findOrder(state, id), plainRow(state, id), `order ${id}`);
    }),
    { numRuns: 2000 },
  );
  for (let expected = 0; expected <= ROWS; expected++) {
    expectOrder(expected);
    assert.equal(findOrder(state, 0), -1, `no order, row ${expected}`);
  }
});

test('the member of a batch that is expected may be any order, or none', () => {
  const buffer = createRing('reports', BATCH, REPORT_BYTES);
  const reports = new RingProducer(buffer);
  const read = new RingConsumer(buffer);
  const ids = fc.array(orderId, { minLength: BATCH, maxLength: BATCH });
  const asked = fc.array(fc.tuple(fc.nat({ max: BATCH - 1 }), orderId), { minLength: 1, maxLength: BATCH });
  fc.assert(
    fc.property(ids, asked, (batch, others) => {
      assert.equal(reports.room(BATCH), BATCH);
      for (const id of batch) {
        const at = reports.claim();
        reports.records.i32[(at >> 2) + ReportHalf.KIND] = ReportKind.acknowledged;
        reports.records.f64[(at >> 3) + ReportWord.ORDER_ID] = id;
      }
      reports.publish();
      readAheadReports(state, read, read.poll(BATCH));
      for (const [member, other] of others) {
        expectMember(member);
        for (const id of [batch[member]!, other])
          assert.equal(findOrder(state, id), plainRow(state, id), `order ${id}`);
      }
      read.release(BATCH);
    }),
    { numRuns: 300 },
  );
});

test('a row that was expected may have been given to another order, or be one of a larger table', () => {
  const script = someOrders();
  const { words } = script.world.state.orders;
  const freed = plainRow(script.world.state, lastId - 7);
  assert.equal(words[freed * ORDER_WIDTH + OrderColumn.ORDER_ID], lastId - 7);
  expectOrder(freed);
  assert.equal(findOrder(script.world.state, lastId - 7), freed);
  script.play('timers +1d');
  expectOrder(freed);
  assert.equal(findOrder(script.world.state, lastId - 7), -1);
  script.play('new B 1@10000 as=a\nnew B 1@10000 as=b');
  expectOrder(freed);
  for (const id of [lastId - 7, lastId + 1, lastId + 2]) {
    assert.equal(findOrder(script.world.state, id), plainRow(script.world.state, id), `order ${id}`);
  }
  const small = play('new B 1@10000 as=a', { capacities: { ...smallCapacities, orders: 4 } }).world.state;
  expectOrder(ROWS - 1);
  assert.deepEqual([findOrder(small, 1), findOrder(small, 2)], [0, -1]);
});
