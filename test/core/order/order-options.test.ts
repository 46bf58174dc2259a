import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION, InstrumentClass } from '../../../core/schema/definition.ts';
import { EVENT_BYTES, EventHalf, EventWord, TYPES_EVENT_VERSION } from '../../../core/schema/event.ts';
import { TimeInForce } from '../../../core/schema/order-kind.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { AUTO_PROTECTION, PROTECTION_SHIFT, PlaceOption } from '../../../core/schema/risk.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { assertDecidedAgain } from '../../support/decided-again.ts';
import { type PlaceOptions, type Told, type World, createWorld, setText } from '../../support/engine-world.ts';

const { postOnly, reduceOnly, priced } = PlaceOption;
const protection = (bps: number): number => bps << PROTECTION_SHIFT;
const LIMITS = { max_order_quantity: 1_000_000, max_position: 10_000_000, collar_bps: 1_000 };

function worldWith(limits: Record<string, number> = {}): World {
  return createWorld({ risk: { ...LIMITS, ...limits }, brokers: 2 });
}

/** Makes a position of account 0 by an order that fills at once. */
function hold(world: World, lots: number): void {
  const [placed] = world.place({ side: lots < 0 ? 'sell' : 'buy', lots: Math.abs(lots) });
  world.report(ReportKind.filled, placed!.orderId, { lots: Math.abs(lots), ticks: 10_000, execution: placed!.orderId });
}

function optionsOf(world: World): number {
  return eventOf(world).f64[EventWord.OPTIONS]!;
}

function eventOf(world: World) {
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.u8.set(world.journal.at(-1)!);
  return event;
}

const outcome = (told: Told): string =>
  told.reject === undefined ? `${told.kind} ${told.status}` : `${told.kind} ${told.reject}`;

/* The position; what is open; the order; what becomes of it. */
const REDUCING: readonly (readonly [string, string, string, string])[] = [
  ['long 100', '', 'sell 100', 'accepted routed'],
  ['long 100', '', 'sell 101', 'refused REDUCE_ONLY'],
  ['long 100', '', 'buy 1', 'refused REDUCE_ONLY'],
  ['long 100', 'sell 60', 'sell 40', 'accepted routed'],
  ['long 100', 'sell 60', 'sell 41', 'refused REDUCE_ONLY'],
  ['long 100', 'buy 60', 'sell 100', 'accepted routed'],
  ['short 100', '', 'buy 100', 'accepted routed'],
  ['short 100', 'buy 1', 'buy 100', 'refused REDUCE_ONLY'],
  ['flat', '', 'sell 1', 'refused REDUCE_ONLY'],
  ['flat', '', 'buy 1', 'refused REDUCE_ONLY'],
];
for (const [position, open, order, expected] of REDUCING) {
  test(`reduce only, ${position}${open === '' ? '' : ` with ${open} open`}: ${order} is ${expected}`, () => {
    const world = worldWith();
    const [way, lots] = position.split(' ');
    if (way !== 'flat') hold(world, way === 'long' ? Number(lots) : -Number(lots));
    const placeOf = (text: string): PlaceOptions => {
      const [side, of] = text.split(' ');
      const isBuy = side === 'buy';
      return { side: isBuy ? 'buy' : 'sell', lots: Number(of), ticks: isBuy ? 9_900 : 10_100 };
    };
    if (open !== '') world.place(placeOf(open));
    assert.equal(outcome(world.place({ ...placeOf(order), options: reduceOnly })[0]!), expected);
    assertDecidedAgain(world);
  });
}

test('a refusal to turn a position says by how much it may be reduced', () => {
  const world = worldWith();
  hold(world, 100);
  world.place({ side: 'sell', lots: 70, ticks: 10_100 });
  const [told] = world.place({ side: 'sell', lots: 31, ticks: 10_100, options: reduceOnly });
  assert.equal(told!.limit, 30);
  assert.equal(told!.value, 31);
});

test('a replace of an order that reduces only may grow as far as the position goes', () => {
  const world = worldWith();
  hold(world, 100);
  const [told] = world.place({ side: 'sell', lots: 50, ticks: 10_100, options: reduceOnly });
  world.report(ReportKind.acknowledged, told!.orderId);
  assert.equal(world.replace(told!.orderId, 0, 101)[0]!.reject, 'REDUCE_ONLY');
  assert.equal(world.replace(told!.orderId, 0, 100)[0]!.kind, 'replace_requested');
  assertDecidedAgain(world);
});

test('an order that reduces only stays open when its position shrinks: it is judged when it is placed, changed or released', () => {
  const world = worldWith();
  hold(world, 100);
  const [told] = world.place({ side: 'sell', lots: 100, ticks: 10_100, options: reduceOnly });
  world.report(ReportKind.acknowledged, told!.orderId);
  const [other] = world.place({ side: 'sell', lots: 60, ticks: 10_100 });
  world.report(ReportKind.filled, other!.orderId, { lots: 60, ticks: 10_100, execution: 99 });
  assert.equal(world.order(told!.orderId)!.status, 'live');
  assert.equal(world.replace(told!.orderId, 10_200, 0)[0]!.reject, 'REDUCE_ONLY');
  assert.equal(world.replace(told!.orderId, 10_200, 40)[0]!.kind, 'replace_requested');
  assertDecidedAgain(world);
});

