import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { redecide } from '../../core/order/redecide.ts';
import { exposureFaults } from '../support/exposure-faults.ts';
import { checkParts } from '../support/parts-checks.ts';
import { CancelMode, CommandByte, CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { GuardScope } from '../../core/schema/guard.ts';
import { OrderStatus, TimeInForce, isFinal } from '../../core/schema/order-kind.ts';
import { SelfTradeMode } from '../../core/risk/limit-field.ts';
import { ReportKind, VenueStateCode } from '../../core/schema/report.ts';
import { AUTO_PROTECTION, PROTECTION_SHIFT, PlaceOption } from '../../core/schema/risk.ts';
import { TermFlag } from '../../core/schema/terms.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  GlobalColumn,
  ID_WIDTH,
  IdColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../../core/state/columns.ts';
import { deferIndexes, makeIndexes } from '../../core/state/deferred-indexes.ts';
import { HEAP_ID, HEAP_KEY_WIDTH, heapOfNode } from '../../core/state/pairing-heap.ts';
import { type EngineState, createState, findBook } from '../../core/state/state.ts';
import { hashOf } from '../../core/state/table.ts';
import { firstDue } from '../../core/state/timer-heap.ts';
import {
  type ReportFields,
  type Terms,
  type World,
  createSink,
  createWorld,
  setText,
  smallCapacities,
} from '../support/engine-world.ts';
import { beginRisk } from '../support/risk-world.ts';
import { loadedState } from '../support/loaded-state.ts';

type Act = (world: World) => void;

/** Which order is meant: mostly one that is open, else any of the newest. */
interface Pick {
  readonly n: number;
  readonly openOnly: boolean;
  /** Mostly the venue and attempt that the order is at. */
  readonly astray: boolean;
}
const pick: fc.Arbitrary<Pick> = fc.record({
  n: fc.nat(1_000),
  openOnly: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  astray: fc.integer({ min: 0, max: 299 }).map((n) => n === 0),
});

function orderOf(world: World, { n, openOnly }: Pick): number {
  const { words, touched } = world.state.orders;
  const rows: number[] = [];
  for (let row = 0; row < touched; row++) {
    if (words[row * ORDER_WIDTH] === 0) continue;
    if (!openOnly || !isFinal(words[row * ORDER_WIDTH + OrderColumn.STATUS]!)) rows.push(row);
  }
  const row = rows[n % Math.max(1, rows.length)];
  return row === undefined ? -1 : row;
}

function tell(world: World, who: Pick, kind: number, fields: ReportFields): void {
  const row = orderOf(world, who);
  if (row < 0) return;
  const { words } = world.state.orders;
  const at = row * ORDER_WIDTH;
  world.report(kind, words[at + OrderColumn.ORDER_ID]!, {
    broker: words[at + OrderColumn.BROKER]!,
    attempt: words[at + OrderColumn.ATTEMPT]! + (who.astray ? 1 : 0),
    ...fields,
  });
}

function idOf(world: World, who: Pick): number {
  const row = orderOf(world, who);
  return row < 0 ? 999 : world.state.orders.words[row * ORDER_WIDTH]!;
}

const account = fc.integer({ min: 0, max: 1 });
const instrument = fc.integer({ min: 0, max: 1 });
const broker = fc.integer({ min: 0, max: 1 });

/** Mostly what a venue says in its day, and now and then what only a venue at its worst would say. */
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({
        account,
        instrument,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 60 }),
        ticks: fc.oneof(fc.constant(0), fc.integer({ min: 8_900, max: 11_050 })),
        tif: fc.constantFrom(TimeInForce.day, TimeInForce.gtc, TimeInForce.gtd),
        id: fc.option(
          fc.integer({ min: 1, max: 60 }).map((n) => `id-${n}`),
          { nil: undefined },
        ),
        ttlMinutes: fc.integer({ min: 1, max: 5 }),
        broker: fc.constantFrom(0, 0, 0, 1, 2),
        tag: fc.constantFrom('', '', 'left', 'right'),
      })
      .map(
        ({ id, tag, ...order }): Act =>
          (world) =>
            void world.place({ ...order, ...(id === undefined ? {} : { id }), ...(tag === '' ? {} : { tag }) }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        account,
        instrument,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 60 }),
        away: fc.integer({ min: 1, max: 400 }),
        type: fc.constantFrom('stop' as const, 'stop_limit' as const, 'trailing_stop' as const),
        flags: fc.integer({ min: 0, max: 2 }),
        tif: fc.constantFrom(TimeInForce.day, TimeInForce.gtc, TimeInForce.gtd),
        options: fc.constantFrom(0, 0, 1 + SelfTradeMode.cancel_oldest),
      })
      .map(
        ({ away, type, flags, ...order }): Act =>
          (world) => {
            const stop = 10_000 + (order.side === 'buy' ? away : -away);
            const terms = type === 'trailing_stop' ? { TRAIL: away } : { STOP_TICKS: stop };
            const ticks = type === 'stop_limit' ? stop : 0;
            world.place({ ...order, type, ticks, ttlMinutes: 5, terms: { ...terms, FLAGS: flags } });
          },
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        instrument,
        fc.array(fc.integer({ min: 9_600, max: 10_400 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
      )
      .map(
        ([which, prices, isOne]): Act =>
          (world) => {
            const ticks = prices.map((last) => ({ last, bid: last - 2, ask: last + 2 }));
            world.ticks(ticks, which, isOne);
          },
      ),
  },
  {
    weight: 3,
    arbitrary: pick.map(
      (who): Act =>
        (world) =>
          void world.cancel(idOf(world, who)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(pick, fc.integer({ min: 8_900, max: 11_050 }), fc.integer({ min: 0, max: 80 })).map(
      ([who, ticks, lots]): Act =>
        (world) =>
          void world.replace(idOf(world, who), ticks, lots),
    ),
  },
  {
    weight: 1,
    arbitrary: account.map(
      (which): Act =>
        (world) => {
          world.cancelAll(which);
          world.settle();
        },
    ),
  },
  {
    weight: 10,
    arbitrary: pick.map(
      (who): Act =>
        (world) =>
          tell(world, who, ReportKind.acknowledged, {}),
    ),
  },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        pick,
        fc.constantFrom(...reportKinds()),
        fc.integer({ min: 9_000, max: 11_000 }),
        fc.integer({ min: 1, max: 80 }),
      )
      .map(
        ([who, kind, price, quantity]): Act =>
          (world) =>
            tell(world, who, kind, { price, quantity }),
      ),
  },
  {
    weight: 14,
    arbitrary: fc
      .tuple(
        pick,
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 9_000, max: 11_000 }),
      )
      .map(
        ([who, execution, share, ticks]): Act =>
          (world) => {
            const row = orderOf(world, who);
            if (row < 0) return;
            const at = row * ORDER_WIDTH;
            const { words } = world.state.orders;
            const left = words[at + OrderColumn.QUANTITY_LOTS]! - words[at + OrderColumn.FILLED_LOTS]!;
            // One in forty fills more than there is.
            const lots = share === 40 ? Math.max(1, left + 1) : Math.max(1, Math.ceil((left * share) / 40));
            tell(world, who, ReportKind.filled, { execution, lots, ticks });
          },
      ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(pick, fc.constantFrom(...Object.values(VenueStateCode))).map(
      ([who, state]): Act =>
        (world) => {
          const row = orderOf(world, who);
          if (row < 0) return;
          const at = row * ORDER_WIDTH;
          const { words } = world.state.orders;
          const filled = words[at + OrderColumn.FILLED_LOTS]!;
          tell(world, who, ReportKind.state, {
            state,
            filled: who.astray ? filled + 1 : filled,
            price: words[at + OrderColumn.PRICE_TICKS]!,
            quantity: words[at + OrderColumn.QUANTITY_LOTS]!,
          });
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 90_000_000 }).map(
      (us): Act =>
        (world) =>
          world.advance(us),
    ),
  },
  { weight: 2, arbitrary: fc.constant((world: World) => void world.timers()) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(CommandKind.guard_hold, CommandKind.guard_drop, CommandKind.guard_release),
        fc.constantFrom(...Object.values(GuardScope)),
        fc.constantFrom(0, 1_000_000, 600_000_000),
        fc.nat({ max: 5 }),
      )
      .map(
        ([kind, scope, delayUs, who]): Act =>
          (world) =>
            world.guard(kind, who >> 1, who & 1, scope, delayUs),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(0, 1_000_000, 3_600_000_000), fc.nat({ max: 5 })).map(
      ([delayUs, who]): Act =>
        (world) =>
          world.guard(CommandKind.cancel_after, who >> 1, who & 1, 0, delayUs),
    ),
  },
  { weight: 4, arbitrary: fc.constant((world: World) => void world.fanouts()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(broker, fc.constantFrom(ReportKind.session_up, ReportKind.session_down, ReportKind.reconciled))
      .map(
        ([which, kind]): Act =>
          (world) => {
            world.report(kind, 0, { broker: which });
            if (kind === ReportKind.session_down) world.brokerReady(which);
          },
      ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 9_500, max: 10_500 }).map(
      (ticks): Act =>
        (world) =>
          world.quote(ticks),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.restart();
      world.settle();
      for (let which = 0; which < 2; which++) world.brokerReady(which);
    }),
  },
);

