import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_WAIT_US } from '../../../core/risk/held-orders.ts';
import { StopWord } from '../../../core/memory/control.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { BrokerState, packScore } from '../../../core/routing/scoreboard.ts';
import { Cause, EVENT_BYTES, EventByte, EventHalf, EventKind } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, isFinal } from '../../../core/schema/order-kind.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { type EngineState, createState } from '../../../core/state/state.ts';
import { type Table, hashOf } from '../../../core/state/table.ts';
import {
  type World,
  createSink,
  createWorld,
  smallCapacities,
  usualLimits,
  worldOf,
} from '../../support/engine-world.ts';
import { setLimits } from '../../support/risk-rows.ts';
import { loadedState } from '../../support/loaded-state.ts';

const O = OrderColumn;
const OPTIONS = {
  brokers: 2,
  fastPath: false,
  capacities: { ...smallCapacities, orders: 256, ids: 64 },
  risk: usualLimits({}),
};
const { cancel_newest, cancel_oldest, cancel_both } = SelfTradeMode;
type Step = (world: World) => void;

/** What a test writes straight into the tables stands in no journal: it is written again where it was. */
function begin(state: EngineState): void {
  setLimits(state, {}, { self_trade_mode: cancel_oldest });
}

function newDay(): { world: World; begunAt: number } {
  const world = createWorld(OPTIONS);
  const begunAt = world.journal.length;
  begin(world.state);
  return { world, begunAt };
}

function openOrders(state: EngineState): number[] {
  const { words } = state.orders;
  const rows: number[] = [];
  for (let row = 0; row < state.orders.touched; row++) {
    if (words[row * ORDER_WIDTH] !== 0 && !isFinal(words[row * ORDER_WIDTH + O.STATUS]!)) rows.push(row);
  }
  return rows;
}

/** What the venue may say of the n-th open order that was sent. */
function tell(world: World, n: number, kind: number): void {
  const { words } = world.state.orders;
  const rows = openOrders(world.state).filter((row) => words[row * ORDER_WIDTH + O.STATUS] !== OrderStatus.held);
  if (rows.length === 0) return;
  const at = rows[n % rows.length]! * ORDER_WIDTH;
  const status = words[at + O.STATUS]!;
  const isAsked = status === OrderStatus.pending_cancel || status === OrderStatus.pending_replace;
  if (kind === ReportKind.cancel_rejected && status !== OrderStatus.pending_cancel) return;
  if (kind === ReportKind.replaced && status !== OrderStatus.pending_replace) return;
  if (kind === ReportKind.acknowledged && isAsked) return;
  const left = words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!;
  world.report(kind, words[at]!, {
    broker: words[at + O.BROKER]!,
    attempt: words[at + O.ATTEMPT]!,
    price: kind === ReportKind.replaced ? words[at + O.PENDING_TICKS]! : 0,
    quantity: kind === ReportKind.replaced ? words[at + O.PENDING_LOTS]! : 0,
    execution: world.state.globals.words[0]! + 1,
    ...(kind === ReportKind.filled ? { lots: Math.min(left, 5), ticks: 10_000 } : {}),
  });
}

const nth = fc.nat({ max: 30 });
const said = fc.constantFrom(
  ReportKind.acknowledged,
  ReportKind.filled,
  ReportKind.cancelled,
  ReportKind.cancelled,
  ReportKind.cancel_rejected,
  ReportKind.outcome_unknown,
  ReportKind.replaced,
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        account: fc.nat({ max: 1 }),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        ticks: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 9_998, max: 10_002 }) }, fc.constant(0)),
        options: fc.constantFrom(0, 0, cancel_newest + 1, cancel_oldest + 1, cancel_both + 1),
        expires: fc.boolean(),
      })
      .map(
        ({ expires, ...order }): Step =>
          (world) => {
            const gtd = expires ? { tif: 5, expireAtUs: world.inputs.nowUs + 2_000_000 } : {};
            world.place({ ...order, ...gtd, lots: 10 });
          },
      ),
  },
  {
    weight: 10,
    arbitrary: fc.tuple(nth, said).map(
      ([n, kind]): Step =>
        (world) =>
          tell(world, n, kind),
    ),
  },
  { weight: 10, arbitrary: fc.constantFrom(0, 0, 0, 500_000, 1_000_000).map(timersAfter) },
  { weight: 1, arbitrary: fc.constant(MOST_WAIT_US).map(timersAfter) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(StopWord.everything, StopWord.account, StopWord.broker0).map(
      (word): Step =>
        (world) => {
          world.inputs.stopWords = word;
          world.timers();
          world.inputs.stopWords = 0;
        },
    ),
  },
  fc.tuple(nth, fc.boolean()).map(
    ([n, isReplace]): Step =>
      (world) => {
        const { words } = world.state.orders;
        const rows = openOrders(world.state);
        if (rows.length === 0) return;
        const at = rows[n % rows.length]! * ORDER_WIDTH;
        const account = words[at + O.ACCOUNT]!;
        if (isReplace) world.replace(words[at]!, 9_998 + (n % 5), 12, 0, account);
        else world.cancel(words[at]!, account);
      },
  ),
  fc.nat({ max: 1 }).map(
    (account): Step =>
      (world) =>
        world.cancelAll(account),
  ),
  fc.constant<Step>((world) => world.settle()),
  fc.constantFrom(0, 1).map(
    (broker): Step =>
      (world) =>
        world.brokerReady(broker),
  ),
  fc.constantFrom(0, 1).map(
    (broker): Step =>
      (world) => {
        world.inputs.scores[broker] = packScore(BrokerState.down, 100, 100, 0);
      },
  ),
  {
    weight: 1,
    arbitrary: fc.constant<Step>((world) => {
      world.restart(OPTIONS);
      world.settle();
    }),
  },
);

