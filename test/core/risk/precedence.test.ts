import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.ts';
import { Reject, type RejectName } from '../../../core/schema/reject.ts';
import type { Records } from '../../../core/memory/records.ts';
import { createWorld, setText, smallCapacities, type World } from '../../support/engine-world.ts';

/** What makes each refusal of a new order come about: in the world, or in the order. */
interface Reason {
  readonly world?: (world: World) => void;
  readonly order?: (command: Records) => void;
  /** Reasons that can't hold at once with this one. */
  readonly not?: readonly RejectName[];
}

const CLEAN = { id: 'taken', lots: 10, ticks: 10_000 };

const Reasons: Partial<Record<RejectName, Reason>> = {
  INVALID_SIDE: { order: (command) => void (command.u8[CommandByte.SIDE] = 2) },
  INVALID_QUANTITY: {
    order: (command) => void (command.f64[CommandWord.QUANTITY_LOTS] = -1),
    not: ['SIZE_LIMIT', 'NOTIONAL_LIMIT'],
  },
  INVALID_ORDER_TYPE: { order: (command) => void (command.u8[CommandByte.TYPE] = 99) },
  INVALID_PRICE: { order: (command) => void (command.f64[CommandWord.PRICE_TICKS] = -1), not: ['PRICE_COLLAR'] },
  INVALID_TIME_IN_FORCE: {
    order: (command) => void (command.u8[CommandByte.TIME_IN_FORCE] = 9),
    not: ['ALREADY_EXPIRED'],
  },
  FORBIDDEN_ACCOUNT: {
    order: (command) => void (command.i32[CommandHalf.ACCOUNT] = 3),
    not: ['IDEMPOTENCY_FULL', 'SYMBOL_BLOCKED', 'SYMBOL_HALTED'],
  },
  BUSY: { world: (world) => void world.inputs.scores.fill(2), not: ['RECOVERING', 'NO_BROKER'] },
  HALTED: { world: (world) => void (world.inputs.stopWords = 1) },
  RECOVERING: { world: (world) => void world.report(20, 0, { broker: 0 }), not: ['NO_BROKER'] },
  NO_BROKER: { world: (world) => void world.report(21, 0, { broker: 0 }) },
  ORDER_TABLE_FULL: {
    world(world) {
      while (world.place({ lots: 1, instrument: 1, account: 1 })[0]!.kind === 'accepted');
    },
  },
  IDEMPOTENCY_FULL: {
    world(world) {
      for (let n = 0; n < 4; n++) world.place({ lots: 1, instrument: 1, account: 1, id: `other-${n}` });
    },
  },
  UNKNOWN_INSTRUMENT: {
    order: (command) => void (command.i32[CommandHalf.INSTRUMENT] = 3),
    not: ['NOT_TRADABLE', 'SYMBOL_BLOCKED', 'SYMBOL_HALTED'],
  },
  NOT_TRADABLE: {
    world: (world) =>
      void world.command(CommandKind.define_instrument, (command) => {
        setText(command, 'SYMBOL0');
        command.f64.set([0, 1, 2, 1, 0, 1, 1, 5_000_000, 0], COMMAND_DEFINITION);
      }),
  },
  SYMBOL_BLOCKED: {
    world: (world) =>
      void world.command(CommandKind.set_limits, (command) => {
        command.f64.set([100, 1e6, 200, 100, 1, 0, 0], COMMAND_DEFINITION);
      }),
  },
  SYMBOL_HALTED: {
    world(world) {
      const [order] = world.place({ lots: 1 });
      world.report(4, order!.orderId, { execution: 1, lots: 2, ticks: 10_000 });
    },
  },
  ALREADY_EXPIRED: {
    order(command) {
      command.u8[CommandByte.TIME_IN_FORCE] = 5;
      command.f64[CommandWord.EXPIRE_AT_US] = 1;
    },
  },
  SIZE_LIMIT: { order: (command) => void (command.f64[CommandWord.QUANTITY_LOTS] = 101) },
  NO_REFERENCE_PRICE: { world: (world) => world.quote(0), not: ['PRICE_COLLAR', 'STALE_PRICE'] },
  STALE_PRICE: { world: (world) => void (world.inputs.refAgeUs = 5_000_001) },
  NOTIONAL_LIMIT: {
    order: (command) => void (command.f64[CommandWord.QUANTITY_LOTS] = 100),
    not: ['SIZE_LIMIT', 'PRICE_COLLAR'],
  },
  PRICE_COLLAR: { order: (command) => void (command.f64[CommandWord.PRICE_TICKS] = 10_101) },
  OPEN_ORDERS_LIMIT: {
    world(world) {
      for (let n = 0; n < 2; n++) world.place({ lots: 1, instrument: 1 });
    },
  },
  OPEN_NOTIONAL_LIMIT: {
    world: (world) => void world.place({ lots: 90, instrument: 1 }),
    not: ['OPEN_ORDERS_LIMIT'],
  },
  POSITION_LIMIT: {
    world(world) {
      world.report(4, world.place({ lots: 99 })[0]!.orderId, { execution: 2, lots: 99, ticks: 10_000 });
      world.report(4, world.place({ lots: 99 })[0]!.orderId, { execution: 3, lots: 99, ticks: 10_000 });
    },
  },
};

