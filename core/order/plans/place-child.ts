import { chooseRoute } from '../../routing/route.ts';
import { firstMet } from '../../risk/own-orders.ts';
import { LimitField, SelfTradeMode } from '../../risk/limit-field.ts';
import { limitOr, limitsOf } from '../../risk/resolve.ts';
import { MOST_HELD } from '../../risk/held-orders.ts';
import { findTagScope } from '../../risk/tag-scope.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER, OrderFlag } from '../../schema/event.ts';
import { OrderStatus, OrderType, type TimeInForce, sentType } from '../../schema/order-kind.ts';
import { PlaceOption } from '../../schema/risk.ts';
import { ChildRole, TERM_WORDS, Term } from '../../schema/terms.ts';
import { GlobalColumn } from '../../state/columns.ts';
import { PLAN_TAG_WORDS, PLAN_WIDTH, PlanColumn } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import { type Inputs, stoppedBrokers } from '../inputs.ts';
import { addTerms, beginEvent, numberForAccount, writeInputs } from '../write-event.ts';

const E = EventWord;
const H = EventHalf;
const P = PlanColumn;
const MODE = LimitField.self_trade_mode.index;

/** An order that the engine places itself, for a plan. */
export interface Child {
  role: ChildRole;
  /** Its number among those of its role, from 1. */
  number: number;
  side: number;
  /** `OrderType`: limit, market, or one that is armed. */
  type: number;
  timeInForce: TimeInForce;
  lots: number;
  /** 0: a market order; of a market order, where its band ends. */
  priceTicks: number;
  /** The price that it is counted at. */
  reserveTicks: number;
  stopTicks: number;
  trail: number;
  /** `TermFlag` bits of an armed one. */
  flags: number;
  expireAtUs: number;
  /** 1 + the only broker it may go to, 0: any. */
  brokerWanted: number;
  /** Its parent holds what it takes of limits. */
  isCovered: boolean;
  /** Kept here until its price comes. */
  isArmed: boolean;
}

export function createChild(): Child {
  return {
    role: 1,
    number: 1,
    side: 0,
    type: 1,
    timeInForce: 2,
    lots: 0,
    priceTicks: 0,
    reserveTicks: 0,
    stopTicks: 0,
    trail: 0,
    flags: 0,
    expireAtUs: 0,
    brokerWanted: 0,
    isCovered: false,
    isArmed: false,
  };
}

const ticks = new Float64Array(1);
const terms = new Float64Array(TERM_WORDS);

/**
 * Accepts a child of a plan: routed, armed, or held where it would trade with another order of the firm. What its parent was
 * accepted for isn't judged again; where it may not leave now is the caller's to know. Returns the event's byte offset, or
 * minus the reject code that says why no broker can have it.
 */
