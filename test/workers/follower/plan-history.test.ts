import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { answerOrder } from '../../../core/order/answer.ts';
import { createInputs } from '../../../core/order/inputs.ts';
import { EVENT_BYTES, EVENT_LONG_BYTES, EventHalf, EventKind } from '../../../core/schema/event.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { ChildRole, TermFlag, TriggerBy } from '../../../core/schema/terms.ts';
import { createState, findOrder, findPlan } from '../../../core/state/state.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';
import type { Files } from '../../../workers/files.ts';
import { createOrderHistory, readOrderHistory } from '../../../workers/follower/order-history.ts';
import { replicaWithHistory } from '../../../workers/follower/replica.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { createSimulatedDisk } from '../../simulation/disk.ts';
import { type PlaceOptions, type World, createSink, createWorld, smallCapacities } from '../../support/engine-world.ts';
import { BRACKET, OCO, groupIn } from '../../support/group-world.ts';
import { tick } from '../../support/price-tick.ts';

const DAY_US = 86_400_000_000;
const ORDERS_PATH = '/data/history/00000000.orders';
const directory = createDirectory(SimulatedInstruments, ['demo', 'other'], ['sim-a']);
const encoder = createEncoder(directory, 'epoch', 'USDT');
const STOP: PlaceOptions = {
  type: 'stop',
  side: 'sell',
  ticks: 0,
  terms: { STOP_TICKS: 9_000, FLAGS: TriggerBy.bid_ask },
};

type OrderJson = Readonly<Record<string, unknown>>;

/** What a query is told of an order in the table. */
function viewOf(world: World, orderId: number): OrderJson {
  const row = findOrder(world.state, orderId);
  assert.ok(row >= 0, `order ${orderId} is in the table`);
  const answers = createSink();
  answerOrder(world.state, answers, 0, EventKind.order_view, row, createInputs());
  return JSON.parse(encoder.order(answers.records, 0)) as OrderJson;
}

interface Follower {
  /** Applies what the world has journaled since. */
  follow(): void;
  sync(): void;
}

function followerOf(world: World, files: Files): Follower {
  const replica = replicaWithHistory(createState(world.state.capacities), createOrderHistory('/data', files));
  let seen = 0;
  return {
    follow() {
      for (; seen < world.journal.length; seen++) {
        const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
        event.u8.set(world.journal[seen]!);
        replica.apply(event, 0);
      }
    },
    sync: () => replica.persist?.(),
  };
}

function foundIn(files: Files, orderId: number): OrderJson | undefined {
  const found = readOrderHistory('/data', files).find(orderId);
  return found === undefined ? undefined : (JSON.parse(encoder.order(found, 0)) as OrderJson);
}

function disk(): ReturnType<typeof createSimulatedDisk> {
  return createSimulatedDisk({ random: createSeededRandom(1) });
}

/** Everything that has ended leaves the table. */
function retireAll(world: World): void {
  world.advance(2 * DAY_US);
  while (world.timers().some((told) => told.kind === 'orders_retired'));
}

function fillLeg(world: World, told: { orderId: number; quantity: number }, execution: number): void {
  world.report(ReportKind.acknowledged, told.orderId);
  const [filled] = world.report(ReportKind.filled, told.orderId, { execution, lots: told.quantity, ticks: 10_000 });
  assert.equal(filled!.kind, 'filled', JSON.stringify([told, filled]));
}

