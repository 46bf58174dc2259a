import { ASKS_KEPT_US, MOST_ASKS } from '../../risk/held-orders.ts';
import { isOrderTableFull } from '../order-rows.ts';
import { lookAgain } from './plan-rows.ts';
import { tradesNow } from '../../risk/session-gates.ts';
import { mayGoOn } from '../../risk/state-gates.ts';
import { invariant } from '../../invariant.ts';
import { Cause, EventByte, EventHalf, EventWord, OrderFlag } from '../../schema/event.ts';
import { InstrumentDefinition, INSTRUMENT_DEFINITION_WORDS } from '../../schema/definition.ts';
import { OrderStatus, OrderType, type TimeInForce, isFinal } from '../../schema/order-kind.ts';
import { type RejectCode, Reject } from '../../schema/reject.ts';
import { ChildRole, Term } from '../../schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { IcebergColumn, PLAN_WIDTH, PlanColumn, PlanKind } from '../../state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn, TERMS_WIDTH } from '../../state/risk-columns.ts';
import { type EngineState, findOrder } from '../../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import { isCancelUnderWay, requestCancel } from '../decide-cancel.ts';
import type { EventSink } from '../event-sink.ts';
import { type Inputs, stopsOrder, wordsFor } from '../inputs.ts';
import { createLegs, nextLegLots } from './leg-sizes.ts';
import { beginPlanMoved } from './move-plan.ts';
import { createChild, placeChild } from './place-child.ts';
import { requestReplace } from '../request-replace.ts';

/*
 * An order that is sent in legs: an iceberg, whose next leg leaves when the last is filled, or an order in slices, which
 * leave at once. What is left of it, looked at after each event of it and of its legs:
 *
 *   no leg open   all is filled ─▶ filled · its end was asked for ─▶ cancelled, expired · a leg ended otherwise ─▶ as the leg
 *                 else ─▶ the next leg, after a pause where the last one never left
 *   legs open     its end was asked for, or more is filled than is wanted ─▶ they are cancelled
 *                 it was replaced ─▶ they follow, as soon as they rest; one that is too large is asked until it isn't
 *   always first  what has been filled since it was told last is told
 *
 * A leg that was cancelled by somebody else, rejected or expired isn't tried again: what ended it would end the next one.
 */
const E = EventWord;
const O = OrderColumn;
const P = PlanColumn;
const I = IcebergColumn;
const R = OrderRiskColumn;
const FREEZE_LOTS = InstrumentDefinition.FREEZE_LOTS - INSTRUMENT_DEFINITION_WORDS;

/** After a leg that never left. */
const LEG_PAUSE_US = 1_000_000;
/** Where nothing may leave, it looks again after a quarter of the time that it has waited, but not sooner or later than this. */
const LEAST_WAIT_US = 100_000;
const MOST_WAIT_US = 60_000_000;

const child = createChild();
const legs = createLegs();
const wanted = { ticks: 0, lots: 0 };
/** When one of them may be asked to leave again: an argument would be boxed. */
const again = new Float64Array(1);

export function decideIceberg(state: EngineState, plan: number, inputs: Inputs, part: number, out: EventSink): number {
  const { plans, orders } = state;
  const at = plan * PLAN_WIDTH;
  const parent = findOrder(state, plans.words[at + P.ORDER_ID]!);
  invariant(parent >= 0, 'an order that works stays in the table');
  const from = parent * ORDER_WIDTH;
  const status = orders.words[from + O.STATUS]!;
  if (isFinal(status)) return beginPlanMoved(state, plan, PlanNote.done, inputs, part, out);
  const filled = orders.words[from + O.FILLED_LOTS]!;
  const isFilled = filled >= orders.words[from + O.QUANTITY_LOTS]!;
  const isLeaving = status === OrderStatus.pending_cancel;
  const open = plans.words[at + I.OPEN_LEGS]!;
  if (open === 0 && (isFilled || isLeaving || hasEnded(state, at, from))) {
    return end(state, plan, from, isFilled, isLeaving, inputs, part, out);
  }
  if (plans.words[at + I.TOLD_LOTS] !== filled) return tell(state, plan, filled, inputs, part, out);
  if (open > 0 && (isFilled || isLeaving)) return cancelLegs(state, plan, inputs, part, out);
  if (open === 1) {
    const event = follow(state, plan, parent, inputs, part, out);
    if (event >= 0) return event;
  }
  if (isLeaving || !wantsLeg(state, at, from)) return -1;
  return goOn(state, plan, parent, inputs, part, out);
}