function reportKinds(): number[] {
  const { rejected, rejected_transient, cancelled, expired, cancel_rejected, replaced, replace_rejected } = ReportKind;
  const { not_sent, outcome_unknown, absent } = ReportKind;
  const unlikely: readonly number[] = [rejected_transient, not_sent, rejected, absent, expired];
  const likely: readonly number[] = [cancelled, cancel_rejected, replaced, replace_rejected, outcome_unknown];
  return [...unlikely, ...likely, ...likely, ...likely];
}

const LIMITS = { maxPositionLots: 400, maxOpenOrders: 12, maxOpenNotional: 4_000_000, maxOrderNotional: 700_000 };
const OPTIONS = { brokers: 2, limits: LIMITS, checkpointEvery: 25, finalsKept: 20, fastNotional: 60_000 };

test('whatever is asked and reported, in any order, the books agree with the fills and no limit is exceeded', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 90, size: 'max' }), (acts) => {
      const world = createWorld(OPTIONS);
      const limits = watchLimits(world);
      for (const step of acts) {
        step(world);
        limits();
        checkBooks(world.state);
      }
      assert.deepEqual(hashOf(world.state.tables), { ...world.state.hash });
      checkReplay(world);
    }),
    { numRuns: 10_000, seed, includeErrorInReport: true },
  );
});

