import { OrderEvent, oddNote, statusAfter } from '../../core/order/lifecycle.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { Reject, type RejectName } from '../../core/schema/reject.ts';
import { GuardReached } from './invariants/guards.ts';
import { PlanReached } from './invariants/plans.ts';
import { ReduceReached } from './invariants/reduce-only.ts';
import { SwapReached } from './invariants/cancel-replaces.ts';
import { SentReached } from './invariants/sent-orders.ts';
import { NEXT } from './plan.ts';
import { KILLED } from './risk-acts.ts';
import { Suspense, lifecycleName } from './reached.ts';
import { TypeReached } from './type-reached.ts';

/** Codes that the simulated part of the door can't give, with the test that reaches each. */
export const ReachedElsewhere: Readonly<Partial<Record<RejectName, string>>> = {
  INVALID_METHOD: 'test/gateway/websocket.test.ts',
  TOO_MANY_CONNECTIONS: 'test/gateway/entry.test.ts',
  TOO_MANY_SUBSCRIPTIONS: 'test/gateway/websocket.test.ts',
  RATE_LIMITED: 'test/gateway/rate-limits.test.ts',
  STALE_CATALOG: 'test/gateway/wire/wire-door.test.ts',
  INVALID_FRAME: 'test/gateway/wire/wire-door.test.ts',
  GUARD_FULL: 'test/core/order/guard.test.ts',
  // Its world has room for more plans than a run has orders with terms at a time.
  PLAN_TABLE_FULL: 'test/core/order/plans/plan-table.test.ts',
  UPGRADE_REQUIRED: 'test/gateway/entry.test.ts',
  UNAUTHORIZED: 'test/gateway/keys/http-entry.test.ts',
  FORBIDDEN_SCOPE: 'test/gateway/keys/matrix.test.ts',
  FORBIDDEN_SYMBOL: 'test/gateway/keys/matrix.test.ts',
  FORBIDDEN_IP: 'test/gateway/keys/matrix.test.ts',
  TOO_MANY_SESSIONS: 'test/gateway/keys/logons.test.ts',
  LOGGED_ON: 'test/gateway/keys/logons.test.ts',
  INVALID_INSTRUMENTS: 'test/gateway/instruments/program.test.ts',
  // Here all instruments trade always.
  INSTRUMENT_EXPIRED: 'test/core/risk/session-gates.test.ts',
  MARKET_CLOSED: 'test/core/risk/session-gates.test.ts',
};

/** Codes that no part of this version gives: their numbers are kept for those that will. */
export const GivenByNobody: readonly RejectName[] = ['CANCEL_REJECTED', 'REPLACE_REJECTED'];

const NEVER_TOLD = 'an order that has ended moves no more for it: looked up, and nothing is told';

/** Notes of the lifecycle that no event carries, each with the reason; their pairs are looked up all the same. */
const OutOfReach: Readonly<Record<string, string>> = Object.fromEntries(
  ['filled', 'cancelled', 'rejected', 'expired', 'not_sent'].flatMap((status) => [
    [`odd: lifecycle: ${status} outcome_unknown`, NEVER_TOLD],
    [`odd: lifecycle: ${status} resolved_open`, NEVER_TOLD],
  ]),
);

const CRASH_AGENTS = ['gateway', 'engine', 'journal', 'broker', 'follower', 'venue'];

/** Everything that a long enough run has to reach, by the names under which it is counted. */
export function universe(): string[] {
  const names: string[] = [];
  for (const status of Object.values(OrderStatus)) {
    for (const event of Object.values(OrderEvent)) {
      if (statusAfter(status, event, 0) === 0) continue;
      const name = lifecycleName(status, event);
      names.push(name);
      if (oddNote(status, event) !== 0) names.push(`odd: ${name}`);
    }
  }
  for (const name of Object.keys(Reject) as RejectName[]) {
    if (ReachedElsewhere[name] === undefined && !GivenByNobody.includes(name)) names.push(`reject: ${name}`);
  }
  names.push(...Object.values(Suspense));
  for (const [message, faults] of NEXT) for (const fault of faults) names.push(`venue: ${message} ${fault}`);
  names.push(
    ...['drops the session', 'goes down', 'replays old fills', 'fill of a stranger'].map((what) => `venue: ${what}`),
  );
  names.push(
    ...['fill', 'overfill', 'late-fill', 'cancels', 'expires', 'forgets', 'empty-fill', 'reuse-id', 'invent'].map(
      (what) => `venue: ${what}`,
    ),
  );
  for (const how of ['kill', 'power cut']) {
    names.push(`crash: ${how} between two cycles`);
    for (const agent of CRASH_AGENTS) names.push(`crash: ${how} after the ${agent}`);
    for (const agent of ['journal', 'follower', 'start', 'stop']) names.push(`crash: ${how} in a call of the ${agent}`);
  }
  names.push(...names.filter((name) => name.startsWith('crash:')).map((name) => `${name}, plans alive`));
  names.push('crash: clean stop', 'crash: kill by exit code of the journal', 'crash: kill by exit code of the start');
  names.push('crash: the follower alone', 'disk: damage refused', 'disk: flips', 'disk: misdirects', 'disk: forgets');
  names.push(...Object.values(GuardReached));
  names.push(...Object.values(PlanReached), ...TypeReached, KILLED, 'venue: place unfilled');
  for (const reached of [SentReached, ReduceReached, SwapReached]) names.push(...Object.values(reached));
  names.push('disk: low', 'clock: ahead', 'clock: back', 'broker: reading paused');
  return [...new Set(names)].filter((name) => OutOfReach[name] === undefined);
}

export function missing(counts: ReadonlyMap<string, number>): string[] {
  return universe().filter((name) => (counts.get(name) ?? 0) === 0);
}
