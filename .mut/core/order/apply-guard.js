import { EventHalf, EventKind, EventWord } from '../schema/event.js';
import { GuardScope, GuardTimer } from '../schema/guard.js';
import { FanoutKind, GUARD_WIDTH, GuardColumn } from '../state/columns.js';
import { findGuard } from '../state/state.js';
import { copyTo, put } from '../state/table.js';
import { startFanout } from './fanouts.js';
import { settleGuardRow, takeGuardRow } from './guard-rows.js';
const C = GuardColumn;
const E = EventWord;
const K = EventKind;
/** The guard as the event leaves it; one that fires begins a fan-out. */
export function applyGuard(state, kind, records, at) {
    const { f64, i32 } = records;
    const word = at >> 3;
    const { guards } = state;
    const account = i32[(at >> 2) + EventHalf.ACCOUNT];
    const keyNumber = f64[word + E.ARG0];
    const isNeeded = kind === K.guard_held || (kind === K.cancel_after_set && f64[word + E.VALUE] > 0);
    const row = isNeeded ? takeGuardRow(state, account, keyNumber) : findGuard(state, account, keyNumber);
    // Nothing was there to drop, to release or to switch off.
    if (row < 0)
        return;
    const to = row * GUARD_WIDTH;
    switch (kind) {
        case K.guard_held:
            put(guards, to + C.HELD, 1);
            put(guards, to + C.SCOPE, i32[(at >> 2) + EventHalf.NOTE]);
            copyTo(guards, to + C.GRACE_US, f64, word + E.ARG1);
            put(guards, to + C.DROP_AT_US, 0);
            break;
        case K.guard_dropped:
            put(guards, to + C.HELD, 0);
            copyTo(guards, to + C.DROP_AT_US, f64, word + E.VALUE);
            break;
        case K.guard_released:
            put(guards, to + C.HELD, 0);
            put(guards, to + C.DROP_AT_US, 0);
            break;
        case K.cancel_after_set:
            copyTo(guards, to + C.AFTER_AT_US, f64, word + E.VALUE);
            break;
        default:
            put(guards, to + (f64[word + E.ARG1] === GuardTimer.drop ? C.DROP_AT_US : C.AFTER_AT_US), 0);
            startFanout(state, fanoutOf(i32[(at >> 2) + EventHalf.NOTE]), records, at);
    }
    settleGuardRow(state, row);
}
/** A new run has no sessions: whoever was there has its grace from now on to come back. */
export function dropHeldGuards(state, nowUs) {
    const { guards } = state;
    for (let row = 1; row < guards.touched; row++) {
        const at = row * GUARD_WIDTH;
        if (guards.words[at + C.HELD] === 0)
            continue;
        put(guards, at + C.HELD, 0);
        put(guards, at + C.DROP_AT_US, nowUs + guards.words[at + C.GRACE_US]);
        settleGuardRow(state, row);
    }
}
function fanoutOf(scope) {
    return scope === GuardScope.entries ? FanoutKind.cancel_entries : FanoutKind.cancel_all;
}
//# sourceMappingURL=apply-guard.js.map