import { AUTO } from '../config-values.ts';
import type { Refusal } from '../inbound/refusal.ts';
import type { Principal } from '../keys/principal.ts';
import {
  type Budget,
  Lane,
  type Rate,
  asked,
  countAsked,
  countRefused,
  createBudget,
  takeToken,
  tokensLeft,
} from './budget.ts';

/**
 * Who may still ask for what. An order takes a token of its session (over HTTP: of its key) and one of its account; a
 * cancel takes them from lanes of their own, and everything else takes one of the session's third lane:
 *
 *                 session, or key over HTTP                 account
 *   orders        RATE_SESSION_PER_SECOND, _BURST           RATE_ACCOUNT_PER_SECOND, as many at once
 *   cancels       the same again                            the same again
 *   others        20/s, 40 at once                          –
 *
 * The local account, which is there only without keys, has no limits but those that are set.
 */
export interface RateLimits {
  /** Of everything that a key asks for over HTTP. */
  budgetOf(who: Principal): Budget;
  /** Takes one of the session's lane; why not, or undefined. */
  ofSession(who: Principal | undefined, budget: Budget, lane: Lane): Refusal | undefined;
  /**
   * A call of the session is over, and `before` is what it had asked for when the call began (`asked`). Whatever was
   * refused before it came to a lane takes one of the third: else it would be a way around the limits.
   */
  settle(who: Principal | undefined, budget: Budget, before: number): void;
  /** Takes one of the account's lane. `budget`: whose refusals it counts among. */
  ofAccount(who: Principal, budget: Budget, account: number, lane: Lane): Refusal | undefined;
  /** What is left of a lane for the session and its first account, at most 65,534; 65,535: there is no limit. */
  remaining(who: Principal | undefined, budget: Budget, lane: Lane): number;
  /** Whether orders of this principal are limited at all. */
  isOn(who: Principal | undefined): boolean;
  /** The array `rate_limits` of an answer. */
  json(who: Principal | undefined, budget: Budget): string;
  /** The same for HTTP. */
  headers(who: Principal, budget: Budget): readonly (readonly [string, string])[];
}

/** As the settings have it. AUTO: the default with keys, no limit for the local account. */
export interface RateSettings {
  readonly RATE_SESSION_PER_SECOND: number;
  readonly RATE_SESSION_BURST: number;
  readonly RATE_ACCOUNT_PER_SECOND: number;
}

export const SESSION_PER_SECOND = 50;
export const ACCOUNT_PER_SECOND = 200;
export const OTHERS: Rate = { perSecond: 20, burst: 40 };
const NO_LIMIT: Rate = { perSecond: 0, burst: 0 };
const UNLIMITED = 0xffff;
const LANE_NAMES = ['orders', 'cancels', 'other calls'] as const;