/** What only an engine knows whose risk has begun. */
const moneyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: act },
  {
    weight: 2,
    arbitrary: fc
      .record({
        account,
        instrument,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 60 }),
        ticks: fc.oneof(fc.constant(0), fc.integer({ min: 9_500, max: 10_500 })),
        tif: fc.constantFrom(TimeInForce.day, TimeInForce.gtc, TimeInForce.gtd, TimeInForce.ioc),
        ttlMinutes: fc.integer({ min: 1, max: 5 }),
        tag: fc.constantFrom('', 'left'),
        legs: fc.integer({ min: 1, max: 6 }),
        variance: fc.constantFrom(0, 100_000, 900_000),
      })
      .map(
        ({ tag, legs, variance, ...order }): Act =>
          (world) =>
            void world.place({
              ...order,
              ...(tag === '' ? {} : { tag }),
              // One in six goes out in slices, where its instrument has a largest order.
              ...(legs === 1
                ? { options: PlaceOption.autoslice }
                : { type: 'iceberg' as const, terms: { LEGS: legs, VARIANCE: variance } }),
            }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        account,
        instrument,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 40 }),
        type: fc.constantFrom('bracket' as const, 'oco' as const, 'oto' as const),
        ticks: fc.integer({ min: 9_900, max: 10_100 }),
        isMarket: fc.boolean(),
        target: fc.integer({ min: 10, max: 400 }),
        stop: fc.integer({ min: 10, max: 400 }),
        limit: fc.constantFrom(0, 0, 5),
        trail: fc.constantFrom(0, 0, 60),
        wants: fc.constantFrom('target' as const, 'stop' as const),
        flags: fc.constantFrom(0, 1, TermFlag.armWhenFull, TermFlag.flatten, TermFlag.armWhenFull | TermFlag.flatten),
        tif: fc.constantFrom(TimeInForce.day, TimeInForce.gtc),
        tag: fc.constantFrom('', 'left'),
      })
      .map(
        ({ target, stop, limit, trail, wants, flags, isMarket, ticks, type, tag, ...order }): Act =>
          (world) => {
            const up = (order.side === 'buy') === (type !== 'oco') ? 1 : -1;
            const base = type === 'oco' ? ticks + up * target : isMarket ? 0 : ticks;
            const hasTarget = type !== 'oto' || wants === 'target';
            const hasStop = type !== 'oto' || wants === 'stop';
            const terms = {
              TARGET_TICKS: hasTarget ? ticks + up * target : 0,
              STOP_TICKS: hasStop && trail === 0 ? ticks - up * stop : 0,
              STOP_LIMIT_TICKS: hasStop && trail === 0 && limit > 0 ? ticks - up * (stop + limit) : 0,
              TRAIL: hasStop ? trail : 0,
              FLAGS: flags,
            };
            world.place({ ...order, type, ticks: base, terms, ...(tag === '' ? {} : { tag }) });
          },
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        account,
        instrument,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 60 }),
        ticks: fc.integer({ min: 9_500, max: 10_500 }),
        option: fc.constantFrom(
          PlaceOption.postOnly,
          PlaceOption.reduceOnly,
          PlaceOption.postOnly | PlaceOption.reduceOnly,
          100 << PROTECTION_SHIFT,
          AUTO_PROTECTION << PROTECTION_SHIFT,
        ),
        who: pick,
        mode: fc.constantFrom(0, 0, CancelMode.stop_on_failure, CancelMode.allow_failure),
      })
      .map(
        ({ option, ticks, who, mode, ...order }): Act =>
          (world) => {
            const place = { ...order, options: option, ticks: (option & PlaceOption.protection) === 0 ? ticks : 0 };
            if (mode === 0) world.place(place);
            else world.cancelReplace(idOf(world, who), mode, place);
          },
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        who: pick,
        ticks: fc.constantFrom(0, 0, 9_950, 10_060),
        lots: fc.constantFrom(0, 0, 7, 70),
        terms: fc.constantFrom<Terms>(
          { STOP_TICKS: 9_800 },
          { STOP_TICKS: 10_200 },
          { TRAIL: 30 },
          { TARGET_TICKS: 10_250 },
          { TARGET_TICKS: 9_750, STOP_TICKS: 10_190 },
          { STOP_LIMIT_TICKS: 9_790 },
        ),
      })
      .map(
        ({ who, ticks, lots, terms }): Act =>
          (world) => {
            const row = orderOf(world, who);
            const owner = row < 0 ? 0 : world.state.orders.words[row * ORDER_WIDTH + OrderColumn.ACCOUNT]!;
            world.replace(idOf(world, who), ticks, lots, 0, owner, terms);
          },
      ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3_000_000 }).map(
      (us): Act =>
        (world) => {
          world.advance(us);
          world.timers();
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 9_000, max: 11_000 }), fc.integer({ min: 0, max: 11_000 })).map(
      ([first, second]): Act =>
        (world) => {
          world.advance(400_000);
          world.marks([first, second]);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 30 }).map(
      (hours): Act =>
        (world) => {
          world.advance(hours * 3_600_000_000);
          world.timers();
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })).map(
      ([staleOpen, hours]): Act =>
        (world) =>
          beginRisk(world, 60_000_000, staleOpen, hours * 3_600_000_000),
    ),
  },
);

