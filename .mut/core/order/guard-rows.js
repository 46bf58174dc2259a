import { GUARD_WIDTH, GuardColumn, GuardHead } from '../state/columns.js';
import { findGuard } from '../state/state.js';
import { add, endRow, put } from '../state/table.js';
import { schedule, unschedule } from '../state/timer-heap.js';
const C = GuardColumn;
/** The guard of an account's key; a new row if there is none. */
export function takeGuardRow(state, account, keyNumber) {
    const known = findGuard(state, account, keyNumber);
    if (known >= 0)
        return known;
    const { guards } = state;
    const free = guards.words[GuardHead.FREE];
    if (free === 0)
        add(guards, GuardHead.ROWS_USED, 1);
    else
        put(guards, GuardHead.FREE, guards.words[free * GUARD_WIDTH + C.NEXT]);
    const row = free === 0 ? guards.words[GuardHead.ROWS_USED] : free;
    const at = row * GUARD_WIDTH;
    put(guards, at + C.NEXT, 0);
    put(guards, at + C.IN_USE, 1);
    put(guards, at + C.ACCOUNT, account);
    put(guards, at + C.KEY, keyNumber);
    state.guardRows.insert(row);
    return row;
}
/** After a change of its timers: due at the earlier one; a row that means nothing any more is given back. */
export function settleGuardRow(state, row) {
    const { guards } = state;
    const at = row * GUARD_WIDTH;
    const dropAtUs = guards.words[at + C.DROP_AT_US];
    const afterAtUs = guards.words[at + C.AFTER_AT_US];
    unschedule(state.guardTimers, row);
    if (dropAtUs === 0 && afterAtUs === 0 && guards.words[at + C.HELD] === 0) {
        state.guardRows.remove(row);
        endRow(guards, row);
        put(guards, at + C.NEXT, guards.words[GuardHead.FREE]);
        put(guards, GuardHead.FREE, row);
        return;
    }
    const isDropFirst = dropAtUs !== 0 && (afterAtUs === 0 || dropAtUs <= afterAtUs);
    put(guards, at + C.DUE_AT_US, isDropFirst ? dropAtUs : afterAtUs);
    if (dropAtUs !== 0 || afterAtUs !== 0)
        schedule(state.guardTimers, row);
}
//# sourceMappingURL=guard-rows.js.map