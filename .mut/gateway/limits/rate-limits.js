import { AUTO } from '../config-values.js';
import { Lane, asked, countAsked, countRefused, createBudget, takeToken, tokensLeft, } from './budget.js';
export const SESSION_PER_SECOND = 50;
export const ACCOUNT_PER_SECOND = 200;
export const OTHERS = { perSecond: 20, burst: 40 };
const NO_LIMIT = { perSecond: 0, burst: 0 };
const UNLIMITED = 0xffff;
const LANE_NAMES = ['orders', 'cancels', 'other calls'];
/** `refused`: is called for each refusal. */
export function createRateLimits(settings, accounts, monotonicNs, refused = () => undefined) {
    const { RATE_SESSION_PER_SECOND, RATE_SESSION_BURST, RATE_ACCOUNT_PER_SECOND } = settings;
    const keySession = rateOf(RATE_SESSION_PER_SECOND, SESSION_PER_SECOND, RATE_SESSION_BURST);
    const localSession = rateOf(RATE_SESSION_PER_SECOND, 0, RATE_SESSION_BURST);
    const keyAccount = rateOf(RATE_ACCOUNT_PER_SECOND, ACCOUNT_PER_SECOND);
    const localAccount = rateOf(RATE_ACCOUNT_PER_SECOND, 0);
    const accountBudgets = Array.from({ length: accounts }, createBudget);
    /** By key number: as many as there are keys. */
    const keyBudgets = new Map();
    function isLocal(who) {
        return who !== undefined && who.number === 0;
    }
    function sessionRate(who, lane) {
        if (lane === Lane.others)
            return isLocal(who) ? NO_LIMIT : OTHERS;
        return isLocal(who) ? localSession : keySession;
    }
    function accountRate(who) {
        return isLocal(who) ? localAccount : keyAccount;
    }
    function take(from, budget, lane, rate, whose) {
        countAsked(budget);
        if (rate.perSecond === 0)
            return undefined;
        const nowNs = monotonicNs();
        const retryAfterMs = takeToken(from, lane, rate, nowNs);
        if (retryAfterMs === 0)
            return undefined;
        countRefused(budget, nowNs);
        refused();
        return {
            code: 'RATE_LIMITED',
            message: `${whose} has ${rate.perSecond} ${LANE_NAMES[lane]} per second, ${rate.burst} at once.`,
            limit: String(rate.perSecond),
            retryAfterMs,
        };
    }
    function ofSession(who, budget, lane) {
        return take(budget, budget, lane, sessionRate(who, lane), 'A session');
    }
    function remaining(who, budget, lane) {
        const session = sessionRate(who, lane);
        const account = lane === Lane.others ? NO_LIMIT : accountRate(who);
        if (session.perSecond === 0 && account.perSecond === 0)
            return UNLIMITED;
        const nowNs = monotonicNs();
        let left = UNLIMITED - 1;
        if (session.perSecond > 0)
            left = Math.min(left, tokensLeft(budget, lane, session, nowNs));
        const ofAccount = accountBudgets[who?.accounts[0] ?? -1];
        if (account.perSecond > 0 && ofAccount !== undefined) {
            left = Math.min(left, tokensLeft(ofAccount, lane, account, nowNs));
        }
        return left;
    }
    function laneJson(who, budget, lane, rate) {
        const left = remaining(who, budget, lane);
        return `{"lane":"${LANE_NAMES[lane]}","per_second":${rate.perSecond},"burst":${rate.burst},"remaining":${left}}`;
    }
    /** The rate that is told: the session's, or where it has none the account's. */
    function toldRate(who) {
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
            if (asked(budget) === before)
                ofSession(who, budget, Lane.others);
        },
        ofAccount(who, budget, account, lane) {
            const from = accountBudgets[account];
            return from === undefined ? undefined : take(from, budget, lane, accountRate(who), 'An account');
        },
        remaining,
        isOn: (who) => toldRate(who).perSecond > 0,
        json(who, budget) {
            const rate = toldRate(who);
            if (rate.perSecond === 0)
                return '[]';
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
function rateOf(setting, automatic, burst) {
    const perSecond = setting === AUTO ? automatic : setting;
    return { perSecond, burst: burst ?? perSecond };
}
//# sourceMappingURL=rate-limits.js.map