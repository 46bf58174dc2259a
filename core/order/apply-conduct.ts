import { scratchWords } from '../memory/scratch.ts';
import type { Records } from '../memory/records.ts';
import { remember } from '../risk/duplicates.ts';
import { countExecution, rearm } from '../risk/executions.ts';
import { ASKS_KEPT_US, ASK_PAUSE_US, addHeld, dropHeld } from '../risk/held-orders.ts';
import { LimitField } from '../risk/limit-field.ts';
import { firmLimitsBy, limitOr, limitsBy, limitsOf, namesInUse } from '../risk/resolve.ts';
import { findTagBook } from '../risk/scopes-of.ts';
import { findTagScope } from '../risk/tag-scope.ts';
import { Takes, countOnDay, takeTokens } from '../risk/token-bucket.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { ChildRole, Term } from '../schema/terms.ts';
import { FANOUT_WIDTH, FanoutColumn, FanoutKind, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn, RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, findBook } from '../state/state.ts';
import { add, copyTo, put } from '../state/table.ts';
import { useOverride } from './apply-limits.ts';
import { periodOfAccepted } from './apply-period.ts';
import { roleOf } from './plans/plan-rows.ts';
import { tagOfBook } from './tag-books.ts';

const E = EventWord;
const H = EventHalf;
const K = EventKind;
const O = OrderColumn;
const R = OrderRiskColumn;
const S = ScopeColumn;
const DUPLICATE_WINDOW = LimitField.duplicate_window_ms.index;

/** How often an account acts and trades, and by which override. */
export function conductOfAccepted(state: EngineState, row: number, records: Records, at: number): void {
  useOverride(state, row, records.i32[(at >> 2) + H.NOTE]!);
  beginHeld(state, row, records, at);
  countMessage(state, row, records, at, isOwnExit(state, row, records, at) ? Takes.none : Takes.order);
  if (state.risk.words[RiskColumn.LIMIT_ROWS] !== 0) conductByLimits(state, row, records, at);
}

export function conductOfChange(state: EngineState, row: number, records: Records, at: number): void {
  const kind = records.i32[(at >> 2) + H.KIND_VERSION]! & 0xffff;
  switch (kind) {
    case K.triggered:
      if (records.u8[at + EventByte.STATUS] === OrderStatus.held) beginHeld(state, row, records, at);
      break;
    case K.replaced:
      if (records.i32[(at >> 2) + H.CAUSE] !== Cause.command) break;
      useOverride(state, row, records.f64[(at >> 3) + E.VALUE]!);
      countMessage(state, row, records, at, Takes.message);
      break;
    case K.replace_requested:
      useOverride(state, row, records.i32[(at >> 2) + H.NOTE]!);
      countMessage(state, row, records, at, isOwnExit(state, row, records, at) ? Takes.none : Takes.message);
      break;
    case K.cancel_requested:
      if (isAskedFor(state, records, at)) countMessage(state, row, records, at, Takes.none);
      else if (isAskedHere(records.i32[(at >> 2) + H.CAUSE]!)) countAsk(state, row, records, at);
      break;
    default:
      endHeld(state, row);
  }
}

export function conductOfFill(state: EngineState, row: number, records: Records, at: number): void {
  const { words } = state.orders;
  const account = words[row * ORDER_WIDTH + O.ACCOUNT]! | 0;
  const tag = tagScopeOf(state, row);
  add(state.scopes, FIRM_SCOPE * SCOPE_WIDTH + S.DAY_TRADES, 1);
  add(state.scopes, Math.imul(accountScope(account), SCOPE_WIDTH) + S.DAY_TRADES, 1);
  if (tag >= 0) add(state.scopes, Math.imul(tag, SCOPE_WIDTH) + S.DAY_TRADES, 1);
  if (state.risk.words[RiskColumn.LIMIT_ROWS] === 0) return;
  const instrument = words[row * ORDER_WIDTH + O.INSTRUMENT]! | 0;
  const { f64 } = records;
  const time = (at >> 3) + E.TIME_US;
  const book = words[row * ORDER_WIDTH + O.BOOK]! | 0;
  countExecution(state, state.bookRisk, book, limitsOf(state, account, -1, instrument, -1), f64, time);
  if (tag < 0) return;
  const tagBook = (state.orderRisk.words[row * ORDER_RISK_WIDTH + R.TAG_BOOK]! - 1) | 0;
  countExecution(state, state.tagBookRisk, tagBook, limitsOf(state, account, tag, instrument, -1), f64, time);
}

/** A person says that a book may trade again: the account's, or where a tag stands, the tag's. */
export function applyRearm(state: EngineState, records: Records, at: number): void {
  const account = records.i32[(at >> 2) + H.ACCOUNT]!;
  const instrument = records.i32[(at >> 2) + H.INSTRUMENT]!;
  const lengthAt = (at >> 3) + E.CLIENT_ID_LENGTH;
  if (records.f64[lengthAt] === 0) {
    rearm(state.bookRisk, findBook(state, account, instrument));
    return;
  }
  const tag = findTagScope(state, account, records.f64, lengthAt);
  rearm(state.tagBookRisk, findTagBook(state, tag, instrument));
}