test('what is open, held and earned is kept as it works out from the orders and the books, whenever risk begins', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 40, size: 'max' }),
      fc.array(moneyAct, { minLength: 1, maxLength: 80, size: 'max' }),
      (before, after) => {
        const world = createWorld(OPTIONS);
        world.command(CommandKind.define_broker, (command) => {
          command.u8[CommandByte.BROKER] = 1;
          setText(command, 'broker-1');
          command.f64.set([1, 0, 0, 1, 250, 40, 7], COMMAND_DEFINITION);
        });
        for (const step of before) step(world);
        assert.deepEqual(exposureFaults(world.state), []);
        beginRisk(world);
        assert.deepEqual(exposureFaults(world.state), []);
        world.command(CommandKind.define_instrument, (command) => {
          command.i32[CommandHalf.INSTRUMENT] = 1;
          setText(command, 'SYMBOL1');
          command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0, 0, 0, 25], COMMAND_DEFINITION);
        });
        for (const step of after) {
          step(world);
          checkParts(world);
        }
        assert.deepEqual(hashOf(world.state.tables), { ...world.state.hash });
        checkReplay(world);
      },
    ),
    { numRuns: 1_000, seed, includeErrorInReport: true },
  );
});

/** Positions equal the sum of fills; what is open is counted once; counts are counts. */
function checkBooks(state: EngineState): void {
  const positions = new Map<number, { lots: number; flow: number }>();
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  assert.ok(count <= state.executions.rows, 'the script is short enough for every execution to be kept');
  for (let row = 0; row < count; row++) {
    const at = row * EXECUTION_WIDTH;
    const { words } = state.executions;
    if (words[at + ExecutionColumn.ACCOUNT]! < 0) continue;
    const book = findBook(state, words[at + ExecutionColumn.ACCOUNT]!, words[at + ExecutionColumn.INSTRUMENT]!);
    const lots = words[at + ExecutionColumn.LOTS]! * (words[at + ExecutionColumn.SIDE] === 0 ? 1 : -1);
    const sum = positions.get(book) ?? { lots: 0, flow: 0 };
    sum.lots += lots;
    sum.flow += lots * words[at + ExecutionColumn.TICKS]!;
    positions.set(book, sum);
  }
  const open = openExposure(state);
  for (let book = 0; book < state.globals.words[GlobalColumn.ROW_COUNT]!; book++) {
    const at = book * BOOK_WIDTH;
    const { words } = state.books;
    const sum = positions.get(book) ?? { lots: 0, flow: 0 };
    assert.equal(words[at + BookColumn.POSITION_LOTS], sum.lots, 'a position is the sum of its fills');
    assert.equal(words[at + BookColumn.REALISED], words[at + BookColumn.COST]! - sum.flow, 'no money appears');
    assert.equal(words[at + BookColumn.OPEN_BUY_LOTS], open.buy.get(book) ?? 0, 'open buys are counted once');
    assert.equal(words[at + BookColumn.OPEN_SELL_LOTS], open.sell.get(book) ?? 0, 'open sells are counted once');
    assert.ok(words[at + BookColumn.OPEN_BUY_LOTS]! >= 0 && words[at + BookColumn.OPEN_SELL_LOTS]! >= 0);
  }
  for (let which = 0; which < 2; which++) {
    const at = which * ACCOUNT_WIDTH;
    assert.equal(state.accounts.words[at + AccountColumn.OPEN_ORDERS], open.orders[which]);
    assert.equal(state.accounts.words[at + AccountColumn.OPEN_NOTIONAL], open.notional[which]);
  }
}

