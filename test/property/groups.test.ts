import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { viewGroup } from '../../core/order/plans/group-view.ts';
import { roleOf } from '../../core/order/plans/plan-rows.ts';
import { CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { OrderStatus, isFinal } from '../../core/schema/order-kind.ts';
import { ReportKind } from '../../core/schema/report.ts';
import { ChildRole, Term, TermFlag } from '../../core/schema/terms.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, PlanKind, isGroup } from '../../core/state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../core/state/risk-columns.ts';
import { type EngineState, findBook, findOrder, findPlan } from '../../core/state/state.ts';
import { BRACKET, OCO, shadowOf, trade } from '../support/group-world.ts';
import { type PlaceOptions, type World, createWorld, smallCapacities } from '../support/engine-world.ts';
import { tick } from '../support/price-tick.ts';

/*
 * Groups in the hands of a venue and clients at their worst: fills that come late, in parts and twice, refusals, unknown
 * outcomes, cancels of anything, halts, restarts, prices, other orders of the account; in any order.
 */
const O = OrderColumn;
const P = PlanColumn;
const PROTECT_US = 1_000_000;
/** How often the clock is looked at here: what is due is told by then. */
const TURN_US = 100_000;

type Act = (world: World) => void;

const pick = fc.nat({ max: 1_000 });

/** One of the orders that were ever sent: mostly an open one. */
function rowOf(state: EngineState, n: number): number {
  const rows: number[] = [];
  const isLate = n % 10 === 0;
  for (let row = 0; row < state.orders.touched; row++) {
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
    if (state.orders.words[row * ORDER_WIDTH] === 0 || status > OrderStatus.not_sent) continue;
    if (isLate || !isFinal(status)) rows.push(row);
  }
  return rows.length === 0 ? -1 : rows[n % rows.length]!;
}

function tell(world: World, n: number, kind: number, fields: object = {}): void {
  const { state } = world;
  const row = rowOf(state, n);
  if (row < 0) return;
  const at = row * ORDER_WIDTH;
  const { words } = state.orders;
  world.report(kind, words[at]!, {
    broker: words[at + O.BROKER]!,
    attempt: words[at + O.ATTEMPT]!,
    price: words[at + O.PENDING_TICKS]!,
    quantity: words[at + O.PENDING_LOTS]!,
    ...fields,
  });
}

function fill(world: World, n: number, share: number, execution: number): void {
  const row = rowOf(world.state, n);
  if (row < 0) return;
  const { words } = world.state.orders;
  const left = words[row * ORDER_WIDTH + O.QUANTITY_LOTS]! - words[row * ORDER_WIDTH + O.FILLED_LOTS]!;
  if (left > 0)
    tell(world, n, ReportKind.filled, { execution, lots: Math.max(1, Math.ceil((left * share) / 4)), ticks: 10_000 });
}

const OTHER_KINDS = [
  ReportKind.rejected,
  ReportKind.cancel_rejected,
  ReportKind.replace_rejected,
  ReportKind.outcome_unknown,
  ReportKind.absent,
  ReportKind.expired,
];

const group: fc.Arbitrary<PlaceOptions> = fc
  .tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.nat({ max: 3 }))
  .map(([which, lots, isSale, bits]) => {
    const flags = ((bits & 1) === 0 ? 0 : TermFlag.armWhenFull) | ((bits & 2) === 0 ? 0 : TermFlag.flatten);
    const target = isSale ? 9_500 : 10_500;
    const stop = isSale ? 10_500 : 9_500;
    const side = isSale ? ('sell' as const) : ('buy' as const);
    if (which === 0) return { ...OCO, lots, terms: { ...OCO.terms, FLAGS: flags } };
    if (which === 1) return { ...BRACKET, type: 'oto' as const, side, lots, terms: { STOP_TICKS: stop, FLAGS: flags } };
    if (which === 2)
      return { ...BRACKET, type: 'oto' as const, side, lots, terms: { TARGET_TICKS: target, FLAGS: flags } };
    const limit = which === 3 ? { STOP_LIMIT_TICKS: isSale ? 10_550 : 9_450 } : {};
    return { ...BRACKET, side, lots, terms: { TARGET_TICKS: target, STOP_TICKS: stop, FLAGS: flags, ...limit } };
  });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: group.map(
      (order): Act =>
        (world) =>
          void world.place(order),
    ),
  },
  {
    weight: 8,
    arbitrary: pick.map(
      (n): Act =>
        (world) =>
          tell(world, n, ReportKind.acknowledged),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(pick, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 400 })).map(
      ([n, share, execution]): Act =>
        (world) =>
          fill(world, n, share, execution),
    ),
  },
  {
    weight: 5,
    arbitrary: pick.map(
      (n): Act =>
        (world) =>
          tell(world, n, ReportKind.cancelled),
    ),
  },
  {
    weight: 5,
    arbitrary: pick.map(
      (n): Act =>
        (world) =>
          tell(world, n, ReportKind.replaced),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(pick, fc.constantFrom(...OTHER_KINDS)).map(
      ([n, kind]): Act =>
        (world) =>
          tell(world, n, kind),
    ),
  },
  {
    weight: 3,
    arbitrary: pick.map(
      (n): Act =>
        (world) => {
          const last = world.state.globals.words[2]!;
          if (last > 0) world.cancel(1 + (n % last));
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 9_300, max: 10_700 }).map(
      (ticks): Act =>
        (world) =>
          tick(world, ticks),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('buy' as const, 'sell' as const), fc.integer({ min: 1, max: 12 })).map(
      ([side, lots]): Act =>
        (world) =>
          tradeIfTaken(world, side, lots),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(CommandKind.halt, CommandKind.resume, CommandKind.resume).map(
      (kind): Act =>
        (world) =>
          void world.command(kind, () => {}),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.cancelAll();
      world.settle();
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.restart();
      world.settle();
      world.brokerReady(0);
    }),
  },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 15 }).map(
      (turns): Act =>
        (world) =>
          pass(world, turns * TURN_US),
    ),
  },
);