/** In this order, so that what one needs of the world another hasn't taken away before. */
const WorldOrder: readonly RejectName[] = [
  'POSITION_LIMIT',
  'SYMBOL_HALTED',
  'OPEN_ORDERS_LIMIT',
  'OPEN_NOTIONAL_LIMIT',
  'IDEMPOTENCY_FULL',
  'ORDER_TABLE_FULL',
];

function verdictOf(names: readonly RejectName[]): string | undefined {
  const world = createWorld({
    fastPath: false,
    capacities: { ...smallCapacities, ids: 4, orders: 16 },
    limits: {
      maxOrderLots: 100,
      maxOrderNotional: 999_999,
      maxPositionLots: 200,
      collarBps: 100,
      maxOpenOrders: 2,
      maxOpenNotional: 990_000,
    },
  });
  unlimited(world, 1);
  const rank = (name: RejectName): number => {
    const at = WorldOrder.indexOf(name);
    return at < 0 ? WorldOrder.length : at;
  };
  for (const name of names.toSorted((a, b) => rank(a) - rank(b))) Reasons[name]!.world?.(world);
  const [told] = world.command(CommandKind.place, (command) => {
    command.u8[CommandByte.TYPE] = 1;
    command.u8[CommandByte.TIME_IN_FORCE] = 2;
    command.f64[CommandWord.PRICE_TICKS] = CLEAN.ticks;
    command.f64[CommandWord.QUANTITY_LOTS] = CLEAN.lots;
    setText(command, CLEAN.id);
    for (const name of names) Reasons[name]!.order?.(command);
  });
  return told!.reject;
}

/** Account 1 fills tables for the others. */
function unlimited(world: World, account: number): void {
  world.command(CommandKind.set_limits, (command) => {
    command.i32[CommandHalf.ACCOUNT] = account;
    command.i32[CommandHalf.INSTRUMENT] = -1;
    command.f64.set([0, 0, 0, 0, 0, 1e6, 1e15], COMMAND_DEFINITION);
  });
}

const names = Object.keys(Reasons) as RejectName[];

test('every reason to refuse a new order is told when it holds alone', () => {
  assert.equal(verdictOf([]), undefined);
  for (const name of names) assert.equal(verdictOf([name]), name);
});

test('of any two reasons that hold at once the first in the list is told', () => {
  let pairs = 0;
  for (const first of names) {
    for (const second of names) {
      if (Reject[first].code >= Reject[second].code) continue;
      if (Reasons[first]!.not?.includes(second) === true || Reasons[second]!.not?.includes(first) === true) continue;
      assert.equal(verdictOf([first, second]), first, `${first} and ${second}`);
      pairs += 1;
    }
  }
  assert.ok(pairs > 200, `${pairs} pairs`);
});
