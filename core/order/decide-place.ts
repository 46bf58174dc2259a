import { scratchWords } from '../memory/scratch.ts';
import type { Records } from '../memory/records.ts';
import { chooseRoute } from '../routing/route.ts';
import { SelfTradeMode } from '../risk/limit-field.ts';
import { SelfTrade, selfTradeMode, selfTradeOf } from '../risk/self-trade.ts';
import { isStop, triggerTicks, waitingSide } from '../risk/trigger-gate.ts';
import { CommandByte, CommandHalf, CommandWord, TAG_WORDS, usedWords } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, OrderType, hasTerms } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { FIRST_TYPES_OPTION } from '../schema/risk.ts';
import { Term } from '../schema/terms.ts';
import { GlobalColumn, ID_WIDTH, IdColumn } from '../state/columns.ts';
import { HELD_MODES, RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { type Inputs, stoppedBrokers } from './inputs.ts';
import { answerOrder, answerRefusal } from './answer.ts';
import {
  checkFields,
  checkOrder,
  checkState,
  checkWait,
  exposure as ofOrder,
  verdict as ofCheck,
} from './check-place.ts';
import { findId } from './find-order.ts';
import { expiryOf } from './place-expiry.ts';
import { acceptedOptions } from './sent-options.ts';
import { slicesOf, termsOfSlices } from './plans/slices.ts';
import { addTerms, beginEvent, markTypes, numberForAccount, writeInputs } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;

/** What the clock said around the check that is timed. */
const times = scratchWords(2);
const BEGAN_NS = 0;
const ENDED_NS = 1;
// What is imported costs more to reach than what stands in the file.
const exposure = ofOrder;
const verdict = ofCheck;
const fingerprint: Fingerprint = { low: 0, high: 0 };

/**
 * A new order: accepted and routed, refused, or known already. One event, or one answer and no event. `waitsForId`: the order
 * that must be gone before it leaves, 0: none.
 * Returns the event's byte offset, or -1.
 */
export function decidePlace(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
  waitsForId = 0,
): number {
  const { f64, i32, u8 } = command;
  const word = at >>> 3;
  const account = i32[(at >>> 2) + CommandHalf.ACCOUNT]!;
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
  const expireAtUs = expiryOf(state, command, at, inputs);
  if (inputs.stampNs !== undefined) inputs.stampNs(times, BEGAN_NS);
  const isWithinLimits =
    checkFields(command, at) &&
    (waitsForId === 0 || checkWait(state, command, at)) &&
    checkState(state, command, at, broker, hasId, inputs) &&
    checkOrder(state, command, at, expireAtUs, inputs);
  const type = u8[at + CommandByte.TYPE]!;
  const slices = slicesOf(state, command, at);
  const status = firstStatus(type, slices);
  // What waits here meets nobody yet.
  const meets = status !== OrderStatus.armed;
  const selfTrade = isWithinLimits
    ? meets
      ? selfTradeOf(state, exposure, verdict)
      : SelfTrade.pass
    : SelfTrade.refuse;
  const passed = selfTrade !== SelfTrade.refuse;
  // Of what is sent in parts, each part is held.
  const isHeld = (selfTrade === SelfTrade.hold && status === OrderStatus.routed) || waitsForId !== 0;
  const isKept = isHeld || status !== OrderStatus.routed;
  if (inputs.stampNs !== undefined) {
    inputs.stampNs(times, ENDED_NS);
    inputs.riskNs = times[ENDED_NS]! - times[BEGAN_NS]!;
  }
  const kind = passed ? EventKind.accepted : EventKind.refused;
  const to = beginEvent(state, out, kind, Cause.command, 0, inputs, requestId);
  const toWord = to >>> 3;
  const toHalf = to >>> 2;
  const events = out.records;
  events.i32[toHalf + H.ACCOUNT] = account;
  events.i32[toHalf + H.INSTRUMENT] = i32[(at >>> 2) + CommandHalf.INSTRUMENT]!;
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
  if (f64[word + C.TAG_LENGTH]! > 0) {
    for (let i = 0; i <= TAG_WORDS; i++) events.f64[toWord + E.TAG_LENGTH + i] = f64[word + C.TAG_LENGTH + i]!;
  }
  events.i32[toHalf + H.BROKER_WANTED] = wanted;
  events.f64[toWord + E.OPTIONS] = i32[(at >>> 2) + CommandHalf.COUNT]!;
  writeInputs(out, to, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  if (hasTerms(type)) {
    addTerms(out, to, f64, word + C.TERMS);
    const flags = f64[word + C.TERMS + Term.FLAGS]!;
    const side = u8[at + CommandByte.SIDE]!;
    const waits = state.risk.words[RiskColumn.RULES]! < 2 ? side : waitingSide(type, side);
    events.f64[toWord + E.LAST_TICKS] = triggerTicks(inputs, flags, waits);
  } else if (slices > 0) addTerms(out, to, termsOfSlices(slices), 0);
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
  if (exposure.options >= FIRST_TYPES_OPTION) {
    markTypes(out, to);
    events.f64[toWord + E.OPTIONS] = acceptedOptions(exposure, f64[word + C.PRICE_TICKS]!);
    events.f64[toWord + E.PRICE_TICKS] = exposure.priceTicks;
  }
  // What is kept here is sent nowhere yet: its route is chosen when it is released.
  events.u8[to + EventByte.STATUS] = isHeld ? OrderStatus.held : status;
  events.u8[to + EventByte.BROKER] = isKept ? NO_BROKER : broker;
  events.u8[to + EventByte.ATTEMPT] = isKept ? 0 : 1;
  if (hasTerms(type) || slices > 0) events.i32[toHalf + H.FLAGS] = OrderFlag.planned;
  if (isHeld) {
    const mode = selfTrade === SelfTrade.hold ? selfTradeMode(state, exposure) : SelfTradeMode.off;
    events.f64[toWord + E.VALUE] = mode + HELD_MODES * waitsForId;
  }
  events.u8[to + EventByte.FAST_PATH] = verdict.fast ? 1 : 0;
  events.f64[toWord + E.ORDER_VERSION] = 1;
  events.f64[toWord + E.ACCEPTED_US] = inputs.nowUs;
  events.f64[toWord + E.UPDATED_US] = inputs.nowUs;
  // The price that the order is counted at: decided here, so that `apply` need not decide.
  events.f64[toWord + E.LIMIT] = verdict.reserveTicks;
  numberForAccount(state, out, to);
  return to;
}

/** Where an order of this type begins, if nothing of the firm's stands in its way. */
function firstStatus(type: number, slices: number): OrderStatus {
  if (type === OrderType.iceberg || slices > 0) return OrderStatus.working;
  return isStop(type) ? OrderStatus.armed : OrderStatus.routed;
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
  const requestId = command.f64[(at >>> 3) + C.REQUEST_ID]!;
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