let executions = 10_000;

function tradeIfTaken(world: World, side: 'buy' | 'sell', lots: number): void {
  const [told] = world.place({ side, lots, ticks: 0 });
  if (told?.kind !== 'accepted') return;
  world.report(ReportKind.filled, told.orderId, { broker: told.broker, execution: ++executions, lots, ticks: 10_000 });
}

function pass(world: World, us: number): void {
  for (let passed = 0; passed < us; passed += TURN_US) turn(world, TURN_US);
}

function turn(world: World, us: number): void {
  world.advance(us);
  world.timers();
  watchGaps(world);
}

/** Protection is missing for longer than it may only where that was told. */
function watchGaps({ state, inputs }: World): void {
  for (let plan = 1; plan < state.plans.touched; plan++) {
    const at = plan * PLAN_WIDTH;
    const { words } = state.plans;
    if (!isGroup(words[at + P.KIND]!) || words[at + P.GAP_US] === 0) continue;
    const isTold = (words[at + P.STATE]! & GroupState.alarmed) !== 0;
    assert.ok(isTold || inputs.nowUs < words[at + P.GAP_US]! + PROTECT_US, 'a gap is told in time');
  }
}

interface Lots {
  targets: number;
  stops: number;
  resting: number;
}

/** What the exits of a group could trade. */
function exitsOf(state: EngineState, plan: number): Lots {
  const lots: Lots = { targets: 0, stops: 0, resting: 0 };
  const id = state.plans.words[plan * PLAN_WIDTH + P.ORDER_ID]!;
  const isOco = state.plans.words[plan * PLAN_WIDTH + P.KIND] === PlanKind.oco;
  const { words } = state.orders;
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const status = words[at + O.STATUS]!;
    if (words[at] === 0 || isFinal(status)) continue;
    if (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID] !== id) continue;
    const role = roleOf(state, row);
    const left = words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!;
    if (role === ChildRole.stop) lots.stops += left;
    if (role === ChildRole.target || (role === 0 && isOco)) lots.targets += left;
    if (status === OrderStatus.live || status === OrderStatus.partly_filled || status === OrderStatus.armed) {
      if (role !== 0 || isOco) lots.resting += left;
    }
  }
  return lots;
}

/** What holds after everything, whatever came before. */
function checkGroups(world: World): void {
  const { state } = world;
  for (let plan = 1; plan < state.plans.touched; plan++) {
    const at = plan * PLAN_WIDTH;
    const { words } = state.plans;
    const kind = words[at + P.KIND]!;
    if (kind === 0) continue;
    const exits = exitsOf(state, plan);
    if (kind === PlanKind.ended) {
      assert.equal(exits.targets + exits.stops, 0, 'a group that is over has no exits');
      continue;
    }
    const wanted = Math.max(0, words[at + P.FILLED_LOTS]! - words[at + P.EXITED_LOTS]! - words[at + P.OUTSIDE_LOTS]!);
    checkLive(state, words[at + P.FIRST_ID]!, wanted, 'target');
    checkLive(state, words[at + P.SECOND_ID]!, wanted, 'stop');
    checkOne(state, plan);
  }
}

