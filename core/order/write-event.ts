import { invariant } from '../invariant.ts';
import {
  Cause,
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EVENT_VERSION,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  GUARD_EVENT_VERSION,
  NO_BROKER,
  OrderFlag,
  RISK_EVENT_VERSION,
  TYPES_EVENT_VERSION,
} from '../schema/event.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { ACCOUNT_WIDTH, AccountColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { CHILD_NUMBER, ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder, findPlan } from '../state/state.ts';
import { ChildRole, TERM_WORDS, Term } from '../schema/terms.ts';
import type { EventSink } from './event-sink.ts';
import { MAX_BROKERS } from '../routing/scoreboard.ts';
import type { Inputs } from './inputs.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;
const CLIENT_ID_AND_LENGTH = 9;
/** Divides what events have from the price on, and what long ones have besides. */
const CLEARED_AT_ONCE = 5;
for (const bytes of [EVENT_SHORT_BYTES - E.PRICE_TICKS * 8, EVENT_LONG_BYTES - EVENT_SHORT_BYTES]) {
  invariant(bytes % (CLEARED_AT_ONCE * 8) === 0, 'an event is cleared in whole turns');
}

/**
 * Kinds that carry their inputs and the rest of their command: EVENT_LONG_BYTES. Behind a shorter one its slot holds what was
 * there before.
 * @internal
 */
export const isLong = new Uint8Array(Math.max(...Object.values(EventKind)) + 1);
for (const kind of [
  EventKind.accepted,
  EventKind.refused,
  EventKind.rerouted,
  EventKind.released,
  EventKind.triggered,
  EventKind.trailed,
  EventKind.replace_requested,
  EventKind.request_refused,
  EventKind.rejected,
  EventKind.suspended,
  EventKind.restarted,
  EventKind.account_defined,
  EventKind.instrument_defined,
  EventKind.broker_defined,
  EventKind.limits_set,
  EventKind.risk_begun,
  EventKind.marks_swept,
  EventKind.metrics_set,
  EventKind.rate_set,
  EventKind.limits_changed,
  EventKind.override_set,
  EventKind.trading_state_set,
  EventKind.order_view,
  EventKind.place_repeated,
  EventKind.account_view,
  EventKind.limit_view,
  EventKind.verdict_view,
]) {
  isLong[kind] = 1;
}

/** Kind and version of each kind, as they stand in an event. */
const kindVersion = new Int32Array(isLong.length).map((_, kind) => {
  const isRisk = kind === EventKind.released || (kind >= EventKind.risk_begun && kind < EventKind.order_view);
  const isGuard = kind >= EventKind.guard_held && kind <= EventKind.guard_fired;
  const isOfTypes = kind >= EventKind.triggered && kind <= EventKind.plan_moved;
  const version = isOfTypes
    ? TYPES_EVENT_VERSION
    : isRisk
      ? RISK_EVENT_VERSION
      : isGuard
        ? GUARD_EVENT_VERSION
        : EVENT_VERSION;
  return kind | (version << 16);
});

/** Claims the next slot and writes what every event has; the rest of it is zero. Returns its byte offset. */
export function beginEvent(
  state: EngineState,
  out: EventSink,
  kind: number,
  cause: number,
  part: number,
  inputs: Inputs,
  requestId: number,
): number {
  const at = out.claim();
  writeHead(state, out, at, kind, inputs, requestId);
  const { f64, i32, u8 } = out.records;
  const word = at >>> 3;
  const half = at >>> 2;
  f64[word + E.ORDER_ID] = 0;
  f64[word + (B.SIDE >> 3)] = 0;
  clear(f64, word + E.PRICE_TICKS, word + (i32[half + H.LENGTH]! >> 3));
  i32[half + H.ACCOUNT] = -1;
  i32[half + H.INSTRUMENT] = -1;
  u8[at + B.BROKER] = NO_BROKER;
  u8[at + B.PART] = part;
  i32[half + H.REJECT] = 0;
  i32[half + H.CAUSE] = cause;
  return at;
}