/** An order that has ended, one of whose legs was filled all the same: the venue was faster, and its client hears of it. */
export function tellLate(state: EngineState, plan: number, inputs: Inputs, part: number, out: EventSink): number {
  const plans = state.plans.words;
  const at = plan * PLAN_WIDTH;
  if (plans[at + P.WAS] !== PlanKind.iceberg || state.risk.words[RiskColumn.RULES]! < 2) return -1;
  const parent = findOrder(state, plans[at + P.ORDER_ID]!);
  const { words } = state.orders;
  const from = parent * ORDER_WIDTH;
  if (parent < 0 || words[from + O.FILLED_LOTS] === plans[at + I.TOLD_LOTS]) return -1;
  const event = tell(state, plan, words[from + O.FILLED_LOTS]!, inputs, part, out);
  out.records.f64[(event >> 3) + E.ARG0] = 0;
  const isFilled = words[from + O.FILLED_LOTS]! >= words[from + O.QUANTITY_LOTS]!;
  if (isFilled) out.records.u8[event + EventByte.STATUS] = OrderStatus.filled;
  return event;
}

/** A leg has ended otherwise than by being filled, and none is to follow. */
function hasEnded(state: EngineState, at: number, from: number): boolean {
  const { words } = state.plans;
  if (words[at + I.ENDED_ID] === 0) return false;
  const isSliced = state.orders.words[from + O.TYPE] !== OrderType.iceberg;
  return !isSliced || words[at + I.GIVEN_LOTS]! >= state.orders.words[from + O.QUANTITY_LOTS]!;
}

function wantsLeg(state: EngineState, at: number, from: number): boolean {
  const { words } = state.plans;
  const isSliced = state.orders.words[from + O.TYPE] !== OrderType.iceberg;
  return isSliced
    ? words[at + I.GIVEN_LOTS]! < state.orders.words[from + O.QUANTITY_LOTS]!
    : words[at + I.OPEN_LEGS] === 0;
}

function tell(state: EngineState, plan: number, filled: number, inputs: Inputs, part: number, out: EventSink): number {
  const event = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out);
  out.records.f64[(event >> 3) + E.LIMIT] = filled;
  if (state.plans.words[plan * PLAN_WIDTH + P.DUE_US]! <= inputs.nowUs) out.records.f64[(event >> 3) + E.ARG0] = 0;
  return event;
}

function end(
  state: EngineState,
  plan: number,
  from: number,
  isFilled: boolean,
  isLeaving: boolean,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const event = beginPlanMoved(state, plan, PlanNote.done, inputs, part, out);
  const leg = findOrder(state, state.plans.words[plan * PLAN_WIDTH + I.ENDED_ID]!);
  const status = isFilled ? OrderStatus.filled : isLeaving ? endAskedFor(state, from) : endOfLeg(state, leg, from);
  out.records.u8[event + EventByte.STATUS] = status;
  if (!isFilled && !isLeaving && leg >= 0) {
    const code = state.orders.words[leg * ORDER_WIDTH + O.REJECT]!;
    out.records.i32[(event >> 2) + EventHalf.REJECT] = code as RejectCode;
  }
  return event;
}

function endAskedFor(state: EngineState, from: number): OrderStatus {
  const isExpiring = (state.orders.words[from + O.FLAGS]! & OrderFlag.expiring) !== 0;
  return isExpiring ? OrderStatus.expired : OrderStatus.cancelled;
}