function openExposure(state: EngineState) {
  const buy = new Map<number, number>();
  const sell = new Map<number, number>();
  const orders = [0, 0];
  const notional = [0, 0];
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const { words } = state.orders;
    if (words[at + OrderColumn.ORDER_ID] === 0) continue;
    const status = words[at + OrderColumn.STATUS]!;
    const open = words[at + OrderColumn.RESERVED_LOTS]!;
    if (isFinal(status)) {
      assert.equal(open, 0, 'a final order holds nothing');
      continue;
    }
    const quantity = Math.max(words[at + OrderColumn.QUANTITY_LOTS]!, words[at + OrderColumn.PENDING_LOTS]!);
    const left = quantity - words[at + OrderColumn.FILLED_LOTS]!;
    assert.ok(left >= 0, 'open quantity is never negative');
    assert.equal(open, left, 'everything that could still trade is held, in flight and unknown too');
    assert.ok(status !== OrderStatus.filled);
    const side = words[at + OrderColumn.SIDE] === 0 ? buy : sell;
    side.set(words[at + OrderColumn.BOOK]!, (side.get(words[at + OrderColumn.BOOK]!) ?? 0) + left);
    orders[words[at + OrderColumn.ACCOUNT]!]! += 1;
    notional[words[at + OrderColumn.ACCOUNT]!]! += words[at + OrderColumn.RESERVED_NOTIONAL]!;
  }
  return { buy, sell, orders, notional };
}