/** Live protection is never more than wanted, unless a change or cancel of it is under way or was refused just now. */
function checkLive(state: EngineState, orderId: number, wanted: number, name: string): void {
  const row = state.orderRows.find(new Float64Array([orderId]), 0);
  if (orderId === 0 || row < 0) return;
  const at = row * ORDER_WIDTH;
  const { words } = state.orders;
  const status = words[at + O.STATUS]!;
  const left = words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!;
  if (status === OrderStatus.armed || status === OrderStatus.triggered) {
    assert.ok(left <= wanted, `a ${name} that is kept here is for ${left}, wanted are ${wanted}`);
  }
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return;
  const plan = findPlan(state, state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!);
  const isPaused = state.plans.words[plan * PLAN_WIDTH + P.FAILURES]! > 0;
  assert.ok(left <= wanted || isPaused, `a ${name} that rests is for ${left}, wanted are ${wanted}`);
}

/** A stop and a target are never both where they could trade, and there is one of each. */
function checkOne(state: EngineState, plan: number): void {
  const id = state.plans.words[plan * PLAN_WIDTH + P.ORDER_ID]!;
  const isOco = state.plans.words[plan * PLAN_WIDTH + P.KIND] === PlanKind.oco;
  const open = { target: 0, stop: 0, stopsThere: 0 };
  for (let row = 0; row < state.orders.touched; row++) {
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
    if (state.orders.words[row * ORDER_WIDTH] === 0 || isFinal(status)) continue;
    if (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID] !== id) continue;
    const role = roleOf(state, row);
    if (role === ChildRole.target || (isOco && role === 0)) open.target += 1;
    if (role === ChildRole.stop) {
      open.stop += 1;
      if (status < OrderStatus.held) open.stopsThere += 1;
    }
  }
  assert.ok(open.target <= 1 && open.stop <= 1, 'never a second exit of a kind');
  assert.ok(open.stopsThere === 0 || open.target === 0, 'a stop leaves only when its target is final');
}

/**
 * The venue answers everything at last: what was asked for is done, what is unknown turns out never to have come. Then each
 * group has what it wants; and after everybody has gone home nothing is left of any.
 */
function windUp(world: World): void {
  world.command(CommandKind.resume, () => {});
  settle(world);
  checkConverged(world.state);
  for (let day = 0; day < 20 && isAnyOpen(world.state); day++) {
    world.cancelAll();
    world.settle();
    settle(world);
  }
  assert.ok(!isAnyOpen(world.state), `at the end everything is over, not ${stillOpen(world.state)}`);
}

function settle(world: World): void {
  const { state } = world;
  for (let round = 0; round < 60; round++) {
    let answered = false;
    for (let row = 0; row < state.orders.touched; row++) {
      const at = row * ORDER_WIDTH;
      const { words } = state.orders;
      if (words[at] === 0) continue;
      const fields = {
        broker: words[at + O.BROKER]!,
        attempt: words[at + O.ATTEMPT]!,
        price: words[at + O.PENDING_TICKS]!,
        quantity: words[at + O.PENDING_LOTS]!,
      };
      const kind = answerTo(words[at + O.STATUS]!, words[at + O.FILLED_LOTS]!, words[at + O.PENDING_LOTS]!);
      if (kind === 0) continue;
      answered = true;
      world.report(kind, words[at]!, fields);
    }
    // What was doubtful may have halted the book.
    world.command(CommandKind.set_trading_state, (command) => {
      command.i32[CommandHalf.ACCOUNT] = 0;
      command.i32[CommandHalf.INSTRUMENT] = 0;
    });
    const seq = state.globals.words[GlobalColumn.SEQ]!;
    // As long as the longest pause after a refusal.
    for (let i = 0; i < 9; i++) turn(world, 1_000_000);
    if (!answered && state.globals.words[GlobalColumn.SEQ] === seq) return;
  }
  assert.fail('a venue that answers is asked for ever');
}

