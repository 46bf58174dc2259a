import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, TimeInForce } from '../../../core/schema/order-kind.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { TermFlag, TriggerBy } from '../../../core/schema/terms.ts';
import { answerOrder } from '../../../core/order/answer.ts';
import { createInputs } from '../../../core/order/inputs.ts';
import { findOrder } from '../../../core/state/state.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';
import { executionJson } from '../../../gateway/outbound/encode-terms.ts';
import { type PlaceOptions, type World, createSink, createWorld } from '../../support/engine-world.ts';
import { BRACKET, OCO, groupIn, trade } from '../../support/group-world.ts';
import { tick } from '../../support/price-tick.ts';

const directory = createDirectory(SimulatedInstruments, ['demo', 'other'], ['sim-a']);
const encoder = createEncoder(directory, 'epoch', 'USDT');

type Told = Readonly<Record<string, unknown>>;

function eventOf(bytes: Uint8Array): Records {
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.u8.set(bytes);
  return event;
}

/** The reports of a kind that the world has journaled, as JSON, the newest last. */
function reports(world: World, kind: number): Told[] {
  return world.journal
    .map(eventOf)
    .filter(({ i32 }) => (i32[EventHalf.KIND_VERSION]! & 0xffff) === kind)
    .map((event) => JSON.parse(encoder.report(event, 0)) as Told);
}

function viewOf(world: World, orderId: number): Told {
  const answers = createSink();
  answerOrder(world.state, answers, 0, EventKind.order_view, findOrder(world.state, orderId), createInputs());
  return JSON.parse(encoder.order(answers.records, 0)) as Told;
}

function placed(order: PlaceOptions): Told {
  const world = createWorld({ risk: {} });
  if (order.type === 'oco') trade(world, 'buy', 10);
  const from = world.journal.length;
  assert.equal(world.place(order)[0]!.kind, 'accepted');
  return JSON.parse(encoder.placed(eventOf(world.journal[from]!), 0, 1, 2)) as Told;
}

const TERMS = [
  'stop_price',
  'trail_amount',
  'trail_percent',
  'trigger_by',
  'iceberg_legs',
  'iceberg_quantity_variance',
  'target',
  'stop_loss',
  'stop_loss_limit',
  'arm_on',
  'on_double_fill',
  'parent_order_id',
  'role',
  'leg',
];
const stop: PlaceOptions = { type: 'stop', side: 'sell', ticks: 0 };

/** Terms as a command has them, and all that the answer says of them. */
const SAID: readonly (readonly [string, PlaceOptions, Told])[] = [
  ['a stop', { ...stop, terms: { STOP_TICKS: 9_000 } }, { stop_price: '90', trigger_by: 'last' }],
  [
    'a stop limit by bid and ask',
    { ...stop, type: 'stop_limit', ticks: 8_990, terms: { STOP_TICKS: 9_000, FLAGS: TriggerBy.bid_ask } },
    { stop_price: '90', trigger_by: 'bid_ask' },
  ],
  [
    'a trailing stop by an amount, of the mark',
    { ...stop, type: 'trailing_stop', terms: { TRAIL: 250, FLAGS: TriggerBy.mark } },
    { trail_amount: '2.5', trigger_by: 'mark' },
  ],
  [
    'a trailing stop by percent',
    { ...stop, type: 'trailing_stop', terms: { TRAIL: 12_500, FLAGS: TermFlag.percent } },
    { trail_percent: '1.25', trigger_by: 'last' },
  ],
  [
    'an iceberg',
    { type: 'iceberg', terms: { LEGS: 3, VARIANCE: 125_000 } },
    { iceberg_legs: 3, iceberg_quantity_variance: '0.125' },
  ],
  [
    'a bracket',
    {
      ...BRACKET,
      terms: { ...BRACKET.terms, STOP_LIMIT_TICKS: 9_400, FLAGS: TermFlag.armWhenFull | TermFlag.flatten },
    },
    {
      target: '105',
      stop_loss: '95',
      stop_loss_limit: '94',
      trigger_by: 'last',
      arm_on: 'full_fill',
      on_double_fill: 'flatten',
    },
  ],
  [
    'a bracket whose stop trails',
    { ...BRACKET, terms: { TARGET_TICKS: 10_500, TRAIL: 300 } },
    { target: '105', trail_amount: '3', trigger_by: 'last', arm_on: 'first_fill', on_double_fill: 'report' },
  ],
  ['an OCO', OCO, { target: '105', stop_loss: '95', trigger_by: 'last', on_double_fill: 'report' }],
  ['an OTO with a target', { type: 'oto', terms: { TARGET_TICKS: 10_500 } }, { target: '105', arm_on: 'first_fill' }],
  [
    'an OTO with a stop',
    { type: 'oto', terms: { STOP_TICKS: 9_500 } },
    { stop_loss: '95', trigger_by: 'last', arm_on: 'first_fill' },
  ],
  ['a limit order', {}, {}],
];
for (const [what, order, said] of SAID) {
  test(`${what} says its terms and no others`, () => {
    const answer = placed(order);
    assert.deepEqual(Object.fromEntries(Object.entries(answer).filter(([name]) => TERMS.includes(name))), said);
  });
}