test('an order that reduces only and could turn the position by the time it is released is never sent', () => {
  const world = worldWith({ self_trade_mode: SelfTradeMode.cancel_oldest });
  hold(world, 100);
  // Of another account: it is in the way.
  const [other] = world.place({ account: 1, side: 'buy', lots: 5, ticks: 10_000 });
  world.report(ReportKind.acknowledged, other!.orderId);
  const [told] = world.place({ side: 'sell', lots: 100, ticks: 10_000, options: reduceOnly });
  assert.equal(told!.status, 'held');
  world.timers();
  const [late] = world.place({ side: 'sell', lots: 60, ticks: 10_400 });
  world.report(ReportKind.filled, late!.orderId, { lots: 60, ticks: 10_400, execution: 98 });
  world.report(ReportKind.cancelled, other!.orderId);
  const [ended] = world.timers();
  assert.deepEqual([ended!.orderId, ended!.status, ended!.reject], [told!.orderId, 'not_sent', 'REDUCE_ONLY']);
  assertDecidedAgain(world);
});

test('an order that reduces only and was refused unseen goes to no other broker once it could turn the position', () => {
  const world = worldWith();
  hold(world, 100);
  const [told] = world.place({ side: 'sell', lots: 100, ticks: 10_100, options: reduceOnly });
  const [other] = world.place({ side: 'sell', lots: 60, ticks: 10_100 });
  world.report(ReportKind.filled, other!.orderId, { lots: 60, ticks: 10_100, execution: 97, broker: other!.broker });
  const [ended] = world.report(ReportKind.not_sent, told!.orderId, { broker: told!.broker });
  assert.equal(ended!.status, 'not_sent');
  assertDecidedAgain(world);
});

/* What it asks for; the order; whether it makes sense. */
const MEANT: readonly (readonly [string, number, PlaceOptions, boolean])[] = [
  ['post only', postOnly, {}, true],
  ['post only', postOnly, { ticks: 0 }, false],
  ['post only', postOnly, { tif: TimeInForce.ioc }, false],
  ['post only', postOnly, { tif: TimeInForce.fok }, false],
  ['post only', postOnly, { type: 'stop_limit', terms: { STOP_TICKS: 10_100 } }, false],
  ['protection', protection(100), {}, false],
  ['protection', protection(100), { ticks: 0 }, true],
  ['protection', protection(10_001), { ticks: 0 }, false],
  ['protection', protection(AUTO_PROTECTION), { ticks: 0 }, true],
  ['protection', protection(100), { type: 'stop', ticks: 0, terms: { STOP_TICKS: 10_100 } }, true],
  ['protection', protection(100), { type: 'stop_limit', terms: { STOP_TICKS: 10_100 } }, false],
  ['protection', protection(100), { type: 'iceberg', lots: 10, terms: { LEGS: 2 } }, false],
  ['a price of the engine’s own', priced, {}, false],
];
for (const [name, options, order, isMeant] of MEANT) {
  const { type = order.ticks === 0 ? 'market' : 'limit', tif } = order;
  const how = tif === undefined ? '' : tif === TimeInForce.ioc ? ', immediate-or-cancel,' : ', fill-or-kill,';
  test(`${name} (${options}) asked for by a ${type} order${how} is ${isMeant ? 'taken' : 'no parameter'}`, () => {
    const world = worldWith();
    const [told] = world.place({ ...order, options });
    assert.equal(told!.reject, isMeant ? undefined : 'INVALID_PARAMETER');
    assertDecidedAgain(world);
  });
}

test('an entry whose exits are wanted can’t be one that reduces only', () => {
  const world = worldWith();
  hold(world, 100);
  const terms = { STOP_TICKS: 9_000, TARGET_TICKS: 11_000 };
  assert.equal(world.place({ type: 'bracket', terms, options: reduceOnly })[0]!.reject, 'INVALID_PARAMETER');
});

test('before risk has begun nobody keeps what an order asks for: it is refused', () => {
  const world = createWorld();
  for (const options of [postOnly, reduceOnly, protection(100)]) {
    assert.equal(
      world.place({ ticks: options === protection(100) ? 0 : 9_000, options })[0]!.reject,
      'INVALID_PARAMETER',
    );
  }
  assertDecidedAgain(world);
});

test('events of orders that ask for what came with order types have the version that came with them', () => {
  const world = worldWith();
  world.place({ ticks: 9_900 });
  assert.ok(eventOf(world).i32[EventHalf.KIND_VERSION]! >> 16 < TYPES_EVENT_VERSION);
  world.place({ ticks: 9_900, options: postOnly });
  assert.equal(eventOf(world).i32[EventHalf.KIND_VERSION]! >> 16, TYPES_EVENT_VERSION);
});

