import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_WORDS, EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { createGuardWatch } from '../../../gateway/ws/guard-watch.js';
const { guard_held, guard_dropped, guard_fired, fanout_done } = EventKind;
const NOW_US = 1_000_000_000;
/** An event of account 1 and key 7. */
function happens(watch, kind, firesAtUs = 0, requestId = 0) {
    const records = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
    records.i32[EventHalf.ACCOUNT] = 1;
    records.f64[EventWord.TIME_US] = NOW_US;
    records.f64[EventWord.REQUEST_ID] = requestId;
    records.f64[EventWord.ARG0] = kind === fanout_done ? 0 : 7;
    records.f64[EventWord.VALUE] = firesAtUs;
    watch.event(kind, records, 0);
}
test('a dropped guard is waited for until its cancels are out, and not by the end of a cancel-all that somebody asked for', () => {
    const watch = createGuardWatch();
    watch.told(1, 7);
    assert.equal(watch.isOver(), false);
    happens(watch, guard_dropped, NOW_US);
    assert.equal(watch.isOver(), false);
    happens(watch, guard_fired, NOW_US);
    happens(watch, fanout_done, 3, 65_536);
    assert.equal(watch.isOver(), false);
    happens(watch, fanout_done, 3);
    assert.equal(watch.isOver(), true);
});
test('nobody waits for a long grace, for a guard that was none, or for one that is held again', () => {
    for (const firesAtUs of [0, NOW_US + 1_000_001]) {
        const watch = createGuardWatch();
        watch.told(1, 7);
        happens(watch, guard_dropped, firesAtUs);
        assert.equal(watch.isOver(), true);
    }
    const watch = createGuardWatch();
    watch.told(1, 7);
    happens(watch, guard_dropped, NOW_US + 1_000_000);
    assert.equal(watch.isOver(), false);
    happens(watch, guard_held);
    assert.equal(watch.isOver(), true);
});
//# sourceMappingURL=guard-watch.test.js.map