test('a child says whose it is and what to it, and a stop what it waits for', () => {
  const world = createWorld({ risk: {} });
  const bracket = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  const of = String(bracket.id);
  const target = viewOf(world, bracket.idOf('target'));
  assert.deepEqual([target['parent_order_id'], target['role'], target['stop_price']], [of, 'target', undefined]);
  const exit = viewOf(world, bracket.idOf('stop'));
  assert.deepEqual(
    [exit['parent_order_id'], exit['role'], exit['stop_price'], exit['trigger_by']],
    [of, 'stop', '95', 'last'],
  );
  assert.deepEqual(viewOf(world, bracket.id)['children'], [target['order_id'], exit['order_id']]);
  const iceberg = world.place({ type: 'iceberg', terms: { LEGS: 5 } })[0]!.orderId;
  const leg = viewOf(world, iceberg + 1);
  assert.deepEqual([leg['parent_order_id'], leg['role'], leg['leg']], [String(iceberg), 'leg', 1]);
});

test('a triggered stop tells the price that was seen, and the order that it is', () => {
  const world = createWorld({ risk: {} });
  world.place({ ...stop, terms: { STOP_TICKS: 9_000 } });
  tick(world, 8_995);
  const [told] = reports(world, EventKind.triggered);
  assert.deepEqual([told!['trigger_price'], (told!['data'] as Told)['status']], ['89.95', 'triggered']);
  assert.equal((told!['data'] as Told)['stop_price'], '90');
});

test('both exits of a group that traded are told with how much too much, and what was closed from outside with how much', () => {
  const world = createWorld({ risk: {} });
  const bracket = groupIn(world, world.place(BRACKET)[0]!.orderId, () => undefined);
  bracket.acknowledge('entry');
  bracket.fill('entry', 10);
  bracket.acknowledge('target');
  bracket.outside('sell', 4);
  const shrunk = reports(world, EventKind.plan_moved).find((told) => told['protection'] === 'shrunk');
  assert.equal(shrunk?.['protection_quantity'], '0.000004');
  bracket.tick(9_400);
  bracket.say('target', 'cancelled');
  bracket.fill('stop', 6);
  bracket.fill('target', 3);
  const over = reports(world, EventKind.plan_moved).find((told) => told['protection'] === 'overfilled');
  assert.equal(over?.['protection_quantity'], '0.000003');
  const others = reports(world, EventKind.plan_moved).filter(({ protection }) => protection === 'done');
  assert.ok(others.length > 0 && others.every((told) => told['protection_quantity'] === undefined));
});

test('the place of an order in another’s way says that it waits here', () => {
  const world = createWorld({ risk: {} });
  const old = world.place({ side: 'sell', ticks: 10_000 })[0]!.orderId;
  world.report(ReportKind.acknowledged, old);
  const from = world.journal.length;
  // The same who placed the other one: that one is cancelled first.
  const [told] = world.place({ side: 'buy', ticks: 10_000, options: SelfTradeMode.cancel_oldest + 1 });
  assert.equal(told!.status, 'held');
  const answer = JSON.parse(encoder.placed(eventOf(world.journal[from]!), 0, 1, 2)) as Told;
  assert.deepEqual(answer['execution'], { mode: 'native', rests_at: 'gateway', dies_with_gateway: true });
});

