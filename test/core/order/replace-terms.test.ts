import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePrices } from '../../../core/market/prices.ts';
import { apply } from '../../../core/order/apply.ts';
import { createPricesCursor, decidePrices } from '../../../core/order/plans/decide-prices.ts';
import { CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { EventWord } from '../../../core/schema/event.ts';
import { PRICES_WORDS } from '../../../core/schema/prices.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { PROTECTION_SHIFT, PlaceOption } from '../../../core/schema/risk.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { ChildRole, Term, TermFlag, TriggerBy } from '../../../core/schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../../../core/state/plan-columns.ts';
import { findOrder, findPlan } from '../../../core/state/state.ts';
import { assertDecidedAgain } from '../../support/decided-again.ts';
import { type PlaceOptions, type Told, type World, createSink, createWorld } from '../../support/engine-world.ts';

const LIMITS = { max_order_quantity: 1_000_000, max_position: 10_000_000, collar_bps: 1_000 };

interface Changes {
  readonly ticks?: number;
  readonly lots?: number;
  readonly ifVersion?: number;
  readonly terms?: Partial<Record<keyof typeof Term, number>>;
}

function worldWith(limits: Record<string, number> = {}): World {
  return createWorld({ risk: { ...LIMITS, ...limits } });
}

function replace(world: World, orderId: number, changes: Changes): Told {
  const [told] = world.command(CommandKind.replace, (command) => {
    command.i32[CommandHalf.ACCOUNT] = 0;
    command.f64[CommandWord.ORDER_ID] = orderId;
    command.f64[CommandWord.PRICE_TICKS] = changes.ticks ?? 0;
    command.f64[CommandWord.QUANTITY_LOTS] = changes.lots ?? 0;
    command.f64[CommandWord.VALUE] = changes.ifVersion ?? 0;
    for (const [name, value] of Object.entries(changes.terms ?? {})) {
      command.f64[CommandWord.TERMS + Term[name as keyof typeof Term]] = value;
    }
  });
  return told!;
}

/** The last price of instrument 0: what it triggers, and what follows. */
function trade(world: World, ticks: number): Told[] {
  const sink = createSink();
  const prices = new Float64Array(PRICES_WORDS);
  const { state, inputs } = world;
  inputs.nowUs += 1;
  writePrices(prices, 0, 0, inputs.nowUs, 0, 0, ticks);
  const cursor = createPricesCursor();
  for (let at = decidePrices(state, prices, 0, cursor, inputs, 0, sink); at >= 0; ) {
    world.journal.push(sink.records.u8.slice(at, at + sink.records.i32[at >> 2]!));
    apply(state, sink.records, at);
    at = decidePrices(state, prices, 0, cursor, inputs, 0, sink);
  }
  return world.plans();
}

const wordsOf = ({ kind, status, reject, quantity, price, version }: Told): string =>
  reject === undefined ? `${kind} ${status} ${quantity}@${price} v${version}` : `${kind} ${reject}`;

const STOP: PlaceOptions = { type: 'stop', side: 'buy', ticks: 0, terms: { STOP_TICKS: 10_400 } };
const STOP_LIMIT: PlaceOptions = { type: 'stop_limit', side: 'buy', ticks: 10_500, terms: { STOP_TICKS: 10_400 } };
const TRAILING: PlaceOptions = { type: 'trailing_stop', side: 'sell', ticks: 0, terms: { TRAIL: 100 } };
const ICEBERG: PlaceOptions = { type: 'iceberg', ticks: 9_900, lots: 10, terms: { LEGS: 2 } };
const BRACKET: PlaceOptions = { type: 'bracket', ticks: 9_900, terms: { STOP_TICKS: 9_000, TARGET_TICKS: 10_500 } };

/* What is changed; of what; to what; what is told. */
const ARMED: readonly (readonly [string, PlaceOptions, Changes, string])[] = [
  ['the stop price of a stop', STOP, { terms: { STOP_TICKS: 10_300 } }, 'replaced armed 10@0 v2'],
  ['the quantity of a stop', STOP, { lots: 4 }, 'replaced armed 4@0 v2'],
  ['stop price and quantity of a stop', STOP, { lots: 4, terms: { STOP_TICKS: 10_300 } }, 'replaced armed 4@0 v2'],
  ['the price of a stop', STOP, { ticks: 10_300 }, 'query_refused NOT_REPLACEABLE'],
  ['the trail of a stop', STOP, { terms: { TRAIL: 5 } }, 'query_refused NOT_REPLACEABLE'],
  ['the target of a stop', STOP, { terms: { TARGET_TICKS: 5 } }, 'query_refused NOT_REPLACEABLE'],
  ['the parent of a stop', STOP, { terms: { PARENT_ID: 5 } }, 'query_refused NOT_REPLACEABLE'],
  ['nothing of a stop', STOP, { terms: { STOP_TICKS: 10_400 } }, 'query_refused NOTHING_TO_REPLACE'],
  ['no number of a stop', STOP, { terms: { STOP_TICKS: 0.5 } }, 'query_refused INVALID_PARAMETER'],
  [
    'price and stop of a stop limit',
    STOP_LIMIT,
    { ticks: 10_450, terms: { STOP_TICKS: 10_350 } },
    'replaced armed 10@10450 v2',
  ],
  ['the trail of a trailing stop', TRAILING, { terms: { TRAIL: 50 } }, 'replaced armed 10@0 v2'],
  [
    'the stop of a trailing stop that has none',
    TRAILING,
    { terms: { STOP_TICKS: 9_000 } },
    'query_refused NOT_REPLACEABLE',
  ],
  ['a stop to where the market is', STOP, { terms: { STOP_TICKS: 10_100 } }, 'request_refused WOULD_TRIGGER'],
  ['a stop to more than may be held', STOP, { lots: 2_000_000 }, 'request_refused SIZE_LIMIT'],
  ['a stop of another version', STOP, { lots: 4, ifVersion: 2 }, 'query_refused VERSION_MISMATCH'],
  ['a stop of its version', STOP, { lots: 4, ifVersion: 1 }, 'replaced armed 4@0 v2'],
  ['price and quantity of an iceberg', ICEBERG, { ticks: 9_950, lots: 20 }, 'replaced working 20@9950 v2'],
  ['the legs of an iceberg', ICEBERG, { terms: { LEGS: 3 } }, 'query_refused NOT_REPLACEABLE'],
];
for (const [what, order, changes, expected] of ARMED) {
  test(`${what} is changed at once: ${expected}`, () => {
    const world = worldWith();
    world.inputs.lastTicks = 10_200;
    const [told] = world.place(order);
    assert.equal(wordsOf(replace(world, told!.orderId, changes)), expected);
    assertDecidedAgain(world);
  });
}

test('a replaced stop triggers where it stands now, and no longer where it stood', () => {
  const world = worldWith();
  const [told] = world.place(STOP);
  replace(world, told!.orderId, { terms: { STOP_TICKS: 10_600 } });
  trade(world, 10_500);
  assert.equal(world.order(told!.orderId)!.status, 'armed');
  trade(world, 10_600);
  assert.equal(world.order(told!.orderId)!.status, 'routed');
  assertDecidedAgain(world);
});

test('a stop that is on its way to its venue can’t be replaced', () => {
  const world = worldWith();
  const [told] = world.place(STOP);
  trade(world, 10_400);
  assert.equal(replace(world, told!.orderId, { lots: 4 }).reject, 'NOT_REPLACEABLE');
  assertDecidedAgain(world);
});

for (const [name, order, ticks, terms] of [
  ['stop', STOP, 10_400, { STOP_TICKS: 10_600 }],
  ['stop limit', STOP_LIMIT, 10_400, { STOP_TICKS: 10_600 }],
  ['trailing stop', TRAILING, 9_800, { TRAIL: 200 }],
] as const) {
  test(`a ${name} that has left waits for no price that could be changed`, () => {
    const world = worldWith();
    const [told] = world.place(order);
    trade(world, 10_000);
    trade(world, ticks);
    assert.equal(world.order(told!.orderId)!.status, 'routed');
    assert.equal(replace(world, told!.orderId, { terms }).reject, 'NOT_REPLACEABLE');
    world.report(ReportKind.acknowledged, told!.orderId);
    assert.equal(replace(world, told!.orderId, { terms }).reject, 'NOT_REPLACEABLE');
    assertDecidedAgain(world);
  });
}

test('the stop leg of a bracket that has left waits for no price that could be changed', () => {
  const world = worldWith();
  const [told] = world.place(BRACKET);
  world.report(ReportKind.filled, told!.orderId, { lots: 10, ticks: 9_900, execution: 1 });
  const { words } = world.state.plans;
  const [target, stop] = [PlanColumn.FIRST_ID, PlanColumn.SECOND_ID].map((column) => words[PLAN_WIDTH + column]!);
  world.report(ReportKind.acknowledged, target!);
  trade(world, 9_000);
  world.report(ReportKind.cancelled, target!);
  assert.equal(world.order(stop!)!.status, 'routed');
  assert.equal(replace(world, stop!, { terms: { STOP_TICKS: 9_100 } }).reject, 'NOT_REPLACEABLE');
  assertDecidedAgain(world);
});

test('a stop limit that triggered and rests is changed by its venue, as any limit order', () => {
  const world = worldWith();
  const [told] = world.place(STOP_LIMIT);
  trade(world, 10_400);
  assert.equal(replace(world, told!.orderId, { ticks: 10_450 }).reject, 'ORDER_PENDING');
  world.report(ReportKind.acknowledged, told!.orderId);
  assert.equal(
    wordsOf(replace(world, told!.orderId, { ticks: 10_450 })),
    'replace_requested pending_replace 10@10500 v2',
  );
  world.report(ReportKind.replaced, told!.orderId, { price: 10_450, quantity: 10 });
  assert.equal(world.order(told!.orderId)!.price, 10_450);
  assertDecidedAgain(world);
});

test('a stop that was replaced holds what it would now take', () => {
  const world = worldWith();
  const [told] = world.place(STOP_LIMIT);
  replace(world, told!.orderId, { ticks: 10_600, lots: 4 });
  const at = findOrder(world.state, told!.orderId) * ORDER_WIDTH;
  assert.equal(world.state.orders.words[at + OrderColumn.RESERVED_LOTS], 4);
  assert.equal(world.state.orders.words[at + OrderColumn.RESERVED_NOTIONAL], 42_400);
  assertDecidedAgain(world);
});

test('the leg of an iceberg isn’t replaced: the order is', () => {
  const world = worldWith();
  const told = world.place(ICEBERG);
  const leg = told.find(({ parentId }) => parentId !== 0)!;
  world.report(ReportKind.acknowledged, leg.orderId);
  assert.equal(replace(world, leg.orderId, { ticks: 9_950 }).reject, 'NOT_REPLACEABLE');
});

test('an iceberg can’t become smaller than what is filled of it', () => {
  const world = worldWith();
  const told = world.place(ICEBERG);
  const leg = told.find(({ parentId }) => parentId !== 0)!;
  world.report(ReportKind.filled, leg.orderId, { lots: 4, ticks: 9_900, execution: 1 });
  assert.equal(replace(world, told[0]!.orderId, { lots: 4 }).reject, 'BELOW_FILLED');
  assert.equal(replace(world, told[0]!.orderId, { lots: 5 }).kind, 'replaced');
  assertDecidedAgain(world);
});

test('the leg of a replaced iceberg follows at its venue', () => {
  const world = worldWith();
  const told = world.place(ICEBERG);
  const leg = told.find(({ parentId }) => parentId !== 0)!;
  world.report(ReportKind.acknowledged, leg.orderId);
  const all = world.command(CommandKind.replace, (command) => {
    command.f64[CommandWord.ORDER_ID] = told[0]!.orderId;
    command.f64[CommandWord.PRICE_TICKS] = 9_950;
  });
  assert.deepEqual(
    all.map(({ kind, orderId }) => [kind, orderId]),
    [
      ['replaced', told[0]!.orderId],
      ['replace_requested', leg.orderId],
    ],
  );
  assertDecidedAgain(world);
});

/* What is changed of a bracket's entry that rests; what is told. */
const ENTRY: readonly (readonly [string, Changes, string])[] = [
  ['its price', { ticks: 9_950 }, 'replace_requested pending_replace 10@9900 v2'],
  ['its quantity', { lots: 5 }, 'replace_requested pending_replace 10@9900 v2'],
  ['its stop', { terms: { STOP_TICKS: 9_100 } }, 'replaced live 10@9900 v2'],
  ['its target', { terms: { TARGET_TICKS: 10_600 } }, 'replaced live 10@9900 v2'],
  ['price and stop together', { ticks: 9_950, terms: { STOP_TICKS: 9_100 } }, 'query_refused NOT_REPLACEABLE'],
  ['a trail that it hasn’t', { terms: { TRAIL: 100 } }, 'query_refused NOT_REPLACEABLE'],
  ['its stop to beyond its price', { terms: { STOP_TICKS: 9_950 } }, 'query_refused INVALID_EXITS'],
  ['its price to beyond its target', { ticks: 10_600 }, 'query_refused INVALID_EXITS'],
];
for (const [what, changes, expected] of ENTRY) {
  test(`of a bracket’s entry that rests ${what} is changed: ${expected}`, () => {
    const world = worldWith();
    const [told] = world.place(BRACKET);
    world.report(ReportKind.acknowledged, told!.orderId);
    assert.equal(wordsOf(replace(world, told!.orderId, changes)), expected);
    assertDecidedAgain(world);
  });
}

test('once a bracket’s entry has filled in part, its exits are orders of their own: the entry’s can’t be changed', () => {
  const world = worldWith();
  const [told] = world.place(BRACKET);
  world.report(ReportKind.filled, told!.orderId, { lots: 4, ticks: 9_900, execution: 1 });
  assert.equal(replace(world, told!.orderId, { terms: { STOP_TICKS: 9_100 } }).reject, 'NOT_REPLACEABLE');
  assertDecidedAgain(world);
});

test('the price of an OCO is that of its target, and its plan follows once the venue has it', () => {
  const world = worldWith();
  const terms = { STOP_TICKS: 9_000, TARGET_TICKS: 10_500 };
  const [held] = world.place({ ticks: 10_000 });
  world.report(ReportKind.filled, held!.orderId, { lots: 10, ticks: 10_000, execution: 1 });
  const [told] = world.place({ type: 'oco', side: 'sell', ticks: 10_500, terms });
  world.report(ReportKind.acknowledged, told!.orderId);
  assert.equal(replace(world, told!.orderId, { terms: { STOP_TICKS: 9_100 } }).reject, 'NOT_REPLACEABLE');
  assert.equal(replace(world, told!.orderId, { ticks: 8_900 }).reject, 'INVALID_EXITS');
  assert.equal(replace(world, told!.orderId, { ticks: 10_600 }).kind, 'replace_requested');
  world.report(ReportKind.replaced, told!.orderId, { price: 10_600, quantity: 10 });
  assert.equal(world.order(told!.orderId)!.price, 10_600);
  assertDecidedAgain(world);
});

/** A bracket whose entry is filled: its target rests, its stop is armed. */
function filledBracket(world: World): { readonly target: number; readonly stop: number } {
  const [entry] = world.place(BRACKET);
  const told = world.report(ReportKind.filled, entry!.orderId, { lots: 10, ticks: 9_900, execution: 1 });
  const target = told.find(({ role }) => role === ChildRole.target)!.orderId;
  world.report(ReportKind.acknowledged, target);
  return { target, stop: told.find(({ role }) => role === ChildRole.stop)!.orderId };
}

/* Of which leg of a filled bracket; what is changed; what is told. */
const LEGS: readonly (readonly ['target' | 'stop', string, Changes, string])[] = [
  ['stop', 'where it triggers', { terms: { STOP_TICKS: 9_200 } }, 'replaced armed 10@0 v2'],
  ['stop', 'its quantity', { lots: 5 }, 'query_refused NOT_REPLACEABLE'],
  ['stop', 'where it triggers, to beyond the target', { terms: { STOP_TICKS: 10_600 } }, 'query_refused INVALID_EXITS'],
  ['stop', 'the target', { terms: { TARGET_TICKS: 10_600 } }, 'query_refused NOT_REPLACEABLE'],
  ['target', 'its price', { ticks: 10_600 }, 'replace_requested pending_replace 10@10500 v2'],
  ['target', 'its quantity', { lots: 5 }, 'query_refused NOT_REPLACEABLE'],
  ['target', 'its price, to beyond the stop', { ticks: 8_900 }, 'query_refused INVALID_EXITS'],
];
for (const [leg, what, changes, expected] of LEGS) {
  test(`of the ${leg} of a filled bracket ${what} is changed: ${expected}`, () => {
    const world = worldWith();
    const told = replace(world, filledBracket(world)[leg], changes);
    assert.equal(wordsOf(told), expected);
    assertDecidedAgain(world);
  });
}

test('the stop of a filled bracket triggers where it was moved to, and its target goes first', () => {
  const world = worldWith();
  const { target, stop } = filledBracket(world);
  replace(world, stop, { terms: { STOP_TICKS: 9_200 } });
  trade(world, 9_190);
  assert.equal(world.order(stop)!.status, 'triggered');
  assert.equal(world.order(target)!.status, 'pending_cancel');
  world.report(ReportKind.cancelled, target);
  assert.equal(world.order(stop)!.status, 'routed');
  assertDecidedAgain(world);
});

test('a held order is changed at once, and leaves as soon as it meets nobody any more', () => {
  const world = worldWith({ self_trade_mode: SelfTradeMode.cancel_oldest });
  const [other] = world.place({ account: 1, side: 'sell', ticks: 10_000 });
  world.report(ReportKind.acknowledged, other!.orderId);
  const [told] = world.place({ side: 'buy', ticks: 10_000 });
  assert.equal(told!.status, 'held');
  assert.equal(wordsOf(replace(world, told!.orderId, { ticks: 9_900, lots: 5 })), 'replaced held 5@9900 v2');
  assert.equal(world.timers()[0]!.kind, 'released');
  assertDecidedAgain(world);
});

test('a replace that the venue refuses leaves the order as it was, with its version counted', () => {
  const world = worldWith();
  const [told] = world.place(BRACKET);
  world.report(ReportKind.acknowledged, told!.orderId);
  replace(world, told!.orderId, { ticks: 9_950 });
  const [refused] = world.report(ReportKind.replace_rejected, told!.orderId);
  assert.equal(wordsOf(refused!), 'replace_rejected live 10@9900 v2');
  assertDecidedAgain(world);
});

test('a replace of an order that filled meanwhile is answered by its end', () => {
  const world = worldWith();
  const [told] = world.place({ ticks: 9_900 });
  world.report(ReportKind.acknowledged, told!.orderId);
  replace(world, told!.orderId, { ticks: 9_950 });
  assert.equal(
    world.report(ReportKind.filled, told!.orderId, { lots: 10, ticks: 9_900, execution: 1 })[0]!.status,
    'filled',
  );
  assert.equal(world.report(ReportKind.replace_rejected, told!.orderId)[0]!.status, 'filled');
  assert.equal(replace(world, told!.orderId, { ticks: 9_960 }).reject, 'ORDER_FINAL');
  assertDecidedAgain(world);
});

test('while the outcome of a replace is unknown no other is taken', () => {
  const world = worldWith();
  const [told] = world.place({ ticks: 9_900 });
  world.report(ReportKind.acknowledged, told!.orderId);
  replace(world, told!.orderId, { ticks: 9_950 });
  world.report(ReportKind.outcome_unknown, told!.orderId);
  assert.equal(replace(world, told!.orderId, { ticks: 9_960 }).reject, 'OUTCOME_UNKNOWN');
  assertDecidedAgain(world);
});

test('a replace of what is kept here counts as a message', () => {
  const world = worldWith({ messages_per_second: 1, messages_burst: 2 });
  const [told] = world.place(STOP);
  assert.equal(replace(world, told!.orderId, { lots: 4 }).kind, 'replaced');
  assert.equal(replace(world, told!.orderId, { lots: 3 }).reject, 'MESSAGE_RATE');
  assertDecidedAgain(world);
});

test('an override that lets a replace of a stop pass is used up by it', () => {
  const world = worldWith({ max_order_quantity: 10 });
  const [told] = world.place({ ...STOP, id: 'big' });
  world.override('big', ['SIZE_LIMIT']);
  assert.equal(replace(world, told!.orderId, { lots: 20 }).kind, 'replaced');
  assert.equal(replace(world, told!.orderId, { lots: 30 }).reject, 'SIZE_LIMIT');
  assertDecidedAgain(world);
});

for (const [side, stop, bps, ticks] of [
  ['buy', 10_400, 100, 10_504],
  ['sell', 9_600, 100, 9_504],
] as const) {
  test(`a protected stop to ${side} at ${stop} leaves as a limit of ${ticks} that follows from the stop, not from the trade`, () => {
    const world = worldWith();
    const options = bps << PROTECTION_SHIFT;
    const [told] = world.place({ ...STOP, side, terms: { STOP_TICKS: stop }, options });
    const [released] = trade(world, side === 'buy' ? stop + 77 : stop - 77);
    assert.deepEqual([released!.kind, released!.price], ['released', ticks]);
    const event = new Float64Array(world.journal.find((bytes) => bytes[4] === 20)!.slice().buffer);
    assert.equal(event[EventWord.OPTIONS], PlaceOption.priced);
    assert.equal(world.order(told!.orderId)!.price, ticks);
    assertDecidedAgain(world);
  });
}

test('a protected trailing stop leaves around where it has trailed to', () => {
  const world = worldWith();
  world.place({ ...TRAILING, options: 100 << PROTECTION_SHIFT });
  trade(world, 10_100);
  const [released] = trade(world, 9_990);
  assert.deepEqual([released!.kind, released!.price], ['released', 9_900]);
  assertDecidedAgain(world);
});

const WAYS = [
  [
    'a trail in percent',
    { TRAIL: 20_000, FLAGS: TermFlag.percent },
    { TRAIL: 20_000, FLAGS: TermFlag.percent | TriggerBy.mark },
  ],
  ['a trail by an amount', { TRAIL: 50 }, { TRAIL: 50, FLAGS: TriggerBy.mark }],
] as const;
for (const [i, [name, asked, becomes]] of WAYS.entries()) {
  test(`${name} is replaced by another, whatever it is compared with, and never by one of the other way`, () => {
    const world = worldWith();
    const trail =
      i === 0 ? { TRAIL: 10_000, FLAGS: TermFlag.percent | TriggerBy.mark } : { TRAIL: 100, FLAGS: TriggerBy.mark };
    const { orderId } = world.place({ ...TRAILING, terms: trail })[0]!;
    assert.equal(replace(world, orderId, { terms: WAYS[1 - i]![1] }).reject, 'INVALID_TRAIL');
    assert.equal(replace(world, orderId, { terms: asked }).kind, 'replaced');
    const plan = findPlan(world.state, orderId) * PLAN_WIDTH + PlanColumn.TERMS;
    for (const [word, value] of Object.entries(becomes)) {
      assert.equal(world.state.plans.words[plan + Term[word as keyof typeof Term]], value, word);
    }
    assertDecidedAgain(world);
  });
}
