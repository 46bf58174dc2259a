import { CommandHalf, CommandKind, CommandWord } from '../schema/command.js';
import { Cause, EventHalf, EventKind, EventWord } from '../schema/event.js';
import { GuardCommand, GuardScope, GuardTimer, MAX_CANCEL_AFTER_US, MAX_GRACE_US, MIN_CANCEL_AFTER_US, } from '../schema/guard.js';
import { Reject } from '../schema/reject.js';
import { ACCOUNT_WIDTH, AccountColumn, GUARD_WIDTH, GuardColumn } from '../state/columns.js';
import { findGuard } from '../state/state.js';
import { firstDue, firstDueUs } from '../state/timer-heap.js';
import { answerRefusal } from './answer.js';
import { mayStartCancels } from './fanouts.js';
import { beginEvent } from './write-event.js';
const C = CommandWord;
const E = EventWord;
const G = GuardColumn;
const EVENT_OF = {
    [CommandKind.guard_hold]: EventKind.guard_held,
    [CommandKind.guard_drop]: EventKind.guard_dropped,
    [CommandKind.guard_release]: EventKind.guard_released,
    [CommandKind.cancel_after]: EventKind.cancel_after_set,
};
/**
 * What a key's sessions say of themselves. One event, also where there was nothing to drop or to release; or one refusal
 * and no event. Returns the event's byte offset, or -1.
 */
export function decideGuard(state, command, at, inputs, out, answers) {
    const { f64, i32 } = command;
    const word = at >> 3;
    const kind = i32[(at >> 2) + CommandHalf.KIND];
    const account = i32[(at >> 2) + CommandHalf.ACCOUNT];
    const keyNumber = f64[word + GuardCommand.KEY];
    const requestId = f64[word + C.REQUEST_ID];
    const isHold = kind === CommandKind.guard_hold;
    const scope = isHold ? f64[word + GuardCommand.SCOPE] : 0;
    const delayUs = isHold || kind === CommandKind.cancel_after ? f64[word + GuardCommand.DELAY_US] : 0;
    const code = refusalOf(state, kind, account, keyNumber, scope, delayUs);
    if (code !== 0) {
        answerRefusal(state, answers, requestId, code, 0, inputs);
        return -1;
    }
    const to = beginEvent(state, out, EVENT_OF[kind], Cause.command, 0, inputs, requestId);
    writeGuard(out, to, account, keyNumber, scope);
    out.records.f64[(to >> 3) + E.ARG1] = delayUs;
    out.records.f64[(to >> 3) + E.VALUE] = firesAtUs(state, kind, account, keyNumber, delayUs, inputs);
    return to;
}
/** What the door refuses too, and a table that is full: only what takes a row can meet that. */
function refusalOf(state, kind, account, keyNumber, scope, delayUs) {
    const isAccount = account >= 0 &&
        account < state.accounts.rows &&
        state.accounts.words[account * ACCOUNT_WIDTH + AccountColumn.DEFINED] === 1;
    if (!isAccount)
        return Reject.FORBIDDEN_ACCOUNT.code;
    const isHold = kind === CommandKind.guard_hold;
    const isScope = !isHold || scope === GuardScope.all || scope === GuardScope.entries;
    const leastUs = isHold ? 0 : MIN_CANCEL_AFTER_US;
    const mostUs = isHold ? MAX_GRACE_US : MAX_CANCEL_AFTER_US;
    const isDelay = Number.isInteger(delayUs) && (delayUs === 0 || (delayUs >= leastUs && delayUs <= mostUs));
    const isKey = Number.isSafeInteger(keyNumber) && keyNumber >= 0;
    if (!isKey || !isScope || !isDelay)
        return Reject.INVALID_PARAMETER.code;
    const takesRow = isHold || delayUs > 0;
    if (!takesRow || state.guardRows.size < state.capacities.guards)
        return 0;
    return findGuard(state, account, keyNumber) >= 0 ? 0 : Reject.GUARD_FULL.code;
}
/** When the timer fires that the command sets; 0: it sets none. */
function firesAtUs(state, kind, account, keyNumber, delayUs, inputs) {
    if (kind === CommandKind.cancel_after)
        return delayUs === 0 ? 0 : inputs.nowUs + delayUs;
    if (kind !== CommandKind.guard_drop)
        return 0;
    const row = findGuard(state, account, keyNumber);
    if (row < 0)
        return 0;
    const { words } = state.guards;
    const from = row * GUARD_WIDTH;
    // A second drop doesn't begin the grace again.
    return words[from + G.HELD] === 1 ? inputs.nowUs + words[from + G.GRACE_US] : words[from + G.DROP_AT_US];
}
/**
 * The guard that is due first, if one is: what it cancels is a fan-out that begins with this event. While all rows of
 * fan-outs are taken it stays due. Returns the event's byte offset, or -1.
 */
export function decideGuardTimer(state, inputs, part, out) {
    const row = firstDue(state.guardTimers);
    if (firstDueUs(state.guardTimers) > inputs.nowUs || !mayStartCancels(state))
        return -1;
    const { words } = state.guards;
    const from = row * GUARD_WIDTH;
    const isDrop = words[from + G.DROP_AT_US] === words[from + G.DUE_AT_US];
    const to = beginEvent(state, out, EventKind.guard_fired, Cause.timer, part, inputs, 0);
    const scope = isDrop ? words[from + G.SCOPE] : GuardScope.all;
    writeGuard(out, to, words[from + G.ACCOUNT], words[from + G.KEY], scope);
    out.records.f64[(to >> 3) + E.ARG1] = isDrop ? GuardTimer.drop : GuardTimer.after;
    out.records.f64[(to >> 3) + E.VALUE] = words[from + G.DUE_AT_US];
    return to;
}
function writeGuard(out, at, account, keyNumber, scope) {
    out.records.i32[(at >> 2) + EventHalf.ACCOUNT] = account;
    out.records.i32[(at >> 2) + EventHalf.NOTE] = scope;
    out.records.f64[(at >> 3) + E.ARG0] = keyNumber;
}
//# sourceMappingURL=decide-guard.js.map