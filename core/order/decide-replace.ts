import type { Records } from '../memory/records.ts';
import { checkRisk } from '../risk/check.ts';
import { createExposure } from '../risk/exposure.ts';
import { tagScopeOfOrder } from '../risk/scopes-of.ts';
import { SelfTrade, selfTradeOf } from '../risk/self-trade.ts';
import { checkHalted } from '../risk/state-gates.ts';
import { triggerGate, triggerTicks } from '../risk/trigger-gate.ts';
import { createVerdict } from '../risk/verdict.ts';
import { currencyOf, worthUp } from '../risk/worth.ts';
import { CommandHalf, CommandWord } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { OrderStatus, isFinal, sentType } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { Term } from '../schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { answerRefusal } from './answer.ts';
import { findNamedOrder, lastNamed } from './find-order.ts';
import { lookUpOverride } from './override-rows.ts';
import { roleOf } from './plans/plan-rows.ts';
import { change, changeOf, changesNothing, hasOtherTerms, refusalOfChange } from './replace-change.ts';
import { addTerms, beginWithOrder, numberForAccount, writeInputs } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;
const O = OrderColumn;

const exposure = createExposure();
const verdict = createVerdict();

/**
 * A new price, quantity or terms of an open order; 0 keeps what it has (`replace-change.ts` says which order may change what).
 * At a venue: until its answer the larger of old and new is reserved. What is kept here changes at once. Refusals by risk are
 * journaled; refusals by the order's state change nothing and are only answered.
 */
export function decideReplace(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64 } = command;
  const word = at >> 3;
  const requestId = f64[word + C.REQUEST_ID]!;
  const row = findNamedOrder(state, command, at);
  const code =
    row < 0
      ? Reject.ORDER_NOT_FOUND.code
      : changeOf(state, row, command, at) || refusalByOrder(state, row, f64[word + C.VALUE]!);
  if (code !== 0) {
    answerRefusal(state, answers, requestId, code, lastNamed.orderId, inputs);
    return -1;
  }
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  verdict.code = 0;
  verdict.limit = 0;
  verdict.value = 0;
  verdict.used = 0;
  const passed = judge(state, row, command.i32[(at >> 2) + CommandHalf.ACCOUNT]!, inputs);
  const kind = !passed ? EventKind.request_refused : change.isHere ? EventKind.replaced : EventKind.replace_requested;
  const to = beginWithOrder(state, row, kind, Cause.command, 0, inputs, requestId, out);
  const { f64: toF64, i32: toI32, u8: toU8 } = out.records;
  if (change.isHere) writeTerms(state, row, inputs, out, to);
  toF64[(to >> 3) + E.ARG0] = change.ticks;
  toF64[(to >> 3) + E.ARG1] = change.lots;
  // The version it had to have, so that the command can be decided again.
  toF64[(to >> 3) + E.EXPIRE_AT_US] = f64[word + C.VALUE]!;
  writeInputs(out, to, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  if (!passed) {
    toI32[(to >> 2) + H.REJECT] = verdict.code;
    toF64[(to >> 3) + E.LIMIT] = verdict.limit;
    toF64[(to >> 3) + E.VALUE] = verdict.value;
    if (state.risk.words[RiskColumn.BEGUN] === 1) {
      toI32[(to >> 2) + H.NOTE] = verdict.owner;
      toF64[(to >> 3) + E.USED] = verdict.used;
    }
    return to;
  }
  if (change.isHere) {
    toF64[(to >> 3) + E.PRICE_TICKS] = change.ticks;
    toF64[(to >> 3) + E.QUANTITY_LOTS] = change.lots;
    toF64[(to >> 3) + E.LIMIT] = verdict.reserveTicks;
    // NOTE says what an answer of a venue was odd about.
    toF64[(to >> 3) + E.VALUE] = verdict.warnings;
  } else {
    toI32[(to >> 2) + H.NOTE] = verdict.warnings;
    toU8[to + EventByte.STATUS] = OrderStatus.pending_replace;
  }
  toF64[(to >> 3) + E.ORDER_VERSION] = words[from + O.VERSION]! + 1;
  if (!waitsOn(state, row)) toF64[(to >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, to);
  return to;
}

/** An armed order that waits for the same price as before: a tick that is on its way is for it, whatever else changes. */
function waitsOn(state: EngineState, row: number): boolean {
  if (state.risk.words[RiskColumn.RULES]! < 2) return false;
  return state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.armed && !hasOtherTerms();
}

function judge(state: EngineState, row: number, account: number, inputs: Inputs): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  exposure.account = account;
  exposure.instrument = words[from + O.INSTRUMENT]!;
  exposure.book = words[from + O.BOOK]!;
  exposure.options = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS]!;
  exposure.side = words[from + O.SIDE]!;
  exposure.orderType = words[from + O.TYPE]!;
  exposure.type = sentType(exposure.orderType, change.ticks);
  exposure.terms.set(change.terms);
  exposure.parts = status === OrderStatus.working ? partsOf(change.terms) : 1;
  exposure.priceTicks = change.ticks;
  exposure.lots = change.lots - words[from + O.FILLED_LOTS]!;
  exposure.heldLots = words[from + O.RESERVED_LOTS]!;
  exposure.heldNotional = heldNow(state, row);
  exposure.newOrders = 0;
  lookUpOverride(state, exposure.account, words, from + O.CLIENT_ID_LENGTH, inputs, verdict);
  exposure.broker = words[from + O.BROKER]!;
  exposure.tagScope = tagScopeOfOrder(state, row);
  if (!checkHalted(state, exposure, inputs, verdict) || !checkRisk(state, exposure, inputs, verdict)) return false;
  if (status === OrderStatus.armed) {
    const bestTicks = change.plan < 0 ? 0 : state.plans.words[change.plan * PLAN_WIDTH + PlanColumn.EXTREME_TICKS]!;
    return triggerGate(state, exposure, inputs, verdict, false, bestTicks);
  }
  // What is held meets another already, and waits.
  return status === OrderStatus.held || selfTradeOf(state, exposure, verdict) !== SelfTrade.refuse;
}

