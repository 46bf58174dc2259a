import type { Records } from '../memory/records.ts';
import { checkRisk } from '../risk/check.ts';
import { createExposure } from '../risk/exposure.ts';
import { tagScopeOfOrder } from '../risk/scopes-of.ts';
import { SelfTrade, selfTradeOf } from '../risk/self-trade.ts';
import { checkHalted } from '../risk/state-gates.ts';
import { createVerdict } from '../risk/verdict.ts';
import { currencyOf, worthUp } from '../risk/worth.ts';
import { CommandHalf, CommandWord } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { OrderStatus, OrderType, isFinal } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { answerRefusal } from './answer.ts';
import { findNamedOrder, lastNamed } from './find-order.ts';
import { lookUpOverride } from './override-rows.ts';
import { isInParts } from './slices.ts';
import { beginEvent, describeOrder, numberForAccount, writeInputs } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;
const O = OrderColumn;

const exposure = createExposure();
const verdict = createVerdict();

/**
 * A new price or quantity for a resting order; 0 keeps what it has. Until the venue's answer the larger of old and new
 * is reserved. Refusals by risk are journaled; refusals by the order's state change nothing and are only answered.
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
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const ticks = row < 0 ? 0 : f64[word + C.PRICE_TICKS]! || words[from + O.PRICE_TICKS]!;
  const lots = row < 0 ? 0 : f64[word + C.QUANTITY_LOTS]! || words[from + O.QUANTITY_LOTS]!;
  const code = row < 0 ? Reject.ORDER_NOT_FOUND.code : refusalByOrder(state, row, f64[word + C.VALUE]!, ticks, lots);
  if (code !== 0) {
    answerRefusal(state, answers, requestId, code, lastNamed.orderId, inputs);
    return -1;
  }
  exposure.account = command.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  exposure.instrument = words[from + O.INSTRUMENT]!;
  exposure.book = words[from + O.BOOK]!;
  exposure.options = state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS]!;
  exposure.side = words[from + O.SIDE]!;
  exposure.type = words[from + O.TYPE]!;
  exposure.priceTicks = ticks;
  exposure.lots = lots - words[from + O.FILLED_LOTS]!;
  exposure.heldLots = words[from + O.RESERVED_LOTS]!;
  exposure.heldNotional = heldNow(state, row);
  exposure.newOrders = 0;
  lookUpOverride(state, exposure.account, words, from + O.CLIENT_ID_LENGTH, inputs, verdict);
  exposure.broker = words[from + O.BROKER]!;
  exposure.tagScope = tagScopeOfOrder(state, row);
  verdict.code = 0;
  verdict.limit = 0;
  verdict.value = 0;
  verdict.used = 0;
  const passed =
    checkHalted(state, exposure, inputs, verdict) &&
    checkRisk(state, exposure, inputs, verdict) &&
    selfTradeOf(state, exposure, verdict) !== SelfTrade.refuse;

  const kind = passed ? EventKind.replace_requested : EventKind.request_refused;
  const to = beginEvent(state, out, kind, Cause.command, 0, inputs, requestId);
  describeOrder(state, row, out, to);
  const { f64: toF64, i32: toI32, u8: toU8 } = out.records;
  toF64[(to >> 3) + E.ARG0] = ticks;
  toF64[(to >> 3) + E.ARG1] = lots;
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
  toI32[(to >> 2) + H.NOTE] = verdict.warnings;
  toU8[to + EventByte.STATUS] = OrderStatus.pending_replace;
  toF64[(to >> 3) + E.ORDER_VERSION] = words[from + O.VERSION]! + 1;
  toF64[(to >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, to);
  return to;
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

function refusalByOrder(state: EngineState, row: number, ifVersion: number, ticks: number, lots: number): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  if (!(Number.isSafeInteger(lots) && lots > 0)) return Reject.INVALID_QUANTITY.code;
  if (!(Number.isSafeInteger(ticks) && ticks >= 0)) return Reject.INVALID_PRICE.code;
  if (isFinal(status)) return Reject.ORDER_FINAL.code;
  if (isInParts(state, row)) return Reject.NOT_REPLACEABLE.code;
  if (status === OrderStatus.pending_cancel) return Reject.CANCEL_PENDING.code;
  if (status === OrderStatus.pending_replace) return Reject.REPLACE_PENDING.code;
  if (status === OrderStatus.unknown) return Reject.OUTCOME_UNKNOWN.code;
  if (ifVersion !== 0 && ifVersion !== words[from + O.VERSION]) return Reject.VERSION_MISMATCH.code;
  if (ticks === words[from + O.PRICE_TICKS] && lots === words[from + O.QUANTITY_LOTS]) {
    return Reject.NOTHING_TO_REPLACE.code;
  }
  if (lots <= words[from + O.FILLED_LOTS]!) return Reject.BELOW_FILLED.code;
  if (words[from + O.TYPE] !== OrderType.limit) return Reject.NOT_REPLACEABLE.code;
  if (status === OrderStatus.routed || status === OrderStatus.held) return Reject.ORDER_PENDING.code;
  return 0;
}