export function placeChild(
  state: EngineState,
  plan: number,
  child: Child,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const { words } = state.plans;
  const from = plan * PLAN_WIDTH;
  const orderId = state.globals.words[GlobalColumn.LAST_ORDER_ID]! + 1;
  const stopped = stoppedBrokers(inputs.stopWords);
  const broker = child.isArmed ? NO_BROKER : chooseRoute(state, inputs.scores, child.brokerWanted, stopped, orderId);
  if (broker < 0) return broker;
  const type = sentType(child.type, child.priceTicks);
  const mayBeHeld = !child.isArmed && state.risk.words[RiskColumn.HELD_COUNT]! < MOST_HELD;
  const mode = mayBeHeld ? heldModeOf(state, plan, broker, child.side, type, child.priceTicks) : SelfTradeMode.off;
  const isHeld = mode !== SelfTradeMode.off;
  const isKept = child.isArmed || isHeld;
  const at = beginEvent(state, out, EventKind.accepted, Cause.plan, part, inputs, 0);
  const { f64, i32, u8 } = out.records;
  const word = at >> 3;
  const half = at >> 2;
  i32[half + H.ACCOUNT] = words[from + P.ACCOUNT]!;
  i32[half + H.INSTRUMENT] = words[from + P.INSTRUMENT]!;
  u8[at + EventByte.SIDE] = child.side;
  u8[at + EventByte.TYPE] = child.type;
  u8[at + EventByte.TIME_IN_FORCE] = child.timeInForce;
  u8[at + EventByte.STATUS] = child.isArmed ? OrderStatus.armed : isHeld ? OrderStatus.held : OrderStatus.routed;
  u8[at + EventByte.BROKER] = isKept ? NO_BROKER : broker;
  u8[at + EventByte.ATTEMPT] = isKept ? 0 : 1;
  i32[half + H.FLAGS] = OrderFlag.planned | (child.isCovered ? OrderFlag.covered : 0);
  f64[word + E.ORDER_ID] = orderId;
  f64[word + E.PRICE_TICKS] = child.priceTicks;
  f64[word + E.QUANTITY_LOTS] = child.lots;
  f64[word + E.EXPIRE_AT_US] = child.expireAtUs;
  f64[word + E.ARG1] = child.expireAtUs;
  f64[word + E.ORDER_VERSION] = 1;
  f64[word + E.ACCEPTED_US] = inputs.nowUs;
  f64[word + E.UPDATED_US] = inputs.nowUs;
  f64[word + E.LIMIT] = child.reserveTicks;
  if (isHeld) f64[word + E.VALUE] = mode;
  i32[half + H.BROKER_WANTED] = child.brokerWanted;
  for (let i = 0; i < PLAN_TAG_WORDS; i++) f64[word + E.TAG_LENGTH + i] = words[from + P.TAG_LENGTH + i]!;
  // The price of a market order is what its band came to.
  const isBanded = child.type === OrderType.market && child.priceTicks > 0;
  f64[word + E.OPTIONS] = (words[from + P.OPTIONS]! & optionsOf(child)) | (isBanded ? PlaceOption.priced : 0);
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  terms.fill(0);
  terms[Term.STOP_TICKS] = child.stopTicks;
  terms[Term.TRAIL] = child.trail;
  terms[Term.LEGS] = child.number;
  terms[Term.VARIANCE] = child.role;
  terms[Term.FLAGS] = child.flags;
  terms[Term.PARENT_ID] = words[from + P.ORDER_ID]!;
  addTerms(out, at, terms, 0);
  numberForAccount(state, out, at);
  return at;
}

/** What its parent asked for that is asked of the child, too: an exit may trade at once. */
function optionsOf({ role, isArmed }: Child): number {
  const { selfTrade, postOnly, priced, protection, reduceOnly } = PlaceOption;
  return selfTrade | reduceOnly | (role === ChildRole.leg ? postOnly | priced : 0) | (isArmed ? protection : 0);
}

/**
 * How an order of a plan is held if it would meet another of the firm now: that one goes, whatever else the mode says. `off`:
 * it would meet none, or may. `broker`: the one that it is to go to; none has limits of its own for one below 0.
 */
export function heldModeOf(
  state: EngineState,
  plan: number,
  broker: number,
  side: number,
  type: number,
  priceTicks: number,
): number {
  const { words } = state.plans;
  const from = plan * PLAN_WIDTH;
  const instrument = words[from + P.INSTRUMENT]!;
  ticks[0] = priceTicks;
  const meets =
    firstMet(state.own, instrument, side, type, ticks, false) >= 0 ||
    firstMet(state.own, instrument, side, type, ticks, true) >= 0;
  if (!meets) return SelfTradeMode.off;
  const asked = words[from + P.OPTIONS]! & PlaceOption.selfTrade;
  const account = words[from + P.ACCOUNT]!;
  const isOfTag = state.risk.words[RiskColumn.RULES]! >= 2;
  const tagScope = isOfTag ? findTagScope(state, account, words, from + P.TAG_LENGTH) : -1;
  const isOfBroker = state.risk.words[RiskColumn.RULES]! >= 3;
  const limits = limitsOf(state, account, tagScope, instrument, isOfBroker ? broker : -1);
  const mode = asked !== 0 ? asked - 1 : limitOr(state, limits, MODE, SelfTradeMode.off);
  return mode === SelfTradeMode.off ? mode : SelfTradeMode.cancel_oldest;
}
