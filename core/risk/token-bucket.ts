import { scratchWords } from '../memory/scratch.ts';
import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { addWords } from '../state/table.ts';
import { LimitField } from './limit-field.ts';
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

const US = 0;
const SPENT = 1;
const scratch = scratchWords(2);

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
  missingAt(state, bucket, limits, scope, now, 0);
  return Math.ceil((scratch[SPENT]! + TOKEN) / TOKEN);
}

/** Of a scope, by its columns: what one message changes. In an array, as neither times nor tokens are small integers. */
const taken = scratchWords(ScopeColumn.DAY_MESSAGES + 1);
taken[ScopeColumn.DAY_MESSAGES] = 1;

/** Counts a message of a scope on its day, whatever its limits are. */
export function countOnDay(state: EngineState, scope: number): void {
  addWords(state.scopes, scope * SCOPE_WIDTH, taken, ScopeColumn.DAY_MESSAGES, ScopeColumn.DAY_MESSAGES + 1);
}

/** The same of one that takes a token of messages, and one of orders where it is one, at the time that stands in `time[at]`. */
export function takeTokens(
  state: EngineState,
  limits: number,
  scope: number,
  time: Float64Array,
  at: number,
  isOrder: boolean,
): void {
  take(state, OrderBucket, isOrder ? limits : -1, scope, time, at);
  take(state, MessageBucket, limits, scope, time, at);
  addWords(state.scopes, Math.imul(scope, SCOPE_WIDTH), taken, ScopeColumn.ORDERS_SPENT, ScopeColumn.DAY_MESSAGES + 1);
}

/** Nothing is kept of a scope that has no such limit. */
function take(state: EngineState, bucket: Bucket, limits: number, scope: number, time: Float64Array, at: number): void {
  taken[bucket.spent] = 0;
  taken[bucket.atUs] = 0;
  if (limits < 0 || state.resolved.words[limits + bucket.perSecond] === NO_LIMIT) return;
  const { words } = state.scopes;
  const from = Math.imul(scope, SCOPE_WIDTH);
  missingAt(state, bucket, limits, scope, time, at);
  taken[bucket.spent] = scratch[SPENT]! + TOKEN - words[from + bucket.spent]!;
  taken[bucket.atUs] = scratch[US]! - words[from + bucket.atUs]!;
}

/** Into `scratch`, as neither is a small integer. */
function missingAt(
  state: EngineState,
  bucket: Bucket,
  limits: number,
  scope: number,
  time: Float64Array,
  at: number,
): void {
  const { words } = state.scopes;
  const from = Math.imul(scope, SCOPE_WIDTH);
  const elapsedUs = Math.max(0, time[at]! - words[from + bucket.atUs]!);
  const refilled = elapsedUs * state.resolved.words[limits + bucket.perSecond]!;
  scratch[US] = time[at]!;
  scratch[SPENT] = Math.max(0, words[from + bucket.spent]! - refilled);
}
