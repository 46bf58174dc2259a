import { SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { copyTo } from '../state/table.ts';
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
const scratch = new Float64Array(2);

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

/** Takes one, at the time that stands in `time[at]`. Nothing is kept of a scope that has no such limit. */
export function takeToken(
  state: EngineState,
  bucket: Bucket,
  limits: number,
  scope: number,
  time: Float64Array,
  at: number,
): void {
  if (state.resolved.words[limits + bucket.perSecond] === NO_LIMIT) return;
  missingAt(state, bucket, limits, scope, time, at);
  scratch[SPENT]! += TOKEN;
  copyTo(state.scopes, scope * SCOPE_WIDTH + bucket.spent, scratch, SPENT);
  copyTo(state.scopes, scope * SCOPE_WIDTH + bucket.atUs, scratch, US);
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
  const from = scope * SCOPE_WIDTH;
  const elapsedUs = Math.max(0, time[at]! - words[from + bucket.atUs]!);
  const refilled = elapsedUs * state.resolved.words[limits + bucket.perSecond]!;
  scratch[US] = time[at]!;
  scratch[SPENT] = Math.max(0, words[from + bucket.spent]! - refilled);
}
