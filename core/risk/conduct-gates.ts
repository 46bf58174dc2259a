import { scratchWords } from '../memory/scratch.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { LimitOwner, PlaceOption, Warning } from '../schema/risk.ts';
import { RECENT_WIDTH, RecentColumn, RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope } from '../state/state.ts';
import type { Inputs } from '../order/inputs.ts';
import { findSame, hasLike } from './duplicates.ts';
import { executionsOf, isTripped } from './executions.ts';
import type { Exposure } from './exposure.ts';
import { DuplicateMode, LimitField } from './limit-field.ts';
import { onlyReduces } from './reduces.ts';
import { NO_LIMIT, limitOr } from './resolve.ts';
import { type Bucket, MessageBucket, OrderBucket, bucketSize, tokensWithOneMore } from './token-bucket.ts';
import { type Verdict, allowed, within } from './verdict.ts';

const RATIO = LimitField.max_order_to_trade.index;
const RATIO_AFTER = LimitField.order_to_trade_after.index;
const EXECUTIONS = LimitField.max_executions.index;
const DUPLICATE_WINDOW = LimitField.duplicate_window_ms.index;
const DUPLICATE_MODE = LimitField.duplicate_mode.index;
const US_PER_MS = 1000;
const HUNDREDTHS = 100;

const now = scratchWords(1);
/** When the window of the order's duplicates began. */
const since = scratchWords(1);

/**
 * How an account behaves: how often it places and replaces, how much of it trades, whether a strategy ran away, whether
 * it says the same twice. Each is judged of the account, of the order's tag and of the firm. What a message is: an order
 * or a replace that was accepted, and a cancel that was asked for; what is refused never leaves, and isn't counted.
 * Cancels are never refused.
 */
export function passesConduct(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return true;
  // What a fill tripped stays so when the limit is gone: only a person re-arms it.
  if (state.risk.words[RiskColumn.LIMIT_ROWS] === 0) return passesExecutions(state, order, verdict);
  now[0] = inputs.nowUs;
  const { account, tagScope, ownTotals, tagTotals, firmTotals } = order;
  return (
    (order.newOrders === 0 || passesRate(state, order, OrderBucket, Reject.ORDER_RATE.code, verdict)) &&
    passesRate(state, order, MessageBucket, Reject.MESSAGE_RATE.code, verdict) &&
    passesRatio(state, ownTotals, accountScope(account), LimitOwner.account, verdict) &&
    (tagScope < 0 || passesRatio(state, tagTotals, tagScope, LimitOwner.tag, verdict)) &&
    passesRatio(state, firmTotals, FIRM_SCOPE, LimitOwner.firm, verdict) &&
    passesExecutions(state, order, verdict) &&
    (order.newOrders === 0 || passesDuplicates(state, order, verdict))
  );
}

/** The same of an order for whose scopes and books it is known already that they let it pass. */
export function passesOwnConduct(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  now[0] = inputs.nowUs;
  return order.newOrders === 0 || passesDuplicates(state, order, verdict);
}

function passesRate(state: EngineState, order: Exposure, bucket: Bucket, code: RejectCode, verdict: Verdict): boolean {
  return (
    hasToken(state, bucket, code, order.ownTotals, accountScope(order.account), LimitOwner.account, verdict) &&
    (order.tagScope < 0 || hasToken(state, bucket, code, order.tagTotals, order.tagScope, LimitOwner.tag, verdict)) &&
    hasToken(state, bucket, code, order.firmTotals, FIRM_SCOPE, LimitOwner.firm, verdict)
  );
}

function hasToken(
  state: EngineState,
  bucket: Bucket,
  code: RejectCode,
  limits: number,
  scope: number,
  owner: number,
  verdict: Verdict,
): boolean {
  const size = bucketSize(state, bucket, limits);
  if (size === NO_LIMIT) return true;
  const missing = tokensWithOneMore(state, bucket, limits, scope, now);
  return within(verdict, code, size, missing, owner, missing - 1);
}

/** Of the day, with this one: rounded up, so that the limit itself passes and nothing beyond it. */
function passesRatio(state: EngineState, limits: number, scope: number, owner: number, verdict: Verdict): boolean {
  const most = state.resolved.words[limits + RATIO]!;
  if (most === NO_LIMIT) return true;
  const { words } = state.scopes;
  const messages = words[scope * SCOPE_WIDTH + ScopeColumn.DAY_MESSAGES]! + 1;
  if (messages <= limitOr(state, limits, RATIO_AFTER, 0)) return true;
  const trades = Math.max(1, words[scope * SCOPE_WIDTH + ScopeColumn.DAY_TRADES]!);
  const ratio = Math.ceil((messages * HUNDREDTHS) / trades);
  const before = Math.ceil(((messages - 1) * HUNDREDTHS) / trades);
  return within(verdict, Reject.ORDER_TO_TRADE.code, most, ratio, owner, before);
}

/** A book that was stopped takes only what makes its position smaller, so that a person can get out of it. */
export function passesExecutions(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const { book, tagBook } = order;
  if (isTripped(state.bookRisk, book)) {
    const count = executionsOf(state.bookRisk, book);
    const isExit = onlyReduces(state.books.words, book, order);
    if (!isExit && !throttled(state, order.ownBook, count, LimitOwner.account, verdict)) return false;
  }
  if (!isTripped(state.tagBookRisk, tagBook)) return true;
  const isExit = onlyReduces(state.tagBooks.words, tagBook, order);
  const count = executionsOf(state.tagBookRisk, tagBook);
  return isExit || throttled(state, order.tagsBook, count, LimitOwner.tag, verdict);
}

function throttled(state: EngineState, limits: number, count: number, owner: number, verdict: Verdict): boolean {
  const most = limitOr(state, limits, EXECUTIONS, 0);
  // It stays stopped whatever the limit is by now.
  return within(verdict, Reject.EXECUTION_THROTTLE.code, Math.min(most, count - 1), count, owner);
}

function passesDuplicates(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const { limits } = order;
  const windowUs = limitOr(state, limits, DUPLICATE_WINDOW, 0) * US_PER_MS;
  if (windowUs === 0 || (order.options & PlaceOption.duplicateOverride) !== 0) return true;
  since[0] = now[0]! - windowUs;
  const row = hasLike(state, order, since) ? findSame(state, order) : -1;
  const { words } = state.recent;
  const isSame = row >= 0 && words[row * RECENT_WIDTH + RecentColumn.TIME_US]! >= since[0]!;
  if (!isSame) return allowed(verdict, Reject.DUPLICATE_ORDER.code, false, LimitOwner.account);
  if (limitOr(state, limits, DUPLICATE_MODE, DuplicateMode.refuse) === DuplicateMode.warn) {
    verdict.warnings |= Warning.duplicate;
    return true;
  }
  const orderId = words[row * RECENT_WIDTH + RecentColumn.ORDER_ID]!;
  return within(verdict, Reject.DUPLICATE_ORDER.code, 0, orderId, LimitOwner.account);
}
