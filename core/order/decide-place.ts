import type { Records } from '../memory/records.ts';
import { nextSessionClose } from '../market/sessions.ts';
import { chooseRoute } from '../routing/route.ts';
import { checkRisk } from '../risk/check.ts';
import { createExposure } from '../risk/exposure.ts';
import { SelfTradeMode } from '../risk/limit-field.ts';
import { checkHalted } from '../risk/state-gates.ts';
import { SelfTrade, selfTradeMode, selfTradeOf } from '../risk/self-trade.ts';
import { findTagScope, hasTagRoom } from '../risk/tag-scope.ts';
import { type Verdict, createVerdict } from '../risk/verdict.ts';
import { CommandByte, CommandHalf, CommandWord, TAG_WORDS, usedWords } from '../schema/command.ts';
import { INSTRUMENT_DEFINITION_WORDS, InstrumentDefinition } from '../schema/definition.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner, PlaceOption } from '../schema/risk.ts';
import {
  AccountColumn,
  ACCOUNT_WIDTH,
  GlobalColumn,
  ID_WIDTH,
  INSTRUMENT_WIDTH,
  IdColumn,
  InstrumentColumn,
} from '../state/columns.ts';
import { RiskColumn, TERMS_WIDTH } from '../state/risk-columns.ts';
import { type EngineState, findBook, findOrder } from '../state/state.ts';
import { areBooksFull } from './book-rows.ts';
import { findTagBook } from '../risk/scopes-of.ts';
import { areTagBooksFull } from './tag-books.ts';
import type { EventSink } from './event-sink.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { type Inputs, isDiskLow, stoppedBrokers } from './inputs.ts';
import { answerOrder, answerRefusal } from './answer.ts';
import { findId } from './find-order.ts';
import { lookUpOverride } from './override-rows.ts';
import { beginEvent, numberForAccount, writeInputs } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;
const MINUTE_US = 60_000_000;
const ALL_OPTIONS = PlaceOption.selfTrade | PlaceOption.duplicateOverride;
const MOST_SELF_TRADE = SelfTradeMode.cancel_both + 1;
const CLOSE_US = InstrumentColumn.DEFINITION + InstrumentDefinition.DAY_CLOSE_US;

const exposure = createExposure();
const verdict = createVerdict();
const fingerprint: Fingerprint = { low: 0, high: 0 };

/**
 * A new order: accepted and routed, refused, or known already. One event, or one answer and no event.
 * Returns the event's byte offset, or -1.
 */
