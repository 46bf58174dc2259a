import assert from 'node:assert/strict';
import { recordsOf } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { roleOf } from '../../core/order/plans/plan-rows.ts';
import { redecide } from '../../core/order/redecide.ts';
import { EVENT_BYTES, EventWord, NO_BROKER, OrderFlag } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, hasTerms, isFinal } from '../../core/schema/order-kind.ts';
import { ChildRole } from '../../core/schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { IcebergColumn, PLAN_WIDTH, PlanColumn, PlanKind } from '../../core/state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../core/state/risk-columns.ts';
import { heapOfNode } from '../../core/state/pairing-heap.ts';
import { type EngineState, createState } from '../../core/state/state.ts';
import { hashOf } from '../../core/state/table.ts';
import { type World, createSink } from './engine-world.ts';
import { exposureFaults } from './exposure-faults.ts';
import { loadedState } from './loaded-state.ts';

const O = OrderColumn;

/**
 * What must be true of orders in parts after every act: their legs' fills are theirs, they hold what is left and the legs
 * nothing, no leg is open beside a final order, only one at a time of an iceberg, and all sums agree.
 */
export function checkParts(world: World): void {
  const { state } = world;
  assert.deepEqual(exposureFaults(state), []);
  assert.deepEqual(hashOf(state.tables), { ...state.hash });
  const { words, touched } = state.plans;
  for (let row = 1; row < touched; row++) {
    const at = row * PLAN_WIDTH;
    const kind = words[at + PlanColumn.KIND]!;
    if (kind !== PlanKind.iceberg && kind !== PlanKind.ended) continue;
    checkPlan(state, at);
  }
}

function checkPlan(state: EngineState, at: number): void {
  const plan = state.plans.words;
  const orderId = plan[at + PlanColumn.ORDER_ID]!;
  const { words, touched } = state.orders;
  let parent = -1;
  let legs = 0;
  let given = 0;
  let filled = 0;
  let open = 0;
  let openLots = 0;
  let mayTrade = 0;
  let beyond = 0;
  for (let row = 0; row < touched; row++) {
    const order = row * ORDER_WIDTH;
    const risk = row * ORDER_RISK_WIDTH;
    if (words[order + O.ORDER_ID] === orderId) parent = order;
    const isLeg =
      (words[order + O.FLAGS]! & OrderFlag.planned) !== 0 &&
      state.orderRisk.words[risk + OrderRiskColumn.PARENT_ID] === orderId &&
      roleOf(state, row) === ChildRole.leg;
    if (words[order + O.ORDER_ID] === 0 || !isLeg) continue;
    if (words[order + O.STATUS] !== OrderStatus.not_sent) {
      legs += 1;
      given += words[order + O.QUANTITY_LOTS]!;
    }
    filled += words[order + O.FILLED_LOTS]!;
    beyond += Math.max(0, words[order + O.FILLED_LOTS]! - words[order + O.QUANTITY_LOTS]!);
    assert.equal(words[order + O.RESERVED_LOTS], 0, 'a leg holds nothing');
    if (isFinal(words[order + O.STATUS]!)) continue;
    open += 1;
    openLots += words[order + O.QUANTITY_LOTS]! - words[order + O.FILLED_LOTS]!;
    const most = Math.max(words[order + O.QUANTITY_LOTS]!, words[order + O.PENDING_LOTS]!);
    mayTrade += Math.max(0, most - words[order + O.FILLED_LOTS]!);
  }
  // An ended plan doesn't say what it was of.
  if (parent < 0 || hasNoLegs(words[parent + O.TYPE]!)) return;
  // Legs leave the table before their order does.
  if (legs === plan[at + IcebergColumn.LEGS]) {
    assert.equal(words[parent + O.FILLED_LOTS], filled, 'the fills of the legs are those of the order');
  }
  filled = words[parent + O.FILLED_LOTS]!;
  const isMet = heapOfNode(state.own.heaps, parent / ORDER_WIDTH) !== 0;
  assert.ok(!isMet || words[parent + O.BROKER] !== NO_BROKER, 'at no venue, it is met by nobody');
  const isEnded = plan[at + PlanColumn.KIND] === PlanKind.ended;
  assert.equal(isFinal(words[parent + O.STATUS]!), isEnded, 'a plan ends with its order');
  assert.ok(!isEnded || open === 0, 'no leg is left behind');
  if (isEnded) return;
  assert.equal(words[parent + O.BROKER], NO_BROKER);
  assert.equal(plan[at + IcebergColumn.OPEN_LEGS], open);
  const left = words[parent + O.QUANTITY_LOTS]! - filled;
  const ofLegs = words[parent + O.TYPE] === OrderType.iceberg ? mayTrade : 0;
  assert.equal(words[parent + O.RESERVED_LOTS], Math.max(0, left, ofLegs), 'the order holds what is left of it');
  if (words[parent + O.TYPE] === OrderType.iceberg) assert.ok(open <= 1, 'one leg at a time');
  // What a venue fills beyond a slice, or makes of one, is its own doing.
  if (given === plan[at + IcebergColumn.GIVEN_LOTS] && words[parent + O.VERSION] === 1) {
    assert.ok(openLots <= Math.max(0, left + beyond), 'no more is out than is left');
  }
}

/** Of the types with terms only an iceberg goes out in parts; what has none may be sliced. */
function hasNoLegs(type: number): boolean {
  return hasTerms(type) && type !== OrderType.iceberg;
}

/** Each event is decided again byte for byte, by the state as it was and by one that was loaded from a snapshot of it. */
export function checkDecidedAgain(world: World): void {
  const copy = createState(world.state.capacities);
  const sink = createSink();
  for (const bytes of world.journal) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    for (const state of [copy, loadedState(copy)]) {
      const at = redecide(state, event, 0, sink);
      assert.ok(at >= 0, `event ${event.f64[EventWord.SEQ]} is decided again`);
      const again = sink.records.u8.subarray(at, at + sink.records.i32[at >> 2]!);
      assert.deepEqual(Buffer.from(again), Buffer.from(bytes), `event ${event.f64[EventWord.SEQ]} is the same again`);
    }
    apply(copy, event, 0);
  }
  assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
}
