import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ThreadMonitor, Signal } from '../../core/memory/control.js';
import { doorbellCounts, Ringer } from '../../core/memory/doorbell.js';
import { EventReader, EventWriter } from '../../core/memory/event-ring.js';
import { createShared, roleIndex } from '../../core/topology.js';
import { startClock } from '../../workers/clock.js';
import { openMarket } from '../../bench/engine/engine-parts.js';
import { runThread, until } from './threads.js';
/*
 * The real engine between rings of 32 slots: a gateway that places 10,000 orders, cancels all of them and meanwhile
 * lists them page by page; a venue that acknowledges and cancels; a journal. Each reader of the events is frozen in
 * turn, again and again. Legal outcomes: everybody sees every event once, in order; each order's cancel is asked once;
 * the lists are whole; nobody sleeps with work to do.
 */
const SLOTS = 32;
const ORDERS = 10_000;
const READERS = ['journal', 'broker', 'gateway'];
/** Listed before the cancel of all begins. */
const OPEN_ROWS = 2_100;
const FREEZE = 0;
const FROZEN = 1;
/** So many turns without a move: all who can go on have come to a stand. */
const STILL_TURNS = 50;
async function race(mode) {
    const shared = createShared({ mode, slots: SLOTS, instruments: 1 });
    startClock(shared.control);
    openMarket(shared, 1);
    const control = new SharedArrayBuffer(8);
    const words = new Int32Array(control).fill(-1);
    const entry = new URL('./engine-rings-roles.js', import.meta.url);
    const thread = (role) => runThread(entry, { role, shared, orders: ORDERS, control });
    const engine = mode === 'dedicated' ? thread('engine') : Promise.resolve(0);
    const readers = Promise.all([thread('journal'), thread('broker'), thread('gateway')]);
    let isOver = false;
    const over = () => void (isOver = true);
    readers.then(over, over);
    engine.catch(over);
    const writer = () => new EventWriter(shared.events);
    const cursors = () => [
        writer().position,
        ...READERS.map((_, reader) => new EventReader(shared.events, reader, 'published').position),
    ];
    const freezes = [0, 0, 0];
    for (let round = 0; !isOver; round++) {
        const reader = round % READERS.length;
        Atomics.store(words, FREEZE, reader);
        // A reader that sleeps is not frozen: it is woken to find out.
        await until(() => {
            new Ringer(shared.bells[READERS[reader]]).ring();
            return isOver || Atomics.load(words, FROZEN) === reader;
        }, `${READERS[reader]} freezes`);
        let before = cursors();
        for (let still = 0; still < STILL_TURNS && !isOver; still++) {
            await until(() => true, 'a turn');
            const now = cursors();
            if (now.some((cursor, i) => cursor !== before[i]))
                still = 0;
            before = now;
        }
        freezes[reader] += 1;
        Atomics.store(words, FREEZE, -1);
        Atomics.notify(words, FREEZE);
        const from = writer().position;
        await until(() => isOver || ((writer().position - from) | 0) > 100, 'events go on');
    }
    // An engine that fails leaves the readers waiting: its own words say more than their deadline.
    const seen = await Promise.race([readers, engine.then(() => readers)]);
    new ThreadMonitor(shared.control, roleIndex('engine')).send(Signal.stop);
    new Ringer(shared.bells.engine).ring();
    await engine;
    return { seen, freezes, bells: [shared.bells.engine, ...READERS.map((role) => shared.bells[role])] };
}
for (const mode of ['dedicated', 'compact']) {
    test(`10,000 orders are placed, listed and cancelled through rings of 32 slots while readers freeze, ${mode}`, async (t) => {
        const { seen, freezes, bells } = await race(mode);
        const [journal, broker, gateway] = seen;
        const whole = { accepted: ORDERS, acknowledged: ORDERS, cancelRequested: ORDERS, cancelled: ORDERS };
        for (const one of seen) {
            assert.equal(one.events, journal.events, 'all see the same');
            for (const [what, count] of Object.entries(whole))
                assert.equal(one[what], count, what);
        }
        assert.equal(broker.events, journal.events);
        assert.equal(gateway.allRows, ORDERS, 'the list of all orders is whole');
        assert.ok(gateway.openRows >= OPEN_ROWS && gateway.openRows <= ORDERS, `${gateway.openRows} open rows`);
        t.diagnostic(`frozen ${freezes.join(', ')} times; ${gateway.openRows} open rows, ${gateway.pages} pages`);
        for (const count of freezes)
            assert.ok(count >= 2, 'each reader was frozen at least twice');
        for (const bell of bells)
            assert.equal(doorbellCounts(bell).timeouts, 0, 'nobody slept in vain');
    });
}
//# sourceMappingURL=engine-rings.test.js.map