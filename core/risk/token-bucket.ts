import { invariant } from '../invariant.ts';
import { scratchWords } from '../memory/scratch.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { BLOCK } from '../state/late-blocks.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { LimitField } from './limit-field.ts';
import { add, openBlocks } from '../state/table.ts';
import { NO_LIMIT } from './resolve.ts';
import { TOKEN } from './resolved-limits.ts';

/**
 * How often a scope may act: a bucket of `burst` tokens, refilled by `perSecond`. What is kept is how much is missing, in
 * millionths of a token: at so many tokens a second, each microsecond brings back as many millionths, so that nothing is
 * ever rounded.
 *
 *   missing │╲    ╲
 *           │  ╲    ╲        an order takes 1,000,000; time gives back perSecond a microsecond
 *         0 └────╲────╲──▶
 */

/** Places: `ORDERS_…`. Places and replaces: `MESSAGES_…`. The columns of a scope and the limits that belong together. */
export interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
  readonly spent: number;
  readonly atUs: number;
}

export const OrderBucket: Bucket = {
  perSecond: LimitField.orders_per_second.index,
  burst: LimitField.orders_burst.index,
  spent: ScopeColumn.ORDERS_SPENT,
  atUs: ScopeColumn.ORDERS_AT_US,
};

export const MessageBucket: Bucket = {
  perSecond: LimitField.messages_per_second.index,
  burst: LimitField.messages_burst.index,
  spent: ScopeColumn.MESSAGES_SPENT,
  atUs: ScopeColumn.MESSAGES_AT_US,
};

/** Of which buckets a message takes a token: an order is a message, too. */
export const Takes = { none: 0, message: 1, order: 2 } as const;

const FIRST = OrderBucket.spent;
const LAST = ScopeColumn.DAY_MESSAGES;

invariant(
  LAST - FIRST <= BLOCK &&
    [OrderBucket.atUs, MessageBucket.spent, MessageBucket.atUs].every((at) => at > FIRST && at < LAST),
  'all that a message writes stands from the first to the last, in two blocks at most',
);

const SPENT = 0;
const scratch = scratchWords(1);

/** How many the bucket holds by the limits from `limits` on; NO_LIMIT: there is none. */
export function bucketSize(state: EngineState, bucket: Bucket, limits: number): number {
  const { words } = state.resolved;
  const perSecond = words[limits + bucket.perSecond]!;
  if (perSecond === NO_LIMIT) return NO_LIMIT;
  const burst = words[limits + bucket.burst]!;
  return burst === NO_LIMIT ? perSecond : burst;
}

/** Tokens missing at the time in `now[0]` once one more is taken, a part of one counted as one. */
export function tokensWithOneMore(
  state: EngineState,
  bucket: Bucket,
  limits: number,
  scope: number,
  now: Float64Array,
): number {
  missingAt(state, bucket, limits, Math.imul(scope, SCOPE_WIDTH), now, 0);
  return Math.ceil((scratch[SPENT]! + TOKEN) / TOKEN);
}

/** Counts a message of a scope on its day, whatever its limits are. */
export function countOnDay(state: EngineState, scope: number): void {
  add(state.scopes, Math.imul(scope, SCOPE_WIDTH) + ScopeColumn.DAY_MESSAGES, 1);
}

/**
 * The same of one that takes tokens (`Takes`), of messages at least, at the time that stands in `time[at]`.
 * Nothing is kept of a scope that has no such limit.
 */
export function takeTokens(
  state: EngineState,
  limits: number,
  scope: number,
  time: Float64Array,
  at: number,
  takes: number,
): void {
  const { words } = state.resolved;
  const own = limits & ANY_PLACE;
  const hasMessages = words[own + MessageBucket.perSecond] !== NO_LIMIT;
  const hasOrders = takes === Takes.order && words[own + OrderBucket.perSecond] !== NO_LIMIT;
  if (!hasMessages && !hasOrders) {
    countOnDay(state, scope);
    return;
  }
  const { scopes } = state;
  const from = (scope * SCOPE_WIDTH) & ANY_PLACE;
  if (openBlocks(scopes, from + FIRST, from + LAST)) {
    scopes.words[from + ScopeColumn.DAY_MESSAGES]! += 1;
  } else {
    // With its first message the row begins.
    countOnDay(state, scope);
    openBlocks(scopes, from + FIRST, from + LAST);
  }
  if (hasMessages) take(state, MessageBucket, own, from, time, at);
  if (hasOrders) take(state, OrderBucket, own, from, time, at);
}

/** Its row's blocks are out of the hash. */
function take(state: EngineState, bucket: Bucket, limits: number, from: number, time: Float64Array, at: number): void {
  const { words } = state.scopes;
  missingAt(state, bucket, limits, from, time, at);
  words[from + bucket.spent] = scratch[SPENT]! + TOKEN;
  words[from + bucket.atUs] = time[at]!;
}

/** Into `scratch`, as it is no small integer. */
function missingAt(
  state: EngineState,
  bucket: Bucket,
  limits: number,
  from: number,
  time: Float64Array,
  at: number,
): void {
  const { words } = state.scopes;
  const spent = words[from + bucket.spent]!;
  const elapsedUs = time[at]! - words[from + bucket.atUs]!;
  const left = elapsedUs > 0 ? spent - elapsedUs * state.resolved.words[limits + bucket.perSecond]! : spent;
  scratch[SPENT] = left > 0 ? left : 0;
}
