import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../../core/memory/records.ts';
import { beginQuery, stepQuery } from '../../../../core/order/queries/query.ts';
import { createQueryCursor } from '../../../../core/order/queries/query-cursor.ts';
import { ANY_INSTRUMENT, CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../../core/schema/command.ts';
import { EVENT_BYTES, EventHalf, EventKind, EventWord } from '../../../../core/schema/event.ts';
import { createSink, createWorld, newCommand, smallCapacities } from '../../../support/engine-world.ts';
import { BRACKET, groupIn } from '../../../support/group-world.ts';
import { play, type Script } from '../../../support/order-script.ts';

interface Page {
  readonly orders: number[];
  /** Where the next page goes on; 0: this was the last. */
  readonly next: number;
}

/** One page of the account's orders, so many answers a step; `between` is called after each step. */
function page(
  script: Script,
  count: number,
  from = 0,
  isAll = false,
  room = 3,
  between = () => {},
  parentId = 0,
): Page {
  const { state, inputs } = script.world;
  const command = newCommand(CommandKind.query_orders, 1);
  command.i32[CommandHalf.INSTRUMENT] = ANY_INSTRUMENT;
  command.i32[CommandHalf.COUNT] = count;
  command.u8[CommandByte.BROKER] = isAll ? 1 : 0;
  command.f64[CommandWord.VALUE] = from;
  command.f64[CommandWord.ORDER_ID] = parentId;
  const cursor = createQueryCursor();
  const sink = createSink();
  beginQuery(state, command, 0, cursor, sink, inputs);
  const orders: number[] = [];
  let read = 0;
  for (;;) {
    stepQuery(state, cursor, sink, room, inputs, () => undefined);
    const { f64, i32 } = recordsOf(sink.records.u8.buffer);
    for (; read < sink.used; read++) {
      const at = (read % 64) * EVENT_BYTES;
      const kind = i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      if (kind === EventKind.query_end) return { orders, next: f64[(at >> 3) + EventWord.ARG1]! };
      orders.push(f64[(at >> 3) + EventWord.ORDER_ID]!);
    }
    between();
  }
}

function twentyOrders(): Script {
  const script = play('', { capacities: { ...smallCapacities, orders: 128 } });
  for (let n = 1; n <= 20; n++) script.play(`new B 1@10000 as=n${n} account=${n % 4 === 0 ? 1 : 0}`);
  return script;
}

const OWN = [19, 18, 17, 15, 14, 13, 11, 10, 9, 7, 6, 5, 3, 2, 1];

test('open orders are listed newest first, page by page', () => {
  const script = twentyOrders();
  assert.deepEqual(page(script, 100), { orders: OWN, next: 0 });
  const first = page(script, 5);
  assert.deepEqual(first, { orders: OWN.slice(0, 5), next: 14 });
  assert.deepEqual(page(script, 5, first.next), { orders: OWN.slice(5, 10), next: 7 });
  assert.deepEqual(page(script, 5, 7), { orders: OWN.slice(10), next: 0 });
});

test('a page goes on where the last order told has ended or left the table', () => {
  const script = twentyOrders();
  script.play('report rejected n14 → rejected');
  assert.deepEqual(page(script, 100, 14).orders, OWN.slice(5));
  script.play('timers +1d → orders_retired count 1');
  assert.deepEqual(page(script, 100, 14).orders, OWN.slice(5));
  assert.deepEqual(page(script, 100, 14, true).orders, OWN.slice(5));
});

test('orders that end or come while a list is told neither repeat nor hide others', () => {
  for (let room = 2; room < 6; room++) {
    const script = twentyOrders();
    let step = 0;
    const { orders } = page(script, 100, 0, false, room, () => {
      step += 1;
      const seen = OWN[step * (room - 1) - 1];
      if (seen !== undefined) script.play(`report rejected n${seen} → rejected`);
      script.play('new B 1@10000 → accepted');
    });
    assert.deepEqual(orders, OWN);
  }
});

test('all orders are listed with those that ended', () => {
  const script = twentyOrders().play('report rejected n10\nreport rejected n19');
  assert.deepEqual(page(script, 100, 0, true), { orders: OWN, next: 0 });
  assert.deepEqual(
    page(script, 100).orders,
    OWN.filter((id) => id !== 10 && id !== 19),
  );
});

test('nothing to list ends at once', () => {
  assert.deepEqual(page(play(''), 100), { orders: [], next: 0 });
  assert.deepEqual(page(play('new B 1@10000 account=1'), 100), { orders: [], next: 0 });
});

test('only what was placed for an order is listed where its id is told: open parts, or all that are in the table', () => {
  const world = createWorld({ risk: {} });
  const script: Script = { world, names: new Map(), play: () => script };
  const group = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  world.place({ ticks: 10_000 });
  const partsOf = (parentId: number, isAll = false): number[] =>
    page(script, 100, 0, isAll, 3, () => {}, parentId).orders;
  assert.deepEqual(partsOf(group.id), []);
  group.acknowledge('entry');
  group.fill('entry', 10);
  const [target, stop] = [group.idOf('target'), group.idOf('stop')];
  assert.deepEqual(
    partsOf(group.id),
    [target, stop].sort((a, b) => b - a),
  );
  group.acknowledge('target');
  group.fill('target', 10);
  assert.deepEqual(partsOf(group.id), []);
  assert.deepEqual(
    partsOf(group.id, true),
    [target, stop].sort((a, b) => b - a),
  );
  assert.deepEqual(partsOf(target), [], 'a part has none');
  assert.equal(page(script, 100).orders.length, 1, 'without an id everything open is listed');
});
