import type { Records } from '../memory/records.ts';
import { checkRisk } from '../risk/check.ts';
import { MOST_HELD } from '../risk/held-orders.ts';
import { createExposure } from '../risk/exposure.ts';
import { protectedTicks, protectionOf } from '../risk/protection.ts';
import { findTagBook } from '../risk/scopes-of.ts';
import { checkHalted } from '../risk/state-gates.ts';
import { findTagScope, hasTagRoom } from '../risk/tag-scope.ts';
import { isStop, triggerGate } from '../risk/trigger-gate.ts';
import { createVerdict, measured } from '../risk/verdict.ts';
import { CommandByte, CommandHalf, CommandWord } from '../schema/command.ts';
import { OrderType, Side, TimeInForce, hasTerms, sentType } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { FIRST_TYPES_OPTION, LimitOwner } from '../schema/risk.ts';
import { TERM_WORDS, Term } from '../schema/terms.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findBook } from '../state/state.ts';
import { lotsBeyond } from './plans/apply-group.ts';
import { areBooksFull } from './book-rows.ts';
import { areOptionsValid } from './check-options.ts';
import { MOST_LEGS, refusalOfTerms } from './check-terms.ts';
import { type Inputs, isDiskLow } from './inputs.ts';
import { isOrderTableFull } from './order-rows.ts';
import { lookUpOverride } from './override-rows.ts';
import { arePlansFull } from './plans/plan-rows.ts';
import { maySlice, slicesOf } from './plans/slices.ts';
import { areTagBooksFull } from './tag-books.ts';
import { isAccount, isInstrument } from '../state/defined.ts';

/*
 * The checks of a new order, in the order in which they are made; each false says why in `verdict`:
 *
 *   fields ▸ state (may anybody trade there, is there room) ▸ the order itself (core/risk/check.ts)
 */
const C = CommandWord;

/** Of the order that was checked last. */
export const exposure = createExposure();
export const verdict = createVerdict();

/** What the door refuses too: the engine relies on nobody for it. */
export function checkFields(command: Records, at: number): boolean {
  const { f64, u8 } = command;
  const lots = f64[(at >>> 3) + C.QUANTITY_LOTS]!;
  const priceTicks = f64[(at >>> 3) + C.PRICE_TICKS]!;
  const type = u8[at + CommandByte.TYPE]!;
  const tif = u8[at + CommandByte.TIME_IN_FORCE]!;
  if (u8[at + CommandByte.SIDE]! > Side.sell) return refuse(Reject.INVALID_SIDE.code);
  if (!(Number.isSafeInteger(lots) && lots > 0)) return refuse(Reject.INVALID_QUANTITY.code);
  if (type < OrderType.limit || type > OrderType.oto) return refuse(Reject.INVALID_ORDER_TYPE.code);
  const isPriced =
    type === OrderType.limit ? priceTicks > 0 : type === OrderType.market ? priceTicks === 0 : priceTicks >= 0;
  if (!(Number.isSafeInteger(priceTicks) && isPriced)) return refuse(Reject.INVALID_PRICE.code);
  if (tif < TimeInForce.day || tif > TimeInForce.gtd) return refuse(Reject.INVALID_TIME_IN_FORCE.code);
  const hasEnd = f64[(at >>> 3) + C.VALUE]! > 0 || f64[(at >>> 3) + C.EXPIRE_AT_US]! > 0;
  if (tif === TimeInForce.gtd && !hasEnd) return refuse(Reject.INVALID_EXPIRE_AT.code);
  if (!areOptionsValid(command, at)) return refuse(Reject.INVALID_PARAMETER.code);
  const code = hasTerms(type) ? refusalOfTerms(command, at) : 0;
  return code === 0 || refuse(code);
}

/** A new order that is held for another one: one that leaves as a whole, and as many as there is room for. */
export function checkWait(state: EngineState, command: Records, at: number): boolean {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return refuse(Reject.INVALID_PARAMETER.code);
  const type = command.u8[at + CommandByte.TYPE]!;
  if (type === OrderType.iceberg || isStop(type) || slicesOf(state, command, at) > 0) {
    return refuse(Reject.INVALID_ORDER_TYPE.code);
  }
  const isFull = state.risk.words[RiskColumn.HELD_COUNT]! >= MOST_HELD;
  return !isFull || refuse(Reject.RISK_TABLE_FULL.code, MOST_HELD);
}

/** The state of the gateway: nobody's order would pass now. */
export function checkState(
  state: EngineState,
  command: Records,
  at: number,
  broker: number,
  hasId: boolean,
  inputs: Inputs,
): boolean {
  const account = command.i32[(at >>> 2) + CommandHalf.ACCOUNT]!;
  if (!isAccount(state, account)) return refuse(Reject.FORBIDDEN_ACCOUNT.code);
  nameOrder(state, command, at, broker);
  if (broker === -Reject.BUSY.code) return refuse(Reject.BUSY.code);
  if (isDiskLow(inputs.stopWords)) return refuse(Reject.DISK_LOW.code);
  verdict.code = 0;
  if (!checkHalted(state, exposure, inputs, verdict)) return false;
  if (broker < 0) {
    refuse(-broker);
    if (broker === -Reject.HALTED.code) verdict.owner = LimitOwner.broker;
    return false;
  }
  if (isOrderTableFull(state)) return refuse(Reject.ORDER_TABLE_FULL.code, state.orders.rows);
  const type = command.u8[at + CommandByte.TYPE]!;
  // Plans are kept beside the tables of risk, and so are options.
  if (command.i32[(at >>> 2) + CommandHalf.COUNT]! >= FIRST_TYPES_OPTION && state.risk.words[RiskColumn.BEGUN] === 0) {
    return refuse(Reject.INVALID_PARAMETER.code);
  }
  if (hasTerms(type) && state.risk.words[RiskColumn.BEGUN] === 0) return refuse(Reject.INVALID_ORDER_TYPE.code);
  const slices = slicesOf(state, command, at);
  // All of it or nothing is no word for an order in parts.
  if (slices > 0 && command.u8[at + CommandByte.TIME_IN_FORCE] === TimeInForce.fok) {
    return refuse(Reject.INVALID_TIME_IN_FORCE.code);
  }
  if ((hasTerms(type) || slices > 0) && arePlansFull(state)) {
    return refuse(Reject.PLAN_TABLE_FULL.code, state.capacities.plans);
  }
  if (hasId && state.idRows.size >= state.ids.rows) return refuse(Reject.IDEMPOTENCY_FULL.code, state.ids.rows);
  return checkRoom(state);
}