export function decidePlace(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const requestId = f64[word + C.REQUEST_ID]!;
  const hasId = f64[word + C.CLIENT_ID_LENGTH]! > 0;
  if (hasId) {
    const id = findId(state, account, f64, word + C.CLIENT_ID_LENGTH);
    if (id >= 0) {
      answerKnownId(state, id, command, at, inputs, answers);
      return -1;
    }
  }

  const wanted = u8[at + CommandByte.BROKER]!;
  const orderId = state.globals.words[GlobalColumn.LAST_ORDER_ID]! + 1;
  const broker = chooseRoute(state, inputs.scores, wanted, stoppedBrokers(inputs.stopWords), orderId);
  const expireAtUs = expiry(state, command, at, inputs);
  const beganNs = inputs.clockNs === undefined ? 0 : inputs.clockNs();
  const isWithinLimits =
    checkFields(command, at) &&
    checkState(state, command, at, broker, hasId, inputs) &&
    checkOrder(state, command, at, broker, expireAtUs, inputs);
  const selfTrade = isWithinLimits ? selfTradeOf(state, exposure, verdict) : SelfTrade.refuse;
  const passed = selfTrade !== SelfTrade.refuse;
  const isHeld = selfTrade === SelfTrade.hold;
  if (inputs.clockNs !== undefined) inputs.riskNs = inputs.clockNs() - beganNs;
  const kind = passed ? EventKind.accepted : EventKind.refused;
  const to = beginEvent(state, out, kind, Cause.command, 0, inputs, requestId);
  const toWord = to >> 3;
  const toHalf = to >> 2;
  const events = out.records;
  events.i32[toHalf + H.ACCOUNT] = account;
  events.i32[toHalf + H.INSTRUMENT] = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  events.u8[to + EventByte.SIDE] = u8[at + CommandByte.SIDE]!;
  events.u8[to + EventByte.TYPE] = u8[at + CommandByte.TYPE]!;
  events.u8[to + EventByte.TIME_IN_FORCE] = u8[at + CommandByte.TIME_IN_FORCE]!;
  events.f64[toWord + E.PRICE_TICKS] = f64[word + C.PRICE_TICKS]!;
  events.f64[toWord + E.QUANTITY_LOTS] = f64[word + C.QUANTITY_LOTS]!;
  // The client's own words besides what follows from them, so that the decision can be made again.
  events.f64[toWord + E.ARG0] = f64[word + C.VALUE]!;
  events.f64[toWord + E.ARG1] = f64[word + C.EXPIRE_AT_US]!;
  events.f64[toWord + E.EXPIRE_AT_US] = expireAtUs;
  events.f64[toWord + E.CLIENT_ID_LENGTH] = f64[word + C.CLIENT_ID_LENGTH]!;
  for (let i = usedWords(f64[word + C.CLIENT_ID_LENGTH]!); i > 0; i--) {
    events.f64[toWord + E.CLIENT_ID_LENGTH + i] = f64[word + C.CLIENT_ID_LENGTH + i]!;
  }
  events.f64[toWord + E.TAG_LENGTH] = f64[word + C.TAG_LENGTH]!;
  for (let i = 0; i < TAG_WORDS; i++) events.f64[toWord + E.TAG + i] = f64[word + C.TAG + i]!;
  events.i32[toHalf + H.BROKER_WANTED] = wanted;
  events.f64[toWord + E.OPTIONS] = i32[(at >> 2) + CommandHalf.COUNT]!;
  writeInputs(out, to, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  if (!passed) {
    events.i32[toHalf + H.REJECT] = verdict.code;
    if (state.risk.words[RiskColumn.BEGUN] === 1) {
      events.i32[toHalf + H.NOTE] = verdict.owner;
      events.f64[toWord + E.USED] = verdict.used;
    }
    events.f64[toWord + E.LIMIT] = verdict.limit;
    events.f64[toWord + E.VALUE] = verdict.value;
    return to;
  }
  events.f64[toWord + E.ORDER_ID] = orderId;
  events.i32[toHalf + H.NOTE] = verdict.warnings;
  // A held order is sent nowhere yet: its route is chosen when it is released.
  events.u8[to + EventByte.STATUS] = isHeld ? OrderStatus.held : OrderStatus.routed;
  events.u8[to + EventByte.BROKER] = isHeld ? NO_BROKER : broker;
  events.u8[to + EventByte.ATTEMPT] = isHeld ? 0 : 1;
  if (isHeld) events.f64[toWord + E.VALUE] = selfTradeMode(state, exposure);
  events.u8[to + EventByte.FAST_PATH] = verdict.fast ? 1 : 0;
  events.f64[toWord + E.ORDER_VERSION] = 1;
  events.f64[toWord + E.ACCEPTED_US] = inputs.nowUs;
  events.f64[toWord + E.UPDATED_US] = inputs.nowUs;
  // The price that the order is counted at: decided here, so that `apply` need not decide.
  events.f64[toWord + E.LIMIT] = verdict.reserveTicks;
  numberForAccount(state, out, to);
  return to;
}

/**
 * What would become of a new order, by the same checks, into `into`; its `measure` is told of each control. The client's
 * own id is not looked at. Returns the broker that it would go to, or minus the reject code that says why there is none.
 */
export function judgePlace(state: EngineState, command: Records, at: number, inputs: Inputs, into: Verdict): number {
  const orderId = state.globals.words[GlobalColumn.LAST_ORDER_ID]! + 1;
  const wanted = command.u8[at + CommandByte.BROKER]!;
  const broker = chooseRoute(state, inputs.scores, wanted, stoppedBrokers(inputs.stopWords), orderId);
  verdict.fast = false;
  refuse(0);
  if (checkFields(command, at)) {
    // Told here and not by the gates: what these say is forgotten where the order's own controls begin.
    const mayCome = checkState(state, command, at, broker, false, inputs);
    const { code, limit, owner } = verdict;
    if (mayCome) into.measure?.(Reject.HALTED.code, 0, 0, LimitOwner.firm, false, 0);
    else into.measure?.(code, limit, limit, owner, true, limit);
    verdict.measure = into.measure;
    // Nobody's order passes: the order's own controls are told all the same.
    const isJudged = mayCome || code !== Reject.FORBIDDEN_ACCOUNT.code;
    if (isJudged && checkOrder(state, command, at, broker, expiry(state, command, at, inputs), inputs)) {
      selfTradeOf(state, exposure, verdict);
    }
    if (!mayCome) {
      refuse(code, limit);
      verdict.owner = owner;
    }
  }
  verdict.measure = undefined;
  Object.assign(into, verdict);
  return broker;
}

/** What the door refuses too: the engine relies on nobody for it. */
function checkFields(command: Records, at: number): boolean {
  const { f64, i32, u8 } = command;
  const lots = f64[(at >> 3) + C.QUANTITY_LOTS]!;
  const priceTicks = f64[(at >> 3) + C.PRICE_TICKS]!;
  const type = u8[at + CommandByte.TYPE]!;
  const tif = u8[at + CommandByte.TIME_IN_FORCE]!;
  if (u8[at + CommandByte.SIDE]! > Side.sell) return refuse(Reject.INVALID_SIDE.code);
  if (!(Number.isSafeInteger(lots) && lots > 0)) return refuse(Reject.INVALID_QUANTITY.code);
  if (type !== OrderType.limit && type !== OrderType.market) return refuse(Reject.INVALID_ORDER_TYPE.code);
  if (!(Number.isSafeInteger(priceTicks) && (type === OrderType.limit ? priceTicks > 0 : priceTicks === 0))) {
    return refuse(Reject.INVALID_PRICE.code);
  }
  if (tif < TimeInForce.day || tif > TimeInForce.gtd) return refuse(Reject.INVALID_TIME_IN_FORCE.code);
  const hasEnd = f64[(at >> 3) + C.VALUE]! > 0 || f64[(at >> 3) + C.EXPIRE_AT_US]! > 0;
  if (tif === TimeInForce.gtd && !hasEnd) return refuse(Reject.INVALID_EXPIRE_AT.code);
  const options = i32[(at >> 2) + CommandHalf.COUNT]!;
  if ((options & ~ALL_OPTIONS) !== 0 || (options & PlaceOption.selfTrade) > MOST_SELF_TRADE) {
    return refuse(Reject.INVALID_PARAMETER.code);
  }
  return true;
}

/** The state of the gateway: nobody's order would pass now. */
function checkState(
  state: EngineState,
  command: Records,
  at: number,
  broker: number,
  hasId: boolean,
  inputs: Inputs,
): boolean {
  const globals = state.globals.words;
  const account = command.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  if (account < 0 || account >= state.accounts.rows) return refuse(Reject.FORBIDDEN_ACCOUNT.code);
  if (state.accounts.words[account * ACCOUNT_WIDTH + AccountColumn.DEFINED] !== 1) {
    return refuse(Reject.FORBIDDEN_ACCOUNT.code);
  }
  if (broker === -Reject.BUSY.code) return refuse(Reject.BUSY.code);
  if (isDiskLow(inputs.stopWords)) return refuse(Reject.DISK_LOW.code);
  verdict.code = 0;
  exposure.account = account;
  exposure.instrument = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  exposure.tagScope = findTagScope(state, account, command.f64, (at >> 3) + C.TAG_LENGTH);
  exposure.broker = broker;
  if (!checkHalted(state, exposure, inputs, verdict)) return false;
  if (broker < 0) {
    refuse(-broker);
    if (broker === -Reject.HALTED.code) verdict.owner = LimitOwner.broker;
    return false;
  }
  if (globals[GlobalColumn.OPEN_COUNT]! + globals[GlobalColumn.FINAL_COUNT]! >= state.orders.rows) {
    return refuse(Reject.ORDER_TABLE_FULL.code, state.orders.rows);
  }
  if (hasId && state.idRows.size >= state.ids.rows) return refuse(Reject.IDEMPOTENCY_FULL.code, state.ids.rows);
  return checkRoom(state, command, at);
}

/** Rows that the first order of its kind takes in the tables of risk: a book, a tag. */
function checkRoom(state: EngineState, command: Records, at: number): boolean {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return true;
  const account = command.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  if (areBooksFull(state) && findBook(state, account, command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!) < 0) {
    return refuse(Reject.RISK_TABLE_FULL.code, state.books.rows);
  }
  const tag = (at >> 3) + C.TAG_LENGTH;
  if (command.f64[tag]! === 0) return true;
  if (!hasTagRoom(state) && findTagScope(state, account, command.f64, tag) < 0) {
    return refuse(Reject.RISK_TABLE_FULL.code, state.capacities.tags);
  }
  if (!areTagBooksFull(state)) return true;
  const scope = findTagScope(state, account, command.f64, tag);
  if (findTagBook(state, scope, command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!) >= 0) return true;
  return refuse(Reject.RISK_TABLE_FULL.code, state.tagBooks.rows);
}

function refuse(code: number, limit = 0): boolean {
  verdict.code = code as typeof verdict.code;
  verdict.limit = limit;
  verdict.value = 0;
  verdict.used = 0;
  verdict.owner = 0;
  return false;
}

/** The order itself. */
function checkOrder(
  state: EngineState,
  command: Records,
  at: number,
  broker: number,
  expireAtUs: number,
  inputs: Inputs,
): boolean {
  const { f64, i32, u8 } = command;
  exposure.account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  exposure.instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  exposure.book = findBook(state, exposure.account, exposure.instrument);
  exposure.side = u8[at + CommandByte.SIDE]!;
  exposure.type = u8[at + CommandByte.TYPE]!;
  exposure.priceTicks = f64[(at >> 3) + C.PRICE_TICKS]!;
  exposure.lots = f64[(at >> 3) + C.QUANTITY_LOTS]!;
  exposure.heldLots = 0;
  exposure.heldNotional = 0;
  exposure.newOrders = 1;
  exposure.tagScope = findTagScope(state, exposure.account, f64, (at >> 3) + C.TAG_LENGTH);
  exposure.broker = broker;
  exposure.hasTag = f64[(at >> 3) + C.TAG_LENGTH]! > 0;
  exposure.options = i32[(at >> 2) + CommandHalf.COUNT]!;
  exposure.isExpired = expireAtUs !== 0 && expireAtUs <= inputs.nowUs;
  lookUpOverride(state, exposure.account, f64, (at >> 3) + C.CLIENT_ID_LENGTH, inputs, verdict);
  return checkRisk(state, exposure, inputs, verdict);
}

/** When the order ends by itself; 0: it doesn't. */
function expiry(state: EngineState, command: Records, at: number, inputs: Inputs): number {
  const { f64, i32, u8 } = command;
  const tif = u8[at + CommandByte.TIME_IN_FORCE]!;
  if (tif === TimeInForce.gtd) {
    const minutes = f64[(at >> 3) + C.VALUE]!;
    return minutes > 0 ? inputs.nowUs + minutes * MINUTE_US : f64[(at >> 3) + C.EXPIRE_AT_US]!;
  }
  if (tif !== TimeInForce.day) return 0;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  if (instrument < 0 || instrument >= state.instruments.rows) return 0;
  const terms = instrument * TERMS_WIDTH - INSTRUMENT_DEFINITION_WORDS;
  return nextSessionClose(
    inputs.nowUs,
    state.terms.words[terms + InstrumentDefinition.SESSION_OPENS]!,
    state.instruments.words[instrument * INSTRUMENT_WIDTH + CLOSE_US]!,
    state.terms.words[terms + InstrumentDefinition.SESSION_DAYS]!,
  );
}

/** The same payload gets the stored answer, another one a conflict. */
function answerKnownId(
  state: EngineState,
  id: number,
  command: Records,
  at: number,
  inputs: Inputs,
  answers: EventSink,
): void {
  const requestId = command.f64[(at >> 3) + C.REQUEST_ID]!;
  const { words } = state.ids;
  fingerprintOf(command, at, fingerprint);
  const row = id * ID_WIDTH;
  const isSame =
    words[row + IdColumn.FINGERPRINT_LOW] === fingerprint.low &&
    words[row + IdColumn.FINGERPRINT_HIGH] === fingerprint.high;
  if (!isSame) {
    answerRefusal(
      state,
      answers,
      requestId,
      Reject.DUPLICATE_CLIENT_ORDER_ID.code,
      words[row + IdColumn.ORDER_ID]!,
      inputs,
    );
    return;
  }
  const order = findOrder(state, words[row + IdColumn.ORDER_ID]!);
  if (order >= 0) answerOrder(state, answers, requestId, EventKind.place_repeated, order, inputs);
  else
    answerRefusal(
      state,
      answers,
      requestId,
      0,
      words[row + IdColumn.ORDER_ID]!,
      inputs,
      words[row + IdColumn.ACCOUNT]!,
    );
}
