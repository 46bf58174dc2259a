import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessControl } from '../../../core/memory/control.js';
import { EventWriter } from '../../../core/memory/event-ring.js';
import { isForBroker } from '../../../core/schema/broker-events.js';
import { EventKind } from '../../../core/schema/event.js';
import { createShared } from '../../../core/topology.js';
import { createClock, startClock } from '../../../workers/clock.js';
import { createRole } from '../../../workers/journal/journal-role.js';
import { open, putEvent, temporaryFolder } from './kit.js';
test('new orders are refused while the disk is nearly full, and no longer', (t) => {
    const opened = open(temporaryFolder(t));
    t.after(() => opened.lock.release());
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    startClock(shared.control);
    const control = new ProcessControl(shared.control);
    const silent = { ring() { }, ringIfHungry() { } };
    // The disk stays as it is: what counts as nearly full changes.
    const diskLimits = { lowBytes: 0, refuseBytes: 0 };
    const agent = createRole({
        role: 'journal',
        shared,
        clock: createClock(shared.control),
        options: { position: opened.position, diskLimits },
        bell: () => silent,
        wake() { },
    });
    const seen = [0, Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER].map((refuseBytes, second) => {
        Object.assign(diskLimits, { lowBytes: refuseBytes, refuseBytes });
        agent.doWork((second + 1) * 1_000_000);
        return control.diskLow;
    });
    assert.deepEqual(seen, [false, true, false, true]);
    assert.equal(agent.finished?.(10_000_000), true);
});
/** A journal on a ring of 64 slots, and whom each of its batches rang. */
function ringingJournal(t) {
    const opened = open(temporaryFolder(t));
    t.after(() => opened.lock.release());
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    startClock(shared.control);
    const rung = [];
    const agent = createRole({
        role: 'journal',
        shared,
        clock: createClock(shared.control),
        options: { position: opened.position, diskLimits: { lowBytes: 0, refuseBytes: 0 } },
        bell: (to) => ({ ring: () => void rung.push(to), ringIfHungry() { } }),
        wake() { },
    });
    t.after(() => agent.finished?.(0));
    const events = new EventWriter(shared.events);
    let seq = 0;
    const batch = (...kinds) => {
        for (const kind of kinds)
            putEvent(events.records, events.claim(), ++seq, kind);
        events.publish();
        events.demand();
        rung.length = 0;
        assert.equal(agent.doWork(0), kinds.length);
        return [...rung];
    };
    return batch;
}
test('the broker is rung for a batch with anything that it acts on, wherever it stands', (t) => {
    const { acknowledged, filled } = EventKind;
    const kinds = Object.values(EventKind).filter(isForBroker);
    const batch = ringingJournal(t);
    for (const kind of kinds.slice(0, 6)) {
        assert.deepEqual(batch(acknowledged, filled), ['gateway']);
        assert.deepEqual(batch(kind, acknowledged), ['gateway', 'broker']);
        assert.deepEqual(batch(filled, kind), ['gateway', 'broker']);
    }
});
test('a quarter of the ring of other events rings the broker too, however they came', (t) => {
    const { acknowledged, accepted } = EventKind;
    const others = (count) => Array.from({ length: count }, () => acknowledged);
    const batch = ringingJournal(t);
    assert.deepEqual(batch(...others(15)), ['gateway']);
    assert.deepEqual(batch(accepted), ['gateway', 'broker']);
    assert.deepEqual(batch(...others(15)), ['gateway'], 'counted from the last ring');
    assert.deepEqual(batch(...others(1)), ['gateway', 'broker']);
    assert.deepEqual(batch(...others(16)), ['gateway', 'broker']);
});
//# sourceMappingURL=journal-role.test.js.map