/** Begins an event with its order as it stands; the decision then overwrites what it changes. */
export function beginWithOrder(
  state: EngineState,
  row: number,
  kind: number,
  cause: number,
  part: number,
  inputs: Inputs,
  requestId: number,
  out: EventSink,
): number {
  const at = beginOfOrder(state, row, kind, cause, part, inputs, requestId, out);
  const { f64, i32 } = out.records;
  const word = at >>> 3;
  f64[word + E.LAST_TICKS] = 0;
  f64[word + E.LAST_LOTS] = 0;
  f64[word + E.EXECUTION_ID] = 0;
  f64[word + E.ACCOUNT_SEQ] = 0;
  f64[word + E.LIMIT] = 0;
  f64[word + E.VALUE] = 0;
  i32[(at >>> 2) + H.NOTE] = 0;
  f64[word + E.ARG0] = 0;
  f64[word + E.ARG1] = 0;
  return at;
}

/**
 * `beginWithOrder` of what a venue said: the caller writes the report's figures (`copyVenueFigures`), NOTE and the number on the
 * account's channel. Until then there is what another event left there.
 */
export function beginWithReport(state: EngineState, row: number, kind: number, inputs: Inputs, out: EventSink): number {
  return beginOfOrder(state, row, kind, Cause.report, 0, inputs, 0, out);
}

/** What an order doesn't tell of itself is left as it was in the slot. */
function beginOfOrder(
  state: EngineState,
  row: number,
  kind: number,
  cause: number,
  part: number,
  inputs: Inputs,
  requestId: number,
  out: EventSink,
): number {
  const at = out.claim();
  writeHead(state, out, at, kind, inputs, requestId);
  const { f64, i32, u8 } = out.records;
  clear(f64, (at + EVENT_SHORT_BYTES) >>> 3, (at + i32[(at >>> 2) + H.LENGTH]!) >>> 3);
  u8[at + B.PART] = part;
  i32[(at >>> 2) + H.CAUSE] = cause;
  describeOrder(state, row, out, at);
  return at;
}

/** The first words of an event. What is behind them in its slot is still that of another one. */
function writeHead(
  state: EngineState,
  out: EventSink,
  at: number,
  kind: number,
  inputs: Inputs,
  requestId: number,
): void {
  const { f64, i32 } = out.records;
  const word = at >>> 3;
  const half = at >>> 2;
  i32[half + H.LENGTH] = isLong[kind] === 1 ? EVENT_LONG_BYTES : EVENT_SHORT_BYTES;
  i32[half + H.KIND_VERSION] = kindVersion[kind]!;
  f64[word + E.SEQ] = state.globals.words[GlobalColumn.SEQ]! + 1;
  f64[word + E.TIME_US] = inputs.nowUs;
  f64[word + E.REQUEST_ID] = requestId;
}

/**
 * A loop, because fill() is a call out of the compiled code, for longer than this takes; five words a turn, because a turn takes
 * longer than a word.
 */
function clear(f64: Float64Array, from: number, end: number): void {
  for (let i = from; i < end; i += CLEARED_AT_ONCE) {
    f64[i] = 0;
    f64[i + 1] = 0;
    f64[i + 2] = 0;
    f64[i + 3] = 0;
    f64[i + 4] = 0;
  }
}

/** Of a kind that was there before order types, with words that came with them. */
export function markTypes(out: EventSink, at: number): void {
  const { i32 } = out.records;
  i32[(at >>> 2) + H.KIND_VERSION] = (i32[(at >>> 2) + H.KIND_VERSION]! & 0xffff) | (TYPES_EVENT_VERSION << 16);
}

/** Makes an event one with terms: those that stand at `from`, or none. */
export function addTerms(out: EventSink, at: number, words: Float64Array, from: number): void {
  const { f64, i32 } = out.records;
  const kind = i32[(at >>> 2) + H.KIND_VERSION]! & 0xffff;
  const end = (at >>> 3) + E.TERMS;
  for (let i = (at + i32[(at >>> 2) + H.LENGTH]!) >> 3; i < end; i++) f64[i] = 0;
  i32[(at >>> 2) + H.LENGTH] = EVENT_BYTES;
  if (kind < EventKind.order_view) i32[(at >>> 2) + H.KIND_VERSION] = kind | (TYPES_EVENT_VERSION << 16);
  const to = (at >>> 3) + E.TERMS;
  for (let i = 0; i < TERM_WORDS; i++) f64[to + i] = words[from + i]!;
}