/** Whose order it is, of what, and where it would go: what limits and states are looked up by. */
function nameOrder(state: EngineState, command: Records, at: number, broker: number): void {
  const tag = (at >>> 3) + C.TAG_LENGTH;
  exposure.account = command.i32[(at >>> 2) + CommandHalf.ACCOUNT]!;
  exposure.instrument = command.i32[(at >>> 2) + CommandHalf.INSTRUMENT]!;
  exposure.hasTag = command.f64[tag]! > 0;
  exposure.tagScope = findTagScope(state, exposure.account, command.f64, tag);
  exposure.book = findBook(state, exposure.account, exposure.instrument);
  exposure.broker = broker;
}

/** Rows that the first order of its kind takes in the tables of risk: a book, a tag. */
function checkRoom(state: EngineState): boolean {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return true;
  const { instrument, tagScope } = exposure;
  if (areBooksFull(state) && exposure.book < 0) {
    return refuse(Reject.RISK_TABLE_FULL.code, state.books.rows);
  }
  if (!exposure.hasTag) return true;
  if (tagScope < 0 && !hasTagRoom(state)) return refuse(Reject.RISK_TABLE_FULL.code, state.capacities.tags);
  if (!areTagBooksFull(state) || findTagBook(state, tagScope, instrument) >= 0) return true;
  return refuse(Reject.RISK_TABLE_FULL.code, state.tagBooks.rows);
}

export function refuse(code: number, limit = 0): boolean {
  verdict.code = code as typeof verdict.code;
  verdict.limit = limit;
  verdict.value = 0;
  verdict.used = 0;
  verdict.owner = 0;
  return false;
}

/** In how many parts it may be sent. */
function partsOf(command: Records, at: number): number {
  if (command.u8[at + CommandByte.TYPE] === OrderType.iceberg) return command.f64[(at >>> 3) + C.TERMS + Term.LEGS]!;
  return maySlice(command, at) ? MOST_LEGS : 1;
}

/** The order itself, that `checkState` has named. */
export function checkOrder(
  state: EngineState,
  command: Records,
  at: number,
  expireAtUs: number,
  inputs: Inputs,
): boolean {
  const { f64, i32, u8 } = command;
  exposure.side = u8[at + CommandByte.SIDE]!;
  exposure.priceTicks = f64[(at >>> 3) + C.PRICE_TICKS]!;
  exposure.orderType = u8[at + CommandByte.TYPE]!;
  exposure.type = sentType(exposure.orderType, exposure.priceTicks);
  exposure.lots = f64[(at >>> 3) + C.QUANTITY_LOTS]!;
  exposure.heldLots = 0;
  exposure.heldNotional = 0;
  exposure.newOrders = 1;
  exposure.options = i32[(at >>> 2) + CommandHalf.COUNT]!;
  if (exposure.type === OrderType.market && inputs.refTicks > 0) protect(state, u8[at + CommandByte.TYPE]!, inputs);
  exposure.parts = partsOf(command, at);
  exposure.isExpired = expireAtUs !== 0 && expireAtUs <= inputs.nowUs;
  lookUpOverride(state, exposure.account, f64, (at >>> 3) + C.CLIENT_ID_LENGTH, inputs, verdict);
  if (!hasTerms(exposure.orderType)) return checkRisk(state, exposure, inputs, verdict);
  for (let i = 0; i < TERM_WORDS; i++) exposure.terms[i] = f64[(at >>> 3) + C.TERMS + i]!;
  const isAtMarket = f64[(at >>> 3) + C.PRICE_TICKS] === 0;
  return (
    checkRisk(state, exposure, inputs, verdict) &&
    triggerGate(state, exposure, inputs, verdict, isAtMarket, 0) &&
    exitGate(state)
  );
}

/**
 * An OCO is the exit of a position: where there is none, or the exits of other groups have it all, there is nothing for it to
 * do. One that is for more than is left shrinks to it.
 */
function exitGate(state: EngineState): boolean {
  const { book, side, lots, orderType } = exposure;
  if (orderType !== OrderType.oco) return true;
  const left = book < 0 ? 0 : Math.max(0, -lotsBeyond(state, book, side));
  return measured(verdict, Reject.REDUCE_ONLY.code, left, lots, LimitOwner.account, left === 0, 0);
}

/** A market order with protection is judged as the limit order that it is sent as; a stop's limit follows once it triggers. */
function protect(state: EngineState, type: number, inputs: Inputs): void {
  const isSent = type === OrderType.market || type === OrderType.bracket || type === OrderType.oto;
  if (!isSent || protectionOf(exposure.options) === 0 || !isInstrument(state, exposure.instrument)) return;
  exposure.type = OrderType.limit;
  exposure.priceTicks = protectedTicks(state, exposure.instrument, exposure.side, inputs.refTicks, exposure.options);
}