/**
 * No order that the engine accepts may bring the worst case over a limit. A venue can (an overfill, a fill of an order
 * that had ended): the engine counts those lots and accepts nothing more on that side.
 */
function watchLimits(world: World): () => void {
  let seen = 0;
  return () => {
    const { state } = world;
    for (; seen < world.journal.length; seen++) {
      const event = recordsOf(world.journal[seen]!.buffer as ArrayBuffer);
      const kind = event.i32[EventHalf.KIND_VERSION]! & 0xffff;
      if (kind !== EventKind.accepted && kind !== EventKind.replace_requested) continue;
      const who = event.i32[EventHalf.ACCOUNT]!;
      const book = findBook(state, who, event.i32[EventHalf.INSTRUMENT]!) * BOOK_WIDTH;
      const at = who * ACCOUNT_WIDTH;
      assert.ok(state.accounts.words[at + AccountColumn.OPEN_ORDERS]! <= LIMITS.maxOpenOrders, 'open orders');
      if (kind === EventKind.accepted) {
        assert.ok(state.accounts.words[at + AccountColumn.OPEN_NOTIONAL]! <= LIMITS.maxOpenNotional, 'open notional');
      }
      const words = state.books.words;
      const isBuy = event.u8[EventByte.SIDE] === 0;
      const worst = isBuy
        ? words[book + BookColumn.POSITION_LOTS]! + words[book + BookColumn.OPEN_BUY_LOTS]!
        : words[book + BookColumn.OPEN_SELL_LOTS]! - words[book + BookColumn.POSITION_LOTS]!;
      if (kind === EventKind.accepted) assert.ok(worst <= LIMITS.maxPositionLots, 'the worst position');
    }
  };
}

/** A fresh state that applies the journal ends up the same, and every event is decided again, byte for byte. */
function checkReplay(world: World): void {
  const copy = createState(smallCapacities);
  const sink = createSink();
  for (const bytes of world.journal) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    if (event.i32[EventHalf.KIND_VERSION]! % 65536 === EventKind.checkpoint) {
      assert.deepEqual([event.f64[EventWord.ARG0], event.f64[EventWord.ARG1]], [copy.hash.low, copy.hash.high]);
    }
    const at = redecide(copy, event, 0, sink);
    assert.ok(at >= 0, `event ${event.f64[EventWord.SEQ]} is decided again`);
    const again = sink.records.u8.subarray(at, at + sink.records.i32[at >> 2]!);
    assert.deepEqual(Buffer.from(again), Buffer.from(bytes), `event ${event.f64[EventWord.SEQ]} is the same again`);
    apply(copy, event, 0);
  }
  assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
  const loaded = loadedState(copy, createState(smallCapacities));
  assert.deepEqual({ ...loaded.hash }, { ...copy.hash });
  assert.equal(loaded.orderRows.size, copy.orderRows.size);
  assert.equal(loaded.timers.size, copy.timers.size);
  assert.deepEqual(exposureFaults(loaded), []);
}

test('a snapshot taken anywhere goes on as the original does', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.array(act, { maxLength: 40, size: 'max' }),
      (before, after) => {
        const world = createWorld(OPTIONS);
        for (const step of before) step(world);
        const from = world.journal.length;
        const loaded = loadedState(world.state, createState(smallCapacities));
        for (const step of after) step(world);
        const sink = createSink();
        for (const bytes of world.journal.slice(from)) {
          const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
          event.u8.set(bytes);
          const at = redecide(loaded, event, 0, sink);
          assert.ok(at >= 0);
          assert.deepEqual(Buffer.from(sink.records.u8.subarray(at, at + bytes.length)), Buffer.from(bytes));
          apply(loaded, event, 0);
        }
        assert.deepEqual({ ...loaded.hash }, { ...world.state.hash });
      },
    ),
    { numRuns: 100 },
  );
});