/** Writes an order as it stands. */
export function describeOrder(state: EngineState, row: number, out: EventSink, at: number): void {
  const { words } = state.orders;
  const { f64, i32, u8 } = out.records;
  const from = (row * ORDER_WIDTH) & ANY_PLACE;
  const to = at & ANY_PLACE;
  const word = at >>> 3;
  const half = at >>> 2;
  f64[word + E.ORDER_ID] = words[from + O.ORDER_ID]!;
  i32[half + H.ACCOUNT] = words[from + O.ACCOUNT]!;
  i32[half + H.INSTRUMENT] = words[from + O.INSTRUMENT]!;
  u8[to + B.SIDE] = words[from + O.SIDE]!;
  u8[to + B.TYPE] = words[from + O.TYPE]!;
  u8[to + B.TIME_IN_FORCE] = words[from + O.TIME_IN_FORCE]!;
  u8[to + B.STATUS] = words[from + O.STATUS]!;
  u8[to + B.BROKER] = words[from + O.BROKER]!;
  u8[to + B.ATTEMPT] = words[from + O.ATTEMPT]!;
  u8[to + B.FAST_PATH] = words[from + O.FAST_PATH]!;
  i32[half + H.REJECT] = words[from + O.REJECT]!;
  f64[word + E.PRICE_TICKS] = words[from + O.PRICE_TICKS]!;
  f64[word + E.QUANTITY_LOTS] = words[from + O.QUANTITY_LOTS]!;
  f64[word + E.FILLED_LOTS] = words[from + O.FILLED_LOTS]!;
  f64[word + E.FILLED_COST] = words[from + O.FILLED_COST]!;
  f64[word + E.ORDER_VERSION] = words[from + O.VERSION]!;
  i32[half + H.FLAGS] = words[from + O.FLAGS]!;
  f64[word + E.ACCEPTED_US] = words[from + O.ACCEPTED_US]!;
  f64[word + E.UPDATED_US] = words[from + O.UPDATED_US]!;
  // Each by itself: a turn of a loop takes as long as two words.
  f64[word + E.CLIENT_ID_LENGTH] = words[from + O.CLIENT_ID_LENGTH]!;
  f64[word + E.CLIENT_ID] = words[from + O.CLIENT_ID]!;
  f64[word + E.CLIENT_ID + 1] = words[from + O.CLIENT_ID + 1]!;
  f64[word + E.CLIENT_ID + 2] = words[from + O.CLIENT_ID + 2]!;
  f64[word + E.CLIENT_ID + 3] = words[from + O.CLIENT_ID + 3]!;
  f64[word + E.CLIENT_ID + 4] = words[from + O.CLIENT_ID + 4]!;
  f64[word + E.CLIENT_ID + 5] = words[from + O.CLIENT_ID + 5]!;
  f64[word + E.CLIENT_ID + 6] = words[from + O.CLIENT_ID + 6]!;
  f64[word + E.CLIENT_ID + 7] = words[from + O.CLIENT_ID + 7]!;
  if ((words[from + O.FLAGS]! & OrderFlag.planned) !== 0) describeTerms(state, row, out, at);
}

const ofChild = new Float64Array(TERM_WORDS);

/** Of an order that a client placed, as long as its plan is in the table; of a child, what it is to whom. */
function describeTerms(state: EngineState, row: number, out: EventSink, at: number): void {
  const { words } = state.orderRisk;
  const parentId = words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!;
  const role = words[row * ORDER_RISK_WIDTH + OrderRiskColumn.ROLE]!;
  const plan = findPlan(state, parentId);
  if (role !== 0) {
    ofChild.fill(0);
    ofChild[Term.LEGS] = Math.floor(role / CHILD_NUMBER);
    ofChild[Term.VARIANCE] = role % CHILD_NUMBER;
    ofChild[Term.PARENT_ID] = parentId;
    if (role % CHILD_NUMBER === ChildRole.stop && plan >= 0) {
      const from = plan * PLAN_WIDTH + PlanColumn.TERMS;
      ofChild[Term.STOP_TICKS] = state.plans.words[from + Term.STOP_TICKS]!;
      ofChild[Term.TRAIL] = state.plans.words[from + Term.TRAIL]!;
      ofChild[Term.FLAGS] = state.plans.words[from + Term.FLAGS]!;
    }
    addTerms(out, at, ofChild, 0);
    return;
  }
  if (plan >= 0) addTerms(out, at, state.plans.words, plan * PLAN_WIDTH + PlanColumn.TERMS);
}

