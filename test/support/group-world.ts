import assert from 'node:assert/strict';
import { recordsOf } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { redecide } from '../../core/order/redecide.ts';
import { stepPlans } from '../../core/order/step.ts';
import { EVENT_BYTES, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { OrderStatus, isFinal } from '../../core/schema/order-kind.ts';
import { ReportKind } from '../../core/schema/report.ts';
import { BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind } from '../../core/state/plan-columns.ts';
import { type EngineState, createState, findBook, findOrder, findPlan } from '../../core/state/state.ts';
import { firstDueUs } from '../../core/state/timer-heap.ts';
import { hashOf } from '../../core/state/table.ts';
import {
  type PlaceOptions,
  type ReportFields,
  type Told,
  type World,
  type WorldOptions,
  createSink,
  createWorld,
} from './engine-world.ts';
import { exposureFaults } from './exposure-faults.ts';
import { tick } from './price-tick.ts';
import { loadedState } from './loaded-state.ts';

const O = OrderColumn;
const P = PlanColumn;

/** A world of one group, told about in short: what its venue says of the entry, the target, the stop. */
export interface GroupWorld {
  readonly world: World;
  /** The id of the client's order. */
  readonly id: number;
  /** Entry, target, stop, flatten: `live 10`, `armed 4`, `filled`, or `none`. */
  legs(): string;
  /** The newest order of a role. */
  idOf(who: Who): number;
  acknowledge(who: Who): Told[];
  fill(who: Who, lots: number): Told[];
  /** The venue says so of it: cancelled, rejected, … */
  say(who: Who, kind: keyof typeof ReportKind, fields?: ReportFields): Told[];
  /** The last price is this now. */
  tick(ticks: number): void;
  cancel(who: Who): Told[];
  /** So much later, what is due happens. */
  wait(ms: number): Told[];
  /** Another order of the account trades. */
  outside(side: 'buy' | 'sell', lots: number): void;
  position(): number;
  /** Names of the notes that its plan_moved events have had, in order. */
  notes(): number[];
  isOver(): boolean;
  check(): void;
}

export type Who = 'entry' | 'target' | 'stop' | 'flatten';

/** A buy of 10 at 10000, target 10500, stop 9500. */
export const BRACKET: PlaceOptions = {
  type: 'bracket',
  lots: 10,
  ticks: 10_000,
  terms: { TARGET_TICKS: 10_500, STOP_TICKS: 9_500 },
};

/** The sale of 10 that are there. */
export const OCO: PlaceOptions = {
  type: 'oco',
  side: 'sell',
  lots: 10,
  ticks: 10_500,
  terms: { TARGET_TICKS: 10_500, STOP_TICKS: 9_500 },
};

export const NO_LIMITS: WorldOptions = { risk: {} };

let executions = 1_000_000;

export function groupOf(
  order: PlaceOptions,
  options: WorldOptions = NO_LIMITS,
  prepare?: (world: World) => void,
): GroupWorld {
  const world = createWorld(options);
  const shadow = shadowOf(world);
  prepare?.(world);
  const told = world.place(order);
  assert.equal(told[0]?.kind, 'accepted', `the group is accepted, not ${told[0]?.kind} ${told[0]?.reject}`);
  const id = told[0].orderId;
  shadow();
  return groupIn(world, id, shadow);
}

/** A bracket whose entry of 10 lots has filled `lots`, and whose target rests. */
export function protectedBracket(order = BRACKET, lots = 10): GroupWorld {
  const group = groupOf(order);
  group.acknowledge('entry');
  group.fill('entry', lots);
  group.acknowledge('target');
  return group;
}

export function groupIn(world: World, id: number, check: () => void): GroupWorld {
  const { state } = world;
  const isOco = planOf(state, id, P.TERMS) >= 0 && kindOf(state, id) === PlanKind.oco;
  function idOf(who: Who): number {
    if (who === 'entry') return isOco ? 0 : id;
    return planOf(state, id, who === 'target' ? P.FIRST_ID : who === 'stop' ? P.SECOND_ID : P.FLATTEN_ID);
  }
  function checked(told: Told[]): Told[] {
    check();
    return told;
  }
  function say(who: Who, kind: keyof typeof ReportKind, fields: ReportFields = {}): Told[] {
    const orderId = idOf(who);
    const row = findOrder(state, orderId);
    assert.ok(row >= 0, `there is a ${who}`);
    const { words } = state.orders;
    const attempt = words[row * ORDER_WIDTH + O.ATTEMPT]!;
    const broker = words[row * ORDER_WIDTH + O.BROKER]!;
    const pending = words[row * ORDER_WIDTH + O.PENDING_LOTS]!;
    const replaced =
      kind === 'replaced' ? { price: words[row * ORDER_WIDTH + O.PENDING_TICKS]!, quantity: pending } : {};
    return checked(world.report(ReportKind[kind], orderId, { attempt, broker, ...replaced, ...fields }));
  }
  const group: GroupWorld = {
    world,
    id,
    legs() {
      const view = (who: Who): string => {
        const row = findOrder(state, idOf(who));
        if (row < 0) return 'none';
        const at = row * ORDER_WIDTH;
        const { words } = state.orders;
        const status = statusNames.get(words[at + O.STATUS]!)!;
        const left = words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!;
        return isFinal(words[at + O.STATUS]!) ? status : `${status} ${left}`;
      };
      const names: Who[] = isOco ? ['target', 'stop'] : ['entry', 'target', 'stop'];
      if (idOf('flatten') !== 0) names.push('flatten');
      return names.map((who) => `${who} ${view(who)}`).join(', ');
    },
    idOf,
    acknowledge: (who) => say(who, 'acknowledged'),
    fill: (who, lots) => say(who, 'filled', { execution: ++executions, lots, ticks: 10_000 }),
    say,
    tick(ticks) {
      tick(world, ticks);
      check();
    },
    cancel: (who) => checked(world.cancel(idOf(who))),
    wait(ms) {
      world.advance(ms * 1_000);
      return checked(world.timers());
    },
    outside(side, lots) {
      trade(world, side, lots);
      check();
    },
    position() {
      const row = findPlan(state, id) * PLAN_WIDTH;
      const book = findBook(state, state.plans.words[row + P.ACCOUNT]!, state.plans.words[row + P.INSTRUMENT]!);
      return state.books.words[book * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
    },
    notes() {
      const notes: number[] = [];
      for (const bytes of world.journal) {
        const { i32, f64 } = recordsOf(bytes.slice().buffer);
        const isMove = (i32[EventHalf.KIND_VERSION]! & 0xffff) === EventKind.plan_moved;
        if (isMove && f64[EventWord.ORDER_ID] === id && i32[EventHalf.NOTE] !== 0) notes.push(i32[EventHalf.NOTE]!);
      }
      return notes;
    },
    isOver: () => kindOf(state, id) === PlanKind.ended,
    check,
  };
  return group;
}

const statusNames = new Map<number, string>(Object.entries(OrderStatus).map(([name, value]) => [value, name]));

function planOf(state: EngineState, id: number, column: number): number {
  return state.plans.words[findPlan(state, id) * PLAN_WIDTH + column]!;
}

function kindOf(state: EngineState, id: number): number {
  return planOf(state, id, P.KIND);
}

/** A market order that is filled at once. */
export function trade(world: World, side: 'buy' | 'sell', lots: number): void {
  const [told] = world.place({ side, lots, ticks: 0 });
  assert.equal(told!.kind, 'accepted');
  world.report(ReportKind.filled, told!.orderId, {
    broker: told!.broker,
    execution: ++executions,
    lots,
    ticks: 10_000,
  });
}

/**
 * What must hold after every event: it is decided again to the same bytes from the state before it, sums agree with the
 * orders, the hash is that of the tables, and an engine that starts from a snapshot here has nothing else to do.
 */
export function shadowOf(world: World): () => void {
  const copy = createState(world.state.capacities);
  const sink = createSink();
  let seen = 0;
  return () => {
    for (; seen < world.journal.length; seen++) {
      const bytes = world.journal[seen]!;
      const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
      event.u8.set(bytes);
      const name = `event ${event.f64[EventWord.SEQ]} of kind ${event.i32[EventHalf.KIND_VERSION]! & 0xffff}`;
      const at = redecide(copy, event, 0, sink);
      assert.ok(at >= 0, `${name} is decided again`);
      assert.deepEqual(
        Buffer.from(sink.records.u8.subarray(at, at + bytes.length)),
        Buffer.from(bytes),
        `${name} is the same`,
      );
      apply(copy, event, 0);
    }
    assert.deepEqual(exposureFaults(world.state), []);
    assert.deepEqual(hashOf(world.state.tables), { ...world.state.hash });
    assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
    const loaded = loadedState(world.state);
    assert.deepEqual(loaded.groups.sums, world.state.groups.sums, 'what groups want together is found again');
    // What waits for time, a broker or room is looked at by a start at once, by others when they look again.
    const early = stepPlans(loaded, { ...world.inputs }, createSink());
    assert.equal(stepPlans(world.state, world.inputs, createSink()), 0, 'nothing was left undone');
    const lookUs = firstDueUs(world.state.planTimers);
    assert.ok(
      early === 0 || lookUs <= world.inputs.nowUs + 50_000,
      `a start here goes on the same, not ${early} events more`,
    );
  };
}