/** Live protection is what is wanted, for every group that isn't closing. */
function checkConverged(state: EngineState): void {
  const { words } = state.plans;
  const closable = new Map<number, number>();
  for (let plan = 1; plan < state.plans.touched; plan++) {
    const at = plan * PLAN_WIDTH;
    const bits = words[at + P.STATE]!;
    if (!isGroup(words[at + P.KIND]!) || (bits & GroupState.closing) !== 0) continue;
    const group = viewGroup(state, plan);
    // What is to be traded back will be there again.
    const isFlattened = (words[at + P.TERMS + Term.FLAGS]! & TermFlag.flatten) !== 0;
    const lots = isFlattened ? group.leftLots : Math.max(0, group.leftLots);
    closable.set(group.side, (closable.get(group.side) ?? 0) + lots);
    // A market order that left can't become larger: what came later waits for it.
    if (isMarketAway(state, words[at + P.SECOND_ID]!)) continue;
    const isStopped = (bits & GroupState.stopped) !== 0;
    if (group.hasStop)
      assert.equal(leftOver(state, words[at + P.SECOND_ID]!), group.wantedLots, 'the stop is what is wanted');
    const target = isStopped || !group.hasTarget ? 0 : group.wantedLots;
    assert.equal(leftOver(state, words[at + P.FIRST_ID]!), target, 'the target is what is wanted');
    assert.equal(words[at + P.GAP_US], 0, 'nothing is missing any more');
  }
  for (const [side, lots] of closable) {
    const position = state.books.words[findBook(state, 0, 0) * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
    assert.ok(lots <= Math.max(0, side === 1 ? position : -position), 'exits are for no more than the position');
  }
}

function isMarketAway(state: EngineState, orderId: number): boolean {
  const row = findOrder(state, orderId);
  if (orderId === 0 || row < 0) return false;
  const { words } = state.orders;
  const status = words[row * ORDER_WIDTH + O.STATUS]!;
  return words[row * ORDER_WIDTH + O.PRICE_TICKS] === 0 && status < OrderStatus.filled;
}

function leftOver(state: EngineState, orderId: number): number {
  const row = findOrder(state, orderId);
  if (orderId === 0 || row < 0) return 0;
  const at = row * ORDER_WIDTH;
  const { words } = state.orders;
  return isFinal(words[at + O.STATUS]!) ? 0 : words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!;
}

function answerTo(status: number, filled: number, pendingLots: number): number {
  if (status === OrderStatus.routed) return ReportKind.acknowledged;
  if (status === OrderStatus.pending_cancel) return ReportKind.cancelled;
  if (status === OrderStatus.pending_replace) return ReportKind.replaced;
  if (status === OrderStatus.unknown) return filled > 0 || pendingLots > 0 ? ReportKind.cancelled : ReportKind.absent;
  return 0;
}

function isAnyOpen(state: EngineState): boolean {
  for (let row = 0; row < state.orders.touched; row++) {
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
    if (state.orders.words[row * ORDER_WIDTH] !== 0 && !isFinal(status)) return true;
  }
  for (let plan = 1; plan < state.plans.touched; plan++)
    if (isGroup(state.plans.words[plan * PLAN_WIDTH]!)) return true;
  return false;
}

function stillOpen(state: EngineState): string {
  const names: string[] = [];
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const { words } = state.orders;
    if (words[at] === 0) continue;
    const role = roleOf(state, row);
    names.push(`${words[at]} role ${role} status ${words[at + O.STATUS]} flags ${words[at + O.FLAGS]}`);
  }
  for (let plan = 1; plan < state.plans.touched; plan++) {
    names.push(`plan ${[...state.plans.words.subarray(plan * PLAN_WIDTH, (plan + 1) * PLAN_WIDTH)].join(' ')}`);
  }
  return names.join('; ');
}

const CAPACITIES = { ...smallCapacities, orders: 2_048 };

test('whatever comes in any order, groups protect no more than is there, tell of gaps, and leave no orphan', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 80, size: 'max' }), fc.nat({ max: 9 }), (acts, n) => {
      const world = createWorld({ risk: {}, capacities: CAPACITIES });
      const shadow = shadowOf(world);
      if (n % 2 === 0) trade(world, 'buy', 20);
      for (const step of acts) {
        step(world);
        checkGroups(world);
        watchGaps(world);
      }
      shadow();
      windUp(world);
      checkGroups(world);
      shadow();
    }),
    { numRuns: 600, seed, includeErrorInReport: true },
  );
});