/** Begins an event that moves an order now: the order as it stands, numbered on its account's channel. */
export function beginOrderEvent(
  state: EngineState,
  row: number,
  kind: number,
  cause: number,
  part: number,
  inputs: Inputs,
  requestId: number,
  out: EventSink,
): number {
  const at = beginWithOrder(state, row, kind, cause, part, inputs, requestId, out);
  out.records.f64[(at >>> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, at);
  return at;
}

/** The client id of an order that is still in the table. */
export function describeClientId(state: EngineState, orderId: number, out: EventSink, at: number): void {
  const row = findOrder(state, orderId);
  if (row < 0) return;
  const from = row * ORDER_WIDTH + O.CLIENT_ID_LENGTH;
  const to = (at >>> 3) + E.CLIENT_ID_LENGTH;
  for (let i = 0; i < CLIENT_ID_AND_LENGTH; i++) out.records.f64[to + i] = state.orders.words[from + i]!;
}

/** What only long views show besides: expiry, tag, the broker asked for. */
export function describeRest(state: EngineState, row: number, out: EventSink, at: number): void {
  const { words } = state.orders;
  const { f64, i32 } = out.records;
  const from = row * ORDER_WIDTH;
  const word = at >>> 3;
  f64[word + E.EXPIRE_AT_US] = words[from + O.EXPIRE_AT_US]!;
  i32[(at >>> 2) + H.BROKER_WANTED] = words[from + O.BROKER_WANTED]!;
  for (let i = 0; i < 5; i++) f64[word + E.TAG_LENGTH + i] = words[from + O.TAG_LENGTH + i]!;
}

/** Numbers the event on its account's `orders` channel. */
export function numberForAccount(state: EngineState, out: EventSink, at: number): void {
  const account = out.records.i32[(at >>> 2) + H.ACCOUNT]!;
  const seen = state.accounts.words[account * ACCOUNT_WIDTH + AccountColumn.REPORT_SEQ]!;
  out.records.f64[(at >>> 3) + E.ACCOUNT_SEQ] = seen + 1;
}

export function writeInputs(out: EventSink, at: number, inputs: Inputs, limitsVersion: number): void {
  const { f64, i32 } = out.records;
  const word = at >>> 3;
  const half = at >>> 2;
  f64[word + E.REF_TICKS] = inputs.refTicks;
  f64[word + E.REF_SEQUENCE] = inputs.refSequence;
  f64[word + E.REF_AGE_US] = inputs.refAgeUs;
  i32[half + H.STOP_WORDS] = inputs.stopWords;
  i32[half + H.LIMITS_VERSION] = limitsVersion;
  for (let broker = 0; broker < MAX_BROKERS; broker++) i32[half + H.SCORES + broker] = inputs.scores[broker]!;
}

/** The inverse of `writeInputs`, for deciding a journal again. */
export function readInputs(records: EventSink['records'], at: number, into: Inputs): void {
  const word = at >>> 3;
  const half = at >>> 2;
  into.nowUs = records.f64[word + E.TIME_US]!;
  into.refTicks = records.f64[word + E.REF_TICKS]!;
  into.refSequence = records.f64[word + E.REF_SEQUENCE]!;
  into.refAgeUs = records.f64[word + E.REF_AGE_US]!;
  into.stopWords = records.i32[half + H.STOP_WORDS]!;
  for (let broker = 0; broker < MAX_BROKERS; broker++) into.scores[broker] = records.i32[half + H.SCORES + broker]!;
}