/** What was filled was not rejected. */
function endOfLeg(state: EngineState, leg: number, from: number): OrderStatus {
  const { words } = state.orders;
  const status = leg < 0 ? OrderStatus.cancelled : words[leg * ORDER_WIDTH + O.STATUS]!;
  if (status === OrderStatus.expired) return OrderStatus.expired;
  const isRejected = status === OrderStatus.rejected && words[from + O.FILLED_LOTS] === 0;
  return isRejected ? OrderStatus.rejected : OrderStatus.cancelled;
}

/** The open leg that was accepted last, or after `row` the one before it; -1: none. */
function openLeg({ legs: { heads, next } }: EngineState, plan: number, row: number): number {
  return (row < 0 ? heads[plan]! : next[row]!) - 1;
}

/** One that refused to go is asked again after a while. */
function cancelLegs(state: EngineState, plan: number, inputs: Inputs, part: number, out: EventSink): number {
  const at = plan * PLAN_WIDTH;
  again[0] = Infinity;
  for (let row = openLeg(state, plan, -1); row >= 0; row = openLeg(state, plan, row)) {
    if (!isCancelUnderWay(state, row)) {
      const risk = row * ORDER_RISK_WIDTH;
      const asks = state.orderRisk.words;
      const isOften = asks[risk + R.ASKS]! >= MOST_ASKS;
      const mayUs = asks[risk + R.ASK_AGAIN_US]! + (isOften ? ASKS_KEPT_US : 0);
      if (mayUs <= inputs.nowUs) return requestCancel(state, row, Cause.plan, part, inputs, 0, 0, out);
      if (mayUs < again[0]!) again[0] = mayUs;
    }
  }
  if (again[0] === Infinity || state.plans.words[at + P.DUE_US] === again[0]) return -1;
  const event = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out);
  out.records.f64[(event >> 3) + E.ARG0] = again[0]!;
  return event;
}

/**
 * The order was replaced: its leg gets the new price, and is no larger than what is left. Asked for once; but a leg that could
 * trade more than its order is for is asked again, after a while: its venue refused, or a crash came in between.
 */
function follow(
  state: EngineState,
  plan: number,
  parent: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const at = plan * PLAN_WIDTH;
  const from = parent * ORDER_WIDTH;
  const row = openLeg(state, plan, -1);
  const leg = row * ORDER_WIDTH;
  const status = words[leg + O.STATUS]!;
  if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return -1;
  const left = words[from + O.QUANTITY_LOTS]! - words[from + O.FILLED_LOTS]!;
  wanted.ticks = words[from + O.PRICE_TICKS]!;
  wanted.lots = Math.min(words[leg + O.QUANTITY_LOTS]!, words[leg + O.FILLED_LOTS]! + left);
  const isTooLarge = wanted.lots < words[leg + O.QUANTITY_LOTS]!;
  if (wanted.ticks === words[leg + O.PRICE_TICKS] && !isTooLarge) return -1;
  if (state.plans.words[at + I.FOLLOWED]! >= words[from + O.VERSION]!) {
    if (!isTooLarge) return -1;
    const askedUs = words[leg + O.UPDATED_US]!;
    const pauseUs = Math.max(LEG_PAUSE_US, Math.floor((askedUs - words[from + O.UPDATED_US]!) / 4));
    const mayUs = askedUs + Math.min(MOST_WAIT_US, pauseUs);
    if (mayUs > inputs.nowUs) {
      lookAgain(state, mayUs);
      return -1;
    }
  }
  // Nothing but cancels is sent where trading is halted.
  if (state.globals.words[GlobalColumn.HALTED] === 1 || !mayGoOn(state, parent)) {
    lookAgain(state, inputs.nowUs + LEAST_WAIT_US);
    return -1;
  }
  return requestReplace(state, row, wanted, Cause.plan, part, inputs, out);
}