function timersAfter(us: number): Step {
  return (world) => {
    world.advance(us);
    world.timers();
  };
}

/** No two orders that are out could trade with each other, and what is held was sent nowhere. */
function neverMeets({ state }: World): void {
  const { words } = state.orders;
  const rows = openOrders(state);
  const held = rows.filter((row) => words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.held);
  assert.equal(state.risk.words[RiskColumn.HELD_COUNT], held.length);
  assert.deepEqual(
    [...state.held.rows.subarray(0, state.held.count)],
    held.toSorted((a, b) => words[a * ORDER_WIDTH]! - words[b * ORDER_WIDTH]!),
  );
  for (const row of held) assert.equal(words[row * ORDER_WIDTH + O.ATTEMPT], 0);
  const reaches = (side: number): number[] =>
    rows
      .filter((row) => !held.includes(row) && words[row * ORDER_WIDTH + O.SIDE] === side)
      .map((row) => {
        const at = row * ORDER_WIDTH;
        if (words[at + O.TYPE] === OrderType.market) return side === Side.buy ? Infinity : -Infinity;
        const pending = words[at + O.PENDING_TICKS]! || words[at + O.PRICE_TICKS]!;
        return side === Side.buy
          ? Math.max(words[at + O.PRICE_TICKS]!, pending)
          : Math.min(words[at + O.PRICE_TICKS]!, pending);
      });
  const best = Math.max(-Infinity, ...reaches(Side.buy));
  const least = Math.min(Infinity, ...reaches(Side.sell));
  assert.ok(best < least || best === -Infinity || least === Infinity, `a buy at ${best}, a sell at ${least}`);
}

/** A fan-out keeps the number of the request that began it, which is another in another run. */
function tablesOf({ state }: World): readonly Table[] {
  return state.tables.filter((table) => table !== state.fanouts);
}

test('orders of one firm are never out together where they would trade, whatever the venues say and whoever crashes', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 120, size: 'max' }), (steps) => {
      const { world } = newDay();
      for (const act of steps) {
        act(world);
        neverMeets(world);
      }
    }),
    { numRuns: 300 },
  );
});

test('a day with held orders is decided again as it was, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 120, size: 'max' }), (steps) => {
      const { world, begunAt } = newDay();
      for (const act of steps) act(world);
      const copy = createState(world.state.capacities);
      const sink = createSink();
      for (const [index, bytes] of world.journal.entries()) {
        if (index === begunAt) begin(copy);
        const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
        event.u8.set(bytes);
        const at = redecide(copy, event, 0, sink);
        assert.ok(at >= 0, `event ${index + 1} is decided again`);
        assert.deepEqual(Buffer.from(sink.records.u8.subarray(at, at + bytes.length)), Buffer.from(bytes));
        apply(copy, event, 0);
      }
      if (world.journal.length > begunAt) assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
    }),
    { numRuns: 200 },
  );
});

test('a crash anywhere among held orders changes nothing: what is left of the tables goes on the same', () => {
  const days = fc.array(step, { minLength: 10, maxLength: 80, size: 'max' });
  fc.assert(
    fc.property(days, fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (before, after) => {
      const { world } = newDay();
      for (const act of before) act(world);
      const other = worldOf(loadedState(world.state), OPTIONS, false);
      Object.assign(other.inputs, world.inputs, { scores: world.inputs.scores.slice() });
      for (const act of after) {
        act(world);
        act(other);
        assert.deepEqual(hashOf(tablesOf(other)), hashOf(tablesOf(world)));
      }
    }),
    { numRuns: 200 },
  );
});

test('held orders are reached by these days: some are released, some given up, some end with the others', () => {
  const counts = { held: 0, released: 0, ended: 0, not_sent: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }), (steps) => {
      const { world } = newDay();
      for (const act of steps) {
        const from = world.journal.length;
        act(world);
        for (const bytes of world.journal.slice(from)) {
          const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
          event.u8.set(bytes);
          const kind = event.i32[EventHalf.KIND_VERSION]! & 0xffff;
          const isConduct = event.i32[EventHalf.CAUSE] === Cause.conduct;
          if (kind === EventKind.accepted && event.u8[EventByte.STATUS] === OrderStatus.held) counts.held += 1;
          if (kind === EventKind.released) counts.released += 1;
          if (kind === EventKind.cancelled && isConduct) counts.ended += 1;
          if (kind === EventKind.not_sent && isConduct) counts.not_sent += 1;
        }
      }
    }),
    { numRuns: 100, seed: 6 },
  );
  for (const [what, count] of Object.entries(counts)) assert.ok(count > 10, `${what}: ${count}`);
});
