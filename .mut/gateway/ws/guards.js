import { CommandKind } from '../../core/schema/command.js';
const US_PER_MS = 1_000;
/** The engine may or may not have heard of it. */
const UNKNOWN = 'REQUEST_TIMEOUT';
/** `dropped`: the engine was told that the last session of an account's key is gone. */
export function createGuards(commands, accounts, dropped = () => undefined) {
    /** Those that are held or of which something is owed: as many at most as there are accounts times keys. */
    const guards = new Map();
    const held = new Map();
    const owing = new Set();
    function guardOf(account, key) {
        const name = `${account} ${key}`;
        const guard = guards.get(name) ?? { name, account, key, holders: new Set(), owes: 0 };
        guards.set(name, guard);
        return guard;
    }
    function forgetIfIdle(guard) {
        const isIdle = guard.holders.size === 0 && guard.owes === 0;
        // A late refusal may find that another has its name by now.
        if (isIdle && guards.get(guard.name) === guard)
            guards.delete(guard.name);
    }
    /** What was owed is overtaken by what has been said since. */
    function said(guard) {
        guard.owes = 0;
        owing.delete(guard);
    }
    function join(session, guard) {
        guard.holders.add(session);
        const all = held.get(session) ?? new Set();
        held.set(session, all.add(guard));
    }
    function leave(session, guard) {
        guard.holders.delete(session);
        const all = held.get(session);
        all?.delete(guard);
        if (all?.size === 0)
            held.delete(session);
        forgetIfIdle(guard);
    }
    function tell(guard) {
        if (guard.owes !== 0 && !commands.tell(guard.owes, guard.account, guard.key))
            return false;
        if (guard.owes === CommandKind.guard_drop)
            dropped(guard.account, guard.key);
        said(guard);
        forgetIfIdle(guard);
        return true;
    }
    function settle() {
        for (const guard of owing)
            if (!tell(guard))
                return;
    }
    /** The session holds nothing any more; of whom it was the last one the engine hears that. */
    function part(session, word) {
        for (const guard of held.get(session) ?? []) {
            guard.holders.delete(session);
            if (guard.holders.size > 0)
                continue;
            guard.owes = word;
            owing.add(guard);
        }
        held.delete(session);
        settle();
    }
    function numberOf({ principal }) {
        return principal?.number ?? 0;
    }
    return {
        owed() {
            return owing.size;
        },
        settle,
        enable(session, { account, scope, graceMs }, responder) {
            const key = numberOf(session);
            const guard = guardOf(account, key);
            const wasHolder = guard.holders.has(session);
            const change = { key, scope, delayUs: graceMs * US_PER_MS };
            const isAsked = commands.ask(CommandKind.guard_hold, account, change, {
                ok: (status, result) => {
                    responder.ok(status, result);
                },
                refuse(why) {
                    if (!wasHolder && why.code !== UNKNOWN)
                        leave(session, guard);
                    responder.refuse(why);
                },
            });
            if (!isAsked)
                return;
            said(guard);
            join(session, guard);
        },
        disable(session, account, responder) {
            const key = numberOf(session);
            const guard = guardOf(account, key);
            const hasOthers = guard.holders.size > (guard.holders.has(session) ? 1 : 0);
            if (hasOthers)
                responder.ok(200, `{"account":"${accounts[account]}","enabled":false}`);
            else if (!commands.ask(CommandKind.guard_release, account, { key, scope: 0, delayUs: 0 }, responder)) {
                forgetIfIdle(guard);
                return;
            }
            else
                said(guard);
            leave(session, guard);
        },
        cancelAfter(session, account, timeoutMs, responder) {
            const change = { key: numberOf(session), scope: 0, delayUs: timeoutMs * US_PER_MS };
            commands.ask(CommandKind.cancel_after, account, change, responder);
        },
        loggedOut(session) {
            part(session, CommandKind.guard_release);
        },
        closed(session) {
            part(session, CommandKind.guard_drop);
        },
    };
}
//# sourceMappingURL=guards.js.map