/** One of each type, all of them ended, by different ways. */
function playEach(world: World): void {
  const place = (order: PlaceOptions): number => {
    const [told] = world.place(order);
    assert.equal(told!.kind, 'accepted', String(told!.reject));
    return told!.orderId;
  };
  const armed = place(STOP);
  world.cancel(armed);
  const stopLimit = place({ ...STOP, type: 'stop_limit', ticks: 8_990, terms: { STOP_TICKS: 9_000 } });
  tick(world, 8_999);
  world.report(ReportKind.filled, stopLimit, { execution: 1, lots: 10, ticks: 8_999 });
  tick(world, 10_000);
  world.cancel(
    place({ type: 'trailing_stop', side: 'sell', ticks: 0, terms: { TRAIL: 25_000, FLAGS: TermFlag.percent } }),
  );
  const iceberg = place({ type: 'iceberg', lots: 10, terms: { LEGS: 3, VARIANCE: 100_000 } });
  for (let i = 0; i < 3; i++) fillLeg(world, world.order(iceberg + 1 + i)!, 10 + i);
  const bracket = groupIn(world, place(BRACKET), () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  bracket.acknowledge('target');
  bracket.fill('target', 10);
  const flattened = groupIn(
    world,
    place({ ...BRACKET, terms: { ...BRACKET.terms, FLAGS: TermFlag.flatten } }),
    () => {},
  );
  flattened.acknowledge('entry');
  flattened.fill('entry', 10);
  flattened.acknowledge('target');
  flattened.tick(9_400);
  flattened.say('target', 'cancelled');
  flattened.fill('stop', 10);
  flattened.fill('target', 10);
  flattened.tick(10_000);
  flattened.fill('flatten', 10);
  place({ side: 'buy', lots: 10, ticks: 0 });
  world.report(ReportKind.filled, world.last()!.orderId, { execution: 30, lots: 10, ticks: 10_000 });
  const oco = groupIn(world, place({ ...OCO, terms: { TARGET_TICKS: 10_500, TRAIL: 300 } }), () => undefined);
  oco.acknowledge('target');
  oco.fill('target', 10);
  world.cancel(place({ type: 'oto', terms: { STOP_TICKS: 9_500, STOP_LIMIT_TICKS: 9_400 } }));
  world.report(ReportKind.cancelled, world.last()!.orderId);
}

test('a closed order of each type, and each of its children, reads from history as it did from the table', () => {
  const simulated = disk();
  const world = createWorld({ risk: {} });
  const follower = followerOf(world, simulated.files);
  playEach(world);
  const before = new Map<number, OrderJson>();
  for (let id = 1; findOrder(world.state, id) >= 0; id++) before.set(id, viewOf(world, id));
  const types = new Set([...before.values()].map((order) => order['order_type']));
  for (const type of ['STOP', 'STOP_LIMIT', 'TRAILING_STOP', 'ICEBERG', 'BRACKET', 'OCO', 'OTO']) {
    assert.ok(types.has(type), `${type} is among them`);
  }
  const roles = new Set([...before.values()].map((order) => order['role']));
  for (const role of Object.keys(ChildRole)) assert.ok(roles.has(role), `a ${role} is among them`);
  retireAll(world);
  follower.follow();
  for (const [id, order] of before) {
    assert.equal(findOrder(world.state, id), -1, `order ${id} has left`);
    assert.deepEqual(foundIn(simulated.files, id), order, `order ${id}`);
  }
  const bracket = [...before.values()].find((order) => order['order_type'] === 'BRACKET')!;
  assert.deepEqual(
    [bracket['target'], bracket['stop_loss'], bracket['trigger_by'], bracket['arm_on']],
    ['105', '95', 'last', 'first_fill'],
  );
});

test('of a bracket whose entry has left the table while its exits work, history tells what becomes of them', () => {
  const simulated = disk();
  const world = createWorld({ risk: {} });
  const follower = followerOf(world, simulated.files);
  const bracket = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  bracket.acknowledge('target');
  retireAll(world);
  follower.follow();
  const open = foundIn(simulated.files, bracket.id)!;
  assert.deepEqual(open['children'], [String(bracket.idOf('target')), String(bracket.idOf('stop'))]);
  assert.equal((open['execution'] as OrderJson)['dies_with_gateway'], true);

  world.replace(bracket.idOf('target'), 10_600, 10);
  bracket.say('target', 'replaced');
  follower.follow();
  assert.equal(foundIn(simulated.files, bracket.id)!['target'], '106');

  bracket.fill('target', 10);
  assert.ok(bracket.isOver());
  follower.follow();
  const over = foundIn(simulated.files, bracket.id)!;
  assert.deepEqual(over['execution'], { mode: 'emulated', rests_at: null, dies_with_gateway: false });
});

test('the terms of orders whose plan had to leave before them are kept, and found for those still in the table', () => {
  const simulated = disk();
  const world = createWorld({ capacities: { ...smallCapacities, plans: 2 }, risk: {} });
  const follower = followerOf(world, simulated.files);
  const bracket = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  bracket.acknowledge('target');
  bracket.fill('target', 10);
  const stop = bracket.idOf('stop');
  const before = new Map([bracket.id, stop].map((id) => [id, viewOf(world, id)]));
  assert.equal(before.get(stop)!['stop_price'], '95');
  for (let i = 0; i < 2; i++) {
    world.cancel(world.place(STOP)[0]!.orderId);
    world.plans();
  }
  assert.equal(findPlan(world.state, bracket.id), -1, 'its row is another plan’s');
  follower.follow();
  const history = readOrderHistory('/data', simulated.files);
  for (const [id, order] of before) {
    const answers = createSink();
    answerOrder(world.state, answers, 0, EventKind.order_view, findOrder(world.state, id), createInputs());
    const whole = history.withTerms(answers.records, 0);
    assert.ok(whole !== undefined, `order ${id} is short of terms`);
    assert.deepEqual(JSON.parse(encoder.order(whole, 0)), order);
  }
  retireAll(world);
  follower.follow();
  for (const [id, order] of before) assert.deepEqual(foundIn(simulated.files, id), order, `order ${id}`);
});

test('a view that has its terms, and a plain order’s, is left as it is', () => {
  const world = createWorld({ risk: {} });
  const history = readOrderHistory('/data', disk().files);
  for (const order of [STOP, {}]) {
    const [told] = world.place(order);
    const answers = createSink();
    answerOrder(world.state, answers, 0, EventKind.order_view, findOrder(world.state, told!.orderId), createInputs());
    assert.equal(history.withTerms(answers.records, 0), undefined);
  }
});

test('records from before terms were kept are read without them', () => {
  const simulated = disk();
  const world = createWorld({ risk: {} });
  const follower = followerOf(world, simulated.files);
  playEach(world);
  retireAll(world);
  follower.follow();
  const old = disk();
  old.files.makeFolder('/data/history');
  const bytes = new Uint8Array(simulated.files.size(ORDERS_PATH));
  const from = simulated.files.open(ORDERS_PATH, 'r');
  simulated.files.read(from, bytes, 0, bytes.length, 0);
  const { i32 } = recordsOf(bytes.buffer);
  // As they were: version 1 of each, 384 bytes, and no file of plans.
  for (let at = 0; at < bytes.length; at += EVENT_LONG_BYTES) {
    i32[(at >> 2) + EventHalf.KIND_VERSION] = EventKind.order_view | (1 << 16);
  }
  const to = old.files.open(ORDERS_PATH, 'wx+');
  old.files.write(to, bytes, 0, bytes.length, 0);
  for (let id = 1; id <= bytes.length / EVENT_LONG_BYTES; id++) {
    const found = foundIn(old.files, id)!;
    assert.equal(found['order_id'], String(id));
    assert.deepEqual(
      [found['stop_price'], found['parent_order_id'], found['children']],
      [undefined, undefined, undefined],
    );
  }
  assert.ok(bytes.length / EVENT_LONG_BYTES > 10);
});

test('an order of which a power cut left the order but not its plan is not there yet, until the replay writes it again', () => {
  const simulated = disk();
  const world = createWorld({ risk: {} });
  const follower = followerOf(world, simulated.files);
  world.cancel(world.place(STOP)[0]!.orderId);
  retireAll(world);
  follower.follow();
  assert.equal(foundIn(simulated.files, 1)!['stop_price'], '90');
  simulated.files.unlink('/data/history/00000000.plans');
  assert.equal(foundIn(simulated.files, 1), undefined);
  followerOf(world, simulated.files).follow();
  assert.equal(foundIn(simulated.files, 1)!['stop_price'], '90');
});

test('on a full disk terms wait for room with their orders', () => {
  const simulated = disk();
  let isFull = true;
  const files: Files = {
    ...simulated.files,
    write(...call) {
      if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC', errno: -28 });
      return simulated.files.write(...call);
    },
  };
  const world = createWorld({ capacities: { ...smallCapacities, plans: 2 }, risk: {} });
  const follower = followerOf(world, files);
  for (let i = 0; i < 4; i++) {
    world.cancel(world.place(STOP)[0]!.orderId);
    world.plans();
  }
  retireAll(world);
  follower.follow();
  assert.throws(() => follower.sync(), /no space/);
  isFull = false;
  follower.sync();
  for (let id = 1; id <= 4; id++) assert.equal(foundIn(simulated.files, id)!['stop_price'], '90', `order ${id}`);
});

test('plain orders have no file of plans', () => {
  const simulated = disk();
  const world = createWorld({ risk: {} });
  const follower = followerOf(world, simulated.files);
  world.place();
  world.report(ReportKind.rejected, 1);
  retireAll(world);
  follower.follow();
  assert.ok(foundIn(simulated.files, 1) !== undefined);
  assert.deepEqual(simulated.files.list('/data/history'), ['00000000.orders']);
});