/** `refused`: is called for each refusal. */
export function createRateLimits(
  settings: RateSettings,
  accounts: number,
  monotonicNs: () => number,
  refused: () => void = () => undefined,
): RateLimits {
  const { RATE_SESSION_PER_SECOND, RATE_SESSION_BURST, RATE_ACCOUNT_PER_SECOND } = settings;
  const keySession = rateOf(RATE_SESSION_PER_SECOND, SESSION_PER_SECOND, RATE_SESSION_BURST);
  const localSession = rateOf(RATE_SESSION_PER_SECOND, 0, RATE_SESSION_BURST);
  const keyAccount = rateOf(RATE_ACCOUNT_PER_SECOND, ACCOUNT_PER_SECOND);
  const localAccount = rateOf(RATE_ACCOUNT_PER_SECOND, 0);
  const isUnlimited = localSession.perSecond === 0 && localAccount.perSecond === 0;
  const accountBudgets = Array.from({ length: accounts }, createBudget);
  /** By key number: as many as there are keys. */
  const keyBudgets = new Map<number, Budget>();

  function isLocal(who: Principal | undefined): boolean {
    return who !== undefined && who.number === 0;
  }

  function sessionRate(who: Principal | undefined, lane: Lane): Rate {
    if (lane === Lane.others) return isLocal(who) ? NO_LIMIT : OTHERS;
    return isLocal(who) ? localSession : keySession;
  }

  function accountRate(who: Principal | undefined): Rate {
    return isLocal(who) ? localAccount : keyAccount;
  }

  function take(from: Budget, budget: Budget, lane: Lane, rate: Rate, whose: string): Refusal | undefined {
    countAsked(budget);
    if (rate.perSecond === 0) return undefined;
    const nowNs = monotonicNs();
    const retryAfterMs = takeToken(from, lane, rate, nowNs);
    if (retryAfterMs === 0) return undefined;
    countRefused(budget, nowNs);
    refused();
    return {
      code: 'RATE_LIMITED',
      message: `${whose} has ${rate.perSecond} ${LANE_NAMES[lane]} per second, ${rate.burst} at once.`,
      limit: String(rate.perSecond),
      retryAfterMs,
    };
  }

  function ofSession(who: Principal | undefined, budget: Budget, lane: Lane): Refusal | undefined {
    return take(budget, budget, lane, sessionRate(who, lane), 'A session');
  }

  function remaining(who: Principal | undefined, budget: Budget, lane: Lane): number {
    if (isUnlimited && isLocal(who)) return UNLIMITED;
    const session = sessionRate(who, lane);
    const account = lane === Lane.others ? NO_LIMIT : accountRate(who);
    if (session.perSecond === 0 && account.perSecond === 0) return UNLIMITED;
    const nowNs = monotonicNs();
    let left = UNLIMITED - 1;
    if (session.perSecond > 0) left = Math.min(left, tokensLeft(budget, lane, session, nowNs));
    const ofAccount = accountBudgets[who?.accounts[0] ?? -1];
    if (account.perSecond > 0 && ofAccount !== undefined) {
      left = Math.min(left, tokensLeft(ofAccount, lane, account, nowNs));
    }
    return left;
  }

  function laneJson(who: Principal | undefined, budget: Budget, lane: Lane, rate: Rate): string {
    const left = remaining(who, budget, lane);
    return `{"lane":"${LANE_NAMES[lane]}","per_second":${rate.perSecond},"burst":${rate.burst},"remaining":${left}}`;
  }

  /** The rate that is told: the session's, or where it has none the account's. */
  function toldRate(who: Principal | undefined): Rate {
    const session = sessionRate(who, Lane.orders);
    return session.perSecond > 0 ? session : accountRate(who);
  }

  return {
    budgetOf(who) {
      let budget = keyBudgets.get(who.number);
      if (budget === undefined) {
        budget = createBudget();
        keyBudgets.set(who.number, budget);
      }
      return budget;
    },
    ofSession,
    settle(who, budget, before) {
      if (asked(budget) === before) ofSession(who, budget, Lane.others);
    },
    ofAccount(who, budget, account, lane) {
      const from = accountBudgets[account];
      return from === undefined ? undefined : take(from, budget, lane, accountRate(who), 'An account');
    },
    remaining,
    isOn: (who) => toldRate(who).perSecond > 0,
    json(who, budget) {
      const rate = toldRate(who);
      if (rate.perSecond === 0) return '[]';
      return `[${laneJson(who, budget, Lane.orders, rate)},${laneJson(who, budget, Lane.cancels, rate)}]`;
    },
    headers(who, budget) {
      return [
        ['X-TG-Remaining-Orders', String(remaining(who, budget, Lane.orders))],
        ['X-TG-Remaining-Cancels', String(remaining(who, budget, Lane.cancels))],
      ];
    },
  };
}

/** `burst`: as many as in a second, if it isn't given. */
function rateOf(setting: number, automatic: number, burst?: number): Rate {
  const perSecond = setting === AUTO ? automatic : setting;
  return { perSecond, burst: burst ?? perSecond };
}