test('a start that makes its indexes at the end, with and without a snapshot, goes on as the original does', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.array(act, { maxLength: 30, size: 'max' }),
      fc.array(act, { maxLength: 40, size: 'max' }),
      fc.boolean(),
      (before, between, after, hasSnapshot) => {
        const world = createWorld(OPTIONS);
        const started = createState(smallCapacities);
        deferIndexes(started);
        for (const step of before) step(world);
        if (hasSnapshot) {
          loadedState(world.state, started);
        }
        const snapshotEvents = hasSnapshot ? world.journal.length : 0;
        for (const step of between) step(world);
        for (const bytes of world.journal.slice(snapshotEvents)) apply(started, recordsOf(bytes.slice().buffer), 0);
        assert.deepEqual({ ...started.hash }, { ...world.state.hash });
        assert.equal(started.idRows.size, 0, 'nothing was indexed yet');
        makeIndexes(started);
        assert.deepEqual(indexesOf(started), indexesOf(world.state));
        const from = world.journal.length;
        for (const step of after) step(world);
        const sink = createSink();
        for (const bytes of world.journal.slice(from)) {
          const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
          event.u8.set(bytes);
          const at = redecide(started, event, 0, sink);
          assert.ok(at >= 0);
          assert.deepEqual(Buffer.from(sink.records.u8.subarray(at, at + bytes.length)), Buffer.from(bytes));
          apply(started, event, 0);
        }
        assert.deepEqual({ ...started.hash }, { ...world.state.hash });
        assert.deepEqual(indexesOf(started), indexesOf(world.state));
      },
    ),
    { numRuns: 100 },
  );
});

/** What the indexes that a start makes at its end say, however they came about. */
function indexesOf(state: EngineState) {
  const { orders, ids, executions, own, open, timers } = state;
  const rows = Array.from({ length: orders.rows }, (_, row) => row);
  const owned = rows.map((row) => {
    const heap = heapOfNode(own.heaps, row);
    const from = row * HEAP_KEY_WIDTH;
    return heap === 0 ? [] : [heap, own.heaps.keys[from], own.heaps.keys[from + HEAP_ID]];
  });
  return {
    owned,
    best: [...own.heaps.heads],
    open: [...open.heads, ...open.next, ...open.previous, ...open.owners],
    due: rows.map((row) => (timers.places[row] === 0 ? -1 : timers.dueUs[timers.places[row]! - 1]!)),
    first: firstDue(timers),
    ids: Array.from({ length: ids.rows }, (_, row) => state.idRows.find(ids.words, row * ID_WIDTH + IdColumn.ACCOUNT)),
    executions: Array.from({ length: executions.touched }, (_, row) =>
      state.executionRows.find(executions.words, row * EXECUTION_WIDTH + ExecutionColumn.BROKER),
    ),
  };
}

test('with the small-order path on and off the same orders are refused, for the same reasons', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 80, size: 'max' }), (acts) => {
      const on = createWorld({ ...OPTIONS, fastPath: true });
      const off = createWorld({ ...OPTIONS, fastPath: false });
      for (const step of acts) {
        step(on);
        step(off);
      }
      assert.deepEqual(verdicts(on), verdicts(off));
    }),
    { numRuns: 200 },
  );
});

function verdicts(world: World): number[][] {
  return world.journal.map((bytes) => {
    const event = recordsOf(bytes.slice().buffer);
    return [event.i32[EventHalf.KIND_VERSION]!, event.i32[EventHalf.REJECT]!, event.f64[EventWord.ORDER_ID]!];
  });
}

test('the hash changes with every column of every table', () => {
  const world = createWorld(OPTIONS);
  world.place({ id: 'first' });
  const { state } = world;
  for (const table of state.tables) {
    table.touched = table.rows;
    for (let column = 0; column < table.width; column++) {
      const before = hashOf(state.tables);
      table.words[column]! += 1;
      const after = hashOf(state.tables);
      assert.notDeepEqual(after, before, `${table.name}, column ${column}`);
      assert.notEqual(after.low, before.low);
      assert.notEqual(after.high, before.high);
      table.words[column]! -= 1;
    }
  }
});