test('a post-only order that goes to another broker is post only there', () => {
  const world = worldWith();
  const [told] = world.place({ ticks: 9_900, options: postOnly | 1 });
  assert.equal(optionsOf(world), postOnly | 1);
  const [again] = world.report(ReportKind.not_sent, told!.orderId, { broker: told!.broker });
  assert.equal(again!.kind, 'rerouted');
  assert.equal(optionsOf(world), postOnly);
  assertDecidedAgain(world);
});

/* Side, reference, hundredths of a percent; the limit that it is sent with. */
const BANDS: readonly (readonly ['buy' | 'sell', number, number, number])[] = [
  ['buy', 10_000, 100, 10_100],
  ['sell', 10_000, 100, 9_900],
  ['buy', 10_001, 100, 10_102],
  ['sell', 10_001, 100, 9_900],
  ['buy', 30, 10, 31],
  ['sell', 30, 10, 29],
];
for (const [side, ref, bps, ticks] of BANDS) {
  test(`a market order to ${side} at ${ref} with a band of ${bps / 100} % is sent as a limit of ${ticks}`, () => {
    const world = worldWith();
    world.quote(ref);
    const [told] = world.place({ side, ticks: 0, options: protection(bps) });
    assert.deepEqual([told!.status, told!.price, told!.limit], ['routed', ticks, ticks]);
    assert.equal(optionsOf(world), protection(bps) | priced);
    assertDecidedAgain(world);
  });
}

test('the limit of a protected sell is never below one tick', () => {
  const world = worldWith({ collar_bps: 10_000 });
  world.quote(1);
  assert.equal(world.place({ side: 'sell', ticks: 0, options: protection(10_000) })[0]!.price, 1);
  assertDecidedAgain(world);
});

/* The class; the price; the band that the price has, in hundredths of a percent. Ticks are hundredths. */
const SLABS: readonly (readonly [keyof typeof InstrumentClass, number, number])[] = [
  ['equity', 99.99, 200],
  ['equity', 100, 100],
  ['future', 500, 100],
  ['equity', 500.01, 50],
  ['crypto', 10_000, 50],
  ['option', 9.99, 500],
  ['option', 10, 300],
  ['option', 100, 300],
  ['option', 500, 200],
  ['option', 500.01, 100],
];
for (const [of, price, bps] of SLABS) {
  test(`an automatic band around ${price} is ${bps / 100} % for class ${of}`, () => {
    const world = worldWith();
    world.command(CommandKind.define_instrument, (command) => {
      command.i32[CommandHalf.INSTRUMENT] = 0;
      setText(command, 'SYMBOL0');
      command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0, 0, InstrumentClass[of], 0, 0, 0, 127], COMMAND_DEFINITION);
    });
    const ref = Math.round(price * 100);
    world.quote(ref);
    const [told] = world.place({ side: 'sell', ticks: 0, options: protection(AUTO_PROTECTION) });
    assert.equal(told!.price, Math.floor((ref * (10_000 - bps)) / 10_000));
    assertDecidedAgain(world);
  });
}

test('a protected market order without a reference price is refused for want of one', () => {
  const world = worldWith();
  world.quote(0);
  assert.equal(world.place({ ticks: 0, options: protection(100) })[0]!.reject, 'NO_REFERENCE_PRICE');
  assertDecidedAgain(world);
});

test('a protected market order is judged as the limit order that it is: a band wider than the collar is refused', () => {
  const world = worldWith({ collar_bps: 50 });
  assert.equal(world.place({ ticks: 0, options: protection(100) })[0]!.reject, 'PRICE_COLLAR');
  assert.equal(world.place({ ticks: 0, options: protection(50) })[0]!.reject, undefined);
  assertDecidedAgain(world);
});

test('the same protected market order under the same id is known again, whatever the price has become', () => {
  const world = worldWith();
  const order = { ticks: 0, options: protection(100), id: 'once' };
  world.place(order);
  world.quote(10_500);
  assert.equal(world.place(order)[0]!.kind, 'place_repeated');
  assert.equal(world.place({ ...order, options: protection(200) })[0]!.reject, 'DUPLICATE_CLIENT_ORDER_ID');
  assert.equal(world.place({ ...order, ticks: 10_100, options: 0 })[0]!.reject, 'DUPLICATE_CLIENT_ORDER_ID');
});

test('a protected market order keeps its limit at the next broker, and is still immediate-or-cancel there', () => {
  const world = worldWith();
  const [told] = world.place({ ticks: 0, options: protection(100) });
  world.quote(10_400);
  const [again] = world.report(ReportKind.not_sent, told!.orderId, { broker: told!.broker });
  assert.deepEqual([again!.kind, again!.price, optionsOf(world)], ['rerouted', 10_100, priced]);
  assertDecidedAgain(world);
});

test('a command can’t name a price of the engine’s own', () => {
  const world = worldWith();
  const [told] = world.command(CommandKind.place, (command) => {
    command.u8[CommandByte.TYPE] = 2;
    command.u8[CommandByte.TIME_IN_FORCE] = 2;
    command.f64[CommandWord.QUANTITY_LOTS] = 1;
    command.i32[CommandHalf.COUNT] = protection(100) | priced;
  });
  assert.equal(told!.reject, 'INVALID_PARAMETER');
});