/** The next leg, if it may leave now. */
function goOn(state: EngineState, plan: number, parent: number, inputs: Inputs, part: number, out: EventSink): number {
  const { words } = state.plans;
  const at = plan * PLAN_WIDTH;
  const last = findOrder(state, words[at + I.LEG_ID]!);
  const dueUs = words[at + P.DUE_US]!;
  const neverLeft = last >= 0 && state.orders.words[last * ORDER_WIDTH + O.STATUS] === OrderStatus.not_sent;
  const endedUs = last < 0 ? 0 : state.orders.words[last * ORDER_WIDTH + O.UPDATED_US]!;
  if (neverLeft && dueUs <= endedUs) return wait(state, plan, LEG_PAUSE_US, inputs, part, out);
  if (dueUs > inputs.nowUs) return -1;
  const event = placeLeg(state, plan, parent, inputs, part, out);
  if (event >= 0) return event;
  const waitedUs = inputs.nowUs - Math.max(endedUs, state.orders.words[parent * ORDER_WIDTH + O.ACCEPTED_US]!);
  const pauseUs = Math.min(MOST_WAIT_US, Math.max(LEAST_WAIT_US, Math.floor(waitedUs / 4)));
  return wait(state, plan, pauseUs, inputs, part, out);
}

function wait(state: EngineState, plan: number, pauseUs: number, inputs: Inputs, part: number, out: EventSink): number {
  const event = beginPlanMoved(state, plan, PlanNote.none, inputs, part, out);
  out.records.f64[(event >> 3) + E.ARG0] = inputs.nowUs + pauseUs;
  return event;
}

/** Minus a reject code: why it can't leave. */
function placeLeg(
  state: EngineState,
  plan: number,
  parent: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { words } = state.orders;
  const globals = state.globals.words;
  const at = plan * PLAN_WIDTH;
  const from = parent * ORDER_WIDTH;
  const before = inputs.stopWords;
  const stopWords = wordsFor(inputs, words[from + O.ACCOUNT]!, words[from + O.INSTRUMENT]!);
  if (globals[GlobalColumn.HALTED] === 1 || stopsOrder(stopWords) || !mayGoOn(state, parent)) {
    return -Reject.HALTED.code;
  }
  if (!tradesNow(state, words[from + O.INSTRUMENT]!, inputs)) return -Reject.MARKET_CLOSED.code;
  if (isOrderTableFull(state)) return -Reject.ORDER_TABLE_FULL.code;
  child.role = ChildRole.leg;
  child.number = state.plans.words[at + I.LEGS]! + 1;
  child.side = words[from + O.SIDE]!;
  child.priceTicks = words[from + O.PRICE_TICKS]!;
  child.type = child.priceTicks === 0 ? OrderType.market : OrderType.limit;
  child.timeInForce = words[from + O.TIME_IN_FORCE]! as TimeInForce;
  child.lots = lotsOfNext(state, at, from);
  child.reserveTicks = words[from + O.RESERVE_TICKS]!;
  child.expireAtUs = words[from + O.EXPIRE_AT_US]!;
  child.brokerWanted = words[from + O.BROKER_WANTED]!;
  child.isCovered = true;
  inputs.stopWords = stopWords;
  const event = placeChild(state, plan, child, inputs, part, out);
  inputs.stopWords = before;
  return event;
}

function lotsOfNext(state: EngineState, at: number, from: number): number {
  const plan = state.plans.words;
  const { words } = state.orders;
  const isSliced = words[from + O.TYPE] !== OrderType.iceberg;
  const quantity = words[from + O.QUANTITY_LOTS]!;
  legs.orderId = words[from + O.ORDER_ID]!;
  legs.lots = quantity;
  legs.legs = plan[at + P.TERMS + Term.LEGS]!;
  legs.variance = plan[at + P.TERMS + Term.VARIANCE]!;
  legs.mostLots = state.terms.words[words[from + O.INSTRUMENT]! * TERMS_WIDTH + FREEZE_LOTS]!;
  legs.leftLots = quantity - (isSliced ? plan[at + I.GIVEN_LOTS]! : words[from + O.FILLED_LOTS]!);
  legs.leftLegs = legs.legs - plan[at + I.LEGS]!;
  return nextLegLots(legs);
}
