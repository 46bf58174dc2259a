import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES, EventByte, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { createState } from '../../../core/state/state.ts';
import { createOrderHistory, readOrderHistory } from '../../../workers/follower/order-history.ts';
import { replicaWithHistory } from '../../../workers/follower/replica.ts';
import type { Files } from '../../../workers/files.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { createSimulatedDisk } from '../../simulation/disk.ts';
import { createWorld, smallCapacities } from '../../support/engine-world.ts';

test('every order that has left the table is found in history as it ended, whenever the journal is replayed', (t) => {
  const data = mkdtempSync(join(tmpdir(), 'history-'));
  t.after(() => rmSync(data, { recursive: true }));
  const world = createWorld({ capacities: { ...smallCapacities, orders: 256, ids: 512 }, finalsKept: 10 });
  const ended = new Map<number, number>();
  for (let i = 1; i <= 200; i++) {
    const [accepted] = world.place({ id: `order-${i}`, lots: 10 });
    assert.equal(accepted?.kind, 'accepted');
    if (i % 3 === 0) world.report(ReportKind.rejected, i);
    else world.report(ReportKind.filled, i, { execution: i, lots: 10, ticks: 10_000, filled: 10 });
    ended.set(i, i % 3 === 0 ? OrderStatus.rejected : OrderStatus.filled);
    world.timers();
  }
  assert.ok(world.state.orderRows.size < 100, 'most orders have left the table');

  for (const run of ['the first replay', 'a second one over the same files']) {
    const history = createOrderHistory(data);
    const state = createState(world.state.capacities);
    const replica = replicaWithHistory(state, history);
    for (const bytes of world.journal) {
      const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
      event.u8.set(bytes);
      replica.apply(event, 0);
    }
    replica.persist?.();
    if (run === 'the first replay') assert.deepEqual({ ...state.hash }, { ...world.state.hash });
    assert.equal(state.idRows.size, 0, 'nothing is indexed that only decisions read');
    const reader = readOrderHistory(data);
    let found = 0;
    for (const [orderId, status] of ended) {
      const row = reader.find(orderId);
      const inTable = world.cancel(orderId).at(-1)?.orderId === orderId && row === undefined;
      if (inTable) continue;
      assert.ok(row !== undefined, `${run}: order ${orderId} is in the table or in history`);
      assert.equal(row.f64[EventWord.ORDER_ID], orderId);
      assert.equal(row.u8[EventByte.STATUS], status, `${run}: order ${orderId} ended as it did`);
      found += 1;
    }
    assert.ok(found >= 128, `${run}: ${found} orders found`);
    assert.equal(reader.find(201), undefined, 'an id that was never given out is not there');
    assert.equal(reader.find(70_000), undefined, 'nor is one in a file that does not exist');
  }
});

test('on a full disk orders that leave the table wait for room, and no snapshot is taken without them', () => {
  const disk = createSimulatedDisk({ random: createSeededRandom(1) });
  let isFull = false;
  const files: Files = {
    ...disk.files,
    write(...call) {
      if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC', errno: -28 });
      return disk.files.write(...call);
    },
  };
  const world = createWorld({ capacities: { ...smallCapacities, orders: 256, ids: 512 }, finalsKept: 10 });
  for (let i = 1; i <= 200; i++) {
    world.place({ id: `order-${i}` });
    world.report(ReportKind.rejected, i);
    world.timers();
  }
  const replica = replicaWithHistory(createState(world.state.capacities), createOrderHistory('/data', files));
  for (const [i, bytes] of world.journal.entries()) {
    isFull = i > world.journal.length / 2;
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    replica.apply(event, 0);
  }
  const reader = readOrderHistory('/data', disk.files);
  assert.ok(reader.find(1) !== undefined);
  assert.equal(reader.find(128), undefined);
  assert.throws(() => replica.persist?.(), /no space/);
  isFull = false;
  replica.persist?.();
  for (let orderId = 1; orderId <= 128; orderId++) assert.ok(reader.find(orderId) !== undefined, `order ${orderId}`);
});

test('neighbours that leave the table together are one write, others each their own, and all are found', () => {
  for (const order of ['rising', 'falling', 'odd ones first'] as const) {
    const disk = createSimulatedDisk({ random: createSeededRandom(1) });
    const world = createWorld({ capacities: { ...smallCapacities, orders: 256, ids: 512 }, finalsKept: 10 });
    const ids = Array.from({ length: 200 }, (_, i) => i + 1);
    for (const id of ids) world.place({ id: `order-${id}` });
    if (order === 'falling') ids.reverse();
    if (order === 'odd ones first') ids.sort((a, b) => (b % 2) - (a % 2) || a - b);
    for (const id of ids) {
      world.report(ReportKind.rejected, id);
      world.timers();
    }
    const replica = replicaWithHistory(createState(world.state.capacities), createOrderHistory('/data', disk.files));
    for (const bytes of world.journal) {
      const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
      event.u8.set(bytes);
      replica.apply(event, 0);
    }
    replica.persist?.();
    const reader = readOrderHistory('/data', disk.files);
    for (const id of ids.slice(0, 128)) {
      const row = reader.find(id);
      assert.ok(row !== undefined, `${order}: order ${id}`);
      assert.equal(row.u8[EventByte.STATUS], OrderStatus.rejected);
    }
    assert.equal(reader.find(ids.at(-1)!), undefined, `${order}: the last one is in the table`);
    if (order === 'rising') assert.ok(disk.calls.write <= 2, `${disk.calls.write} writes`);
  }
});
