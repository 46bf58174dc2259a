import { clearOrderRequest } from '../inbound/order-request.js';
import { readerOf } from '../keys/principal.js';
export const GAUGES = {
    open_orders: 'Open orders of an account.',
    open_notional: 'Value of the open orders of an account.',
    gross_exposure: 'Worst case of what an account could hold.',
    net_exposure: 'Value of what an account holds, signed.',
    day_pnl: 'What an account has earned since the day began.',
};
const NAMES = Object.keys(GAUGES);
export const WATCH_EVERY_MS = 5_000;
/** Accounts that are asked about in one tick, and those whose figures are told, at most. */
const AT_ONCE = 4;
export const MOST_WATCHED = 256;
const NS_PER_MS = 1_000_000;
/** A mark that is older is no mark. */
const MARK_STALE_MS = 5_000;
export function createAccountWatch(accounts, everyMs = WATCH_EVERY_MS) {
    const watched = accounts.slice(0, MOST_WATCHED);
    const readers = watched.map((_, account) => readerOf(account));
    const figures = Array.from({ length: watched.length });
    let next = 0;
    let dueNs = Number.NEGATIVE_INFINITY;
    function ask(calls, account, call, told) {
        calls.begin(readers[account], undefined);
        clearOrderRequest(calls.request);
        call({
            ok: (_, result) => {
                told(result);
            },
            // Busy, or stopping: the next round asks again, and the old figures stand until then.
            refuse: () => undefined,
        });
    }
    function look(calls, account) {
        ask(calls, account, calls.pnl, (text) => {
            const unmarked = unmarkedIn(JSON.parse(text));
            // Not within the answer: it is given inside the pump.
            setImmediate(() => {
                ask(calls, account, calls.account, (whole) => {
                    figures[account] = figuresOf(watched[account], unmarked, JSON.parse(whole));
                });
            });
        });
    }
    return {
        figures,
        tick(calls, nowNs) {
            if (next === 0) {
                if (nowNs < dueNs)
                    return;
                dueNs = nowNs + everyMs * NS_PER_MS;
            }
            for (let i = 0; i < AT_ONCE && next < watched.length; i++)
                look(calls, next++);
            if (next === watched.length)
                next = 0;
        },
    };
}
function unmarkedIn({ positions }) {
    const isUnmarked = ({ quantity, mark_age_ms: ageMs }) => quantity !== '0' && (ageMs === null || ageMs > MARK_STALE_MS);
    return positions.filter(isUnmarked).map(({ symbol }) => symbol);
}
function figuresOf(account, unmarked, answer) {
    return {
        account,
        unmarked,
        limitsVersion: answer.limits_version,
        isRiskStale: answer.controls.some(({ code, passes }) => code === 'RISK_STALE' && !passes),
        gauges: Object.fromEntries(NAMES.map((name) => [name, Number(answer[name])])),
    };
}
//# sourceMappingURL=account-watch.js.map