test('an answer tells part by part what stands where, but of what is over', () => {
  const rests = (order: PlaceOptions): unknown =>
    (placed(order)['rests'] as Told[] | undefined)?.map((part) => Object.values(part).join(' '));
  assert.deepEqual(rests(BRACKET), ['entry sim-a false', 'target sim-a false', 'stop gateway true']);
  assert.deepEqual(rests(OCO), ['target sim-a false', 'stop gateway true']);
  assert.deepEqual(rests({ ...stop, terms: { STOP_TICKS: 9_000 } }), [
    'until_triggered gateway true',
    'once_triggered  false',
  ]);
  assert.equal(rests({}), undefined);
  const world = createWorld({ risk: {} });
  const { orderId } = world.place({ ...stop, terms: { STOP_TICKS: 9_000 } })[0]!;
  world.cancel(orderId);
  const answers = createSink();
  answerOrder(world.state, answers, 0, EventKind.place_repeated, findOrder(world.state, orderId), createInputs());
  assert.equal((JSON.parse(encoder.placed(answers.records, 0, 1, 2)) as Told)['rests'], undefined);
});

/** Type, status, whether a group's plan has ended; where it rests, and whether something of it stops with the gateway. */
const EXECUTIONS: readonly (readonly [
  keyof typeof OrderType,
  keyof typeof OrderStatus,
  boolean,
  string,
  string | null,
  boolean,
])[] = [
  ['limit', 'live', false, 'native', 'sim-a', false],
  ['limit', 'held', false, 'native', 'gateway', true],
  ['limit', 'working', false, 'emulated', 'gateway', true],
  ['limit', 'filled', false, 'native', null, false],
  ['stop', 'armed', false, 'emulated', 'gateway', true],
  ['stop', 'triggered', false, 'emulated', 'gateway', true],
  ['stop', 'routed', false, 'emulated', 'sim-a', false],
  ['iceberg', 'working', false, 'emulated', 'gateway', true],
  ['iceberg', 'cancelled', false, 'emulated', null, false],
  ['bracket', 'live', false, 'emulated', 'sim-a', true],
  ['bracket', 'filled', false, 'emulated', 'sim-a', true],
  ['bracket', 'filled', true, 'emulated', null, false],
  ['oco', 'live', false, 'emulated', 'sim-a', true],
  ['oto', 'cancelled', true, 'emulated', null, false],
];
test('each status of each type says where it is and what stops with the gateway', () => {
  for (const [type, status, hasEnded, mode, rests_at, dies_with_gateway] of EXECUTIONS) {
    const text = `{${executionJson(OrderType[type], OrderStatus[status], '"sim-a"', hasEnded)}}`;
    assert.deepEqual(
      (JSON.parse(text) as Told)['execution'],
      { mode, rests_at, dies_with_gateway },
      `${type} ${status} ${hasEnded}`,
    );
  }
});

test('a replace that is done here is told with the new terms and version', () => {
  const world = createWorld({ risk: {} });
  const { orderId } = world.place({ ...stop, terms: { STOP_TICKS: 9_000 } })[0]!;
  const from = world.journal.length;
  world.replace(orderId, 0, 0, 0, 0, { STOP_TICKS: 9_100 });
  const changed = JSON.parse(encoder.changed(eventOf(world.journal[from]!), 0)) as Told;
  assert.deepEqual([changed['status'], changed['stop_price'], changed['version']], ['armed', '91', 2]);
  assert.equal(eventOf(world.journal[from]!).f64[EventWord.ORDER_VERSION], 2);
});

test('a GTD order says until when it stands, placed and looked up; a DAY order, whose end is its session’s, does not', () => {
  const world = createWorld({ risk: {} });
  const from = world.journal.length;
  const [told] = world.place({ tif: TimeInForce.gtd, ttlMinutes: 1 });
  const answer = JSON.parse(encoder.placed(eventOf(world.journal[from]!), 0, 1, 2)) as Told;
  assert.equal(answer['expire_at'], '2023-11-14T22:14:20.000000Z');
  assert.equal(viewOf(world, told!.orderId)['expire_at'], answer['expire_at']);
  const [day] = world.place({ tif: TimeInForce.day });
  assert.equal(viewOf(world, day!.orderId)['expire_at'], undefined);
  assert.equal(placed({ tif: TimeInForce.day })['expire_at'], undefined);
});
