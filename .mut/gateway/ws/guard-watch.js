import { EventHalf, EventKind, EventWord } from '../../core/schema/event.js';
/** A grace that ends so soon is waited for. */
const SOON_US = 1_000_000;
const { TIME_US, REQUEST_ID, ARG0, VALUE } = EventWord;
const { ACCOUNT } = EventHalf;
export function createGuardWatch() {
    /** As many at most as the engine has guards, and fan-outs of them. */
    const unheard = new Map();
    const due = new Set();
    const cancelling = new Map();
    function count(counts, name, by) {
        const left = (counts.get(name) ?? 0) + by;
        if (left > 0)
            counts.set(name, left);
        else
            counts.delete(name);
    }
    return {
        isOver() {
            return unheard.size === 0 && due.size === 0 && cancelling.size === 0;
        },
        told(account, key) {
            count(unheard, nameOf(account, key), 1);
        },
        event(kind, { f64, i32 }, at) {
            const word = at >> 3;
            const account = i32[(at >> 2) + ACCOUNT];
            // The end of a cancel-all that somebody asked for is theirs.
            if (kind === EventKind.fanout_done) {
                if (f64[word + REQUEST_ID] === 0)
                    count(cancelling, account, -1);
                return;
            }
            const name = nameOf(account, f64[word + ARG0]);
            if (kind === EventKind.cancel_after_set)
                return;
            due.delete(name);
            if (kind === EventKind.guard_fired)
                count(cancelling, account, 1);
            if (kind !== EventKind.guard_dropped)
                return;
            count(unheard, name, -1);
            const firesAtUs = f64[word + VALUE];
            if (firesAtUs > 0 && firesAtUs - f64[word + TIME_US] <= SOON_US)
                due.add(name);
        },
    };
}
function nameOf(account, key) {
    return `${account} ${key}`;
}
//# sourceMappingURL=guard-watch.js.map