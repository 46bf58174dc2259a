import { readerOf } from '../keys/principal.js';
import { clearOrderRequest } from '../inbound/order-request.js';
/** Their names for those who subscribe. */
export const POSITIONS = 'positions';
export const PNL = 'pnl';
/** What the market does to an account's money is told so often at most. */
export const PNL_EVERY_MS = 1_000;
const NS_PER_MS = 1_000_000;
/** Time alone is no news. */
const AGES = /"mark_age_ms":\d+/g;
export const positionsChannel = {
    name: POSITIONS,
    field: (result) => result.slice(1, -1),
    ask: (calls, responder) => {
        calls.positions(false, responder);
    },
    everyMs: 0,
};
export const pnlChannel = {
    name: PNL,
    field: (result) => `"data":${result}`,
    ask: (calls, responder) => {
        calls.pnl(responder);
    },
    everyMs: PNL_EVERY_MS,
};
export function createAccountChannel({ name, field, ask: askFor, everyMs }, calls, sessions, publish, followers, accounts) {
    const readers = Array.from({ length: accounts }, (_, account) => readerOf(account));
    const stale = new Set();
    const asking = new Set();
    const told = [];
    let dueNs = 0;
    const topicOf = (account) => `${name}:${account}`;
    function ask(account, responder) {
        calls.begin(readers[account], undefined);
        clearOrderRequest(calls.request);
        askFor(calls, responder);
    }
    function frame(type, result) {
        return `{"channel":"${name}","type":"${type}",${field(result)}}`;
    }
    function tell(account) {
        asking.add(account);
        ask(account, {
            ok(_, result) {
                asking.delete(account);
                const said = everyMs > 0 ? result.replace(AGES, '') : '';
                if (everyMs > 0 && told[account] === said)
                    return;
                told[account] = said;
                publish(topicOf(account), frame('update', result));
            },
            refuse() {
                // Busy, or too late: what changed is still to be told.
                asking.delete(account);
                stale.add(account);
            },
        });
    }
    return {
        topicOf,
        changed(account) {
            if (account >= 0 && account < accounts)
                stale.add(account);
        },
        refresh(nowNs) {
            if (everyMs > 0 && nowNs >= dueNs) {
                dueNs = nowNs + everyMs * NS_PER_MS;
                for (let account = 0; account < accounts; account++)
                    if (followers(topicOf(account)) > 0)
                        stale.add(account);
            }
            for (const account of stale) {
                if (asking.has(account))
                    continue;
                stale.delete(account);
                if (followers(topicOf(account)) > 0)
                    tell(account);
            }
        },
        welcome(session, account) {
            ask(account, {
                ok(_, result) {
                    // It may have left meanwhile, and be another key's by now.
                    if (session.channels.get(name) === topicOf(account))
                        sessions.send(session, frame('snapshot', result));
                },
                refuse() {
                    stale.add(account);
                },
            });
        },
    };
}
//# sourceMappingURL=account-channel.js.map