function partsOf(terms: Float64Array): number {
  return Math.max(1, terms[Term.LEGS]!);
}

/** The terms as they will be, those that say whose child it is, and what its stop is compared with. */
function writeTerms(state: EngineState, row: number, inputs: Inputs, out: EventSink, to: number): void {
  const { f64 } = out.records;
  const at = (to >> 3) + E.TERMS;
  if (roleOf(state, row) === 0 || change.plan < 0) addTerms(out, to, change.terms, 0);
  else for (let i = 0; i < Term.LEGS; i++) f64[at + i] = change.terms[i]!;
  const flags = change.terms[Term.FLAGS]!;
  f64[(to >> 3) + E.LAST_TICKS] = triggerTicks(inputs, flags, state.orders.words[row * ORDER_WIDTH + O.SIDE]!);
}

/** What it holds, at today's rate: else an order that becomes smaller would grow with the currency. */
function heldNow(state: EngineState, row: number): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const reserved = words[from + O.RESERVED_NOTIONAL]!;
  if (currencyOf(state, words[from + O.INSTRUMENT]!) === 0) return reserved;
  const now = worthUp(
    state,
    words[from + O.INSTRUMENT]!,
    words[from + O.RESERVE_TICKS]!,
    words[from + O.RESERVED_LOTS]!,
  );
  return now < 0 ? reserved : now;
}

function refusalByOrder(state: EngineState, row: number, ifVersion: number): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const { ticks, lots } = change;
  if (!(Number.isSafeInteger(lots) && lots > 0)) return Reject.INVALID_QUANTITY.code;
  if (!(Number.isSafeInteger(ticks) && ticks >= 0)) return Reject.INVALID_PRICE.code;
  if (isFinal(status) || isFilledInLegs(state, row)) return Reject.ORDER_FINAL.code;
  if (status === OrderStatus.pending_cancel) return Reject.CANCEL_PENDING.code;
  if (status === OrderStatus.pending_replace) return Reject.REPLACE_PENDING.code;
  if (status === OrderStatus.unknown) return Reject.OUTCOME_UNKNOWN.code;
  if (ifVersion !== 0 && ifVersion !== words[from + O.VERSION]) return Reject.VERSION_MISMATCH.code;
  if (changesNothing(state, row)) return Reject.NOTHING_TO_REPLACE.code;
  if (lots <= words[from + O.FILLED_LOTS]!) return Reject.BELOW_FILLED.code;
  return refusalOfChange(state, row);
}

/** All of it is filled, or more: it goes on only until its last leg is gone, whose cancel is under way. */
function isFilledInLegs(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  if (words[from + O.STATUS] !== OrderStatus.working || state.risk.words[RiskColumn.RULES]! < 3) return false;
  return words[from + O.FILLED_LOTS]! >= words[from + O.QUANTITY_LOTS]!;
}