/** An order that is held, and how; of any other the words that an earlier order may have left in its row. */
function beginHeld(state: EngineState, row: number, records: Records, at: number): void {
  const { orderRisk } = state;
  const { words } = orderRisk;
  const to = row * ORDER_RISK_WIDTH;
  const isHeld = records.u8[at + EventByte.STATUS] === OrderStatus.held;
  const isClean = words[to + R.HELD_MODE] === 0 && words[to + R.ASKS] === 0 && words[to + R.ASK_AGAIN_US] === 0;
  if (isClean && !isHeld) return;
  put(orderRisk, to + R.HELD_MODE, isHeld ? records.f64[(at >> 3) + E.VALUE]! : 0);
  put(orderRisk, to + R.ASKS, 0);
  put(orderRisk, to + R.ASK_AGAIN_US, 0);
  if (!isHeld) return;
  addHeld(state.held, row);
  add(state.risk, RiskColumn.HELD_COUNT, 1);
}

function endHeld(state: EngineState, row: number): void {
  if (state.held.count === 0 || state.orders.words[row * ORDER_WIDTH + O.STATUS] === OrderStatus.held) return;
  if (dropHeld(state.held, row)) add(state.risk, RiskColumn.HELD_COUNT, -1);
}

/**
 * An exit that the engine placed or changed for a group is a message of its account, and takes nothing of how often that may
 * act: fills and prices decide how many these are, and its client must be able to act then. The legs of an order in parts
 * take theirs.
 */
function isOwnExit(state: EngineState, row: number, { f64, i32 }: Records, at: number): boolean {
  if (i32[(at >> 2) + H.CAUSE] !== Cause.plan) return false;
  const isNew = (i32[(at >> 2) + H.KIND_VERSION]! & 0xffff) === K.accepted;
  return (isNew ? f64[(at >> 3) + E.TERMS + Term.VARIANCE] : roleOf(state, row)) !== ChildRole.leg;
}

const scratch = scratchWords(1);

/** In favour of a held order, or because its plan wants it. */
function isAskedHere(cause: number): boolean {
  return cause === Cause.conduct || cause === Cause.plan;
}

/** A cancel that nobody outside asked for. */
function countAsk(state: EngineState, row: number, records: Records, at: number): void {
  const { orderRisk } = state;
  const to = row * ORDER_RISK_WIDTH;
  const nowUs = records.f64[(at >> 3) + E.TIME_US]!;
  const isNew = nowUs >= orderRisk.words[to + R.ASK_AGAIN_US]! + ASKS_KEPT_US;
  put(orderRisk, to + R.ASKS, isNew ? 1 : orderRisk.words[to + R.ASKS]! + 1);
  scratch[0] = nowUs + ASK_PAUSE_US;
  copyTo(orderRisk, to + R.ASK_AGAIN_US, scratch, 0);
}

/** As its tag book says, which it got when it was accepted. */
function tagScopeOf(state: EngineState, row: number): number {
  if (state.orders.words[row * ORDER_WIDTH + O.TAG_LENGTH] === 0) return -1;
  const tagBook = (state.orderRisk.words[row * ORDER_RISK_WIDTH + R.TAG_BOOK]! - 1) | 0;
  return tagBook < 0 ? -1 : tagOfBook(state, tagBook);
}

function countMessage(state: EngineState, row: number, records: Records, at: number, takes: number): void {
  const account = state.orders.words[row * ORDER_WIDTH + O.ACCOUNT]! | 0;
  const tag = tagScopeOf(state, row);
  if (takes === Takes.none || state.risk.words[RiskColumn.LIMIT_ROWS] === 0) {
    countOnDay(state, FIRM_SCOPE);
    countOnDay(state, accountScope(account));
    if (tag >= 0) countOnDay(state, tag);
    return;
  }
  const { f64 } = records;
  const time = (at >> 3) + E.TIME_US;
  const names = namesInUse(state);
  takeTokens(state, limitsBy(state, names, account, -1, -1, -1), accountScope(account), f64, time, takes);
  takeTokens(state, firmLimitsBy(state, names, -1), FIRM_SCOPE, f64, time, takes);
  if (tag >= 0) takeTokens(state, limitsBy(state, names, account, tag, -1, -1), tag, f64, time, takes);
}

/** By the limits of the order: nothing is remembered of one for which no window is set. */
function conductByLimits(state: EngineState, row: number, records: Records, at: number): void {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const broker = records.u8[at + EventByte.BROKER]!;
  const tag = tagScopeOf(state, row);
  const limits = limitsOf(
    state,
    words[from + O.ACCOUNT]! | 0,
    tag,
    words[from + O.INSTRUMENT]! | 0,
    broker === NO_BROKER ? -1 : broker,
  );
  periodOfAccepted(state, row, limits, records, at);
  // What the engine places itself is nobody's mistake.
  if (records.i32[(at >> 2) + H.CAUSE] !== Cause.command) return;
  if (limitOr(state, limits, DUPLICATE_WINDOW, 0) !== 0) remember(state, row, tag, records.f64, at >> 3);
}

/**
 * A client's own cancel, or one of its cancel-all. What a guard, the kill switch, an expiry or self-trade prevention ends
 * is no message of the account (RTS 9 leaves them out as well).
 */
function isAskedFor(state: EngineState, records: Records, at: number): boolean {
  const cause = records.i32[(at >> 2) + H.CAUSE]!;
  if (cause !== Cause.fanout) return cause === Cause.command;
  const fanout = (records.f64[(at >> 3) + E.LAST_LOTS]! - 1) * FANOUT_WIDTH;
  const { words } = state.fanouts;
  return words[fanout + FanoutColumn.KIND] === FanoutKind.cancel_all && words[fanout + FanoutColumn.REQUEST_ID] !== 0;
}
