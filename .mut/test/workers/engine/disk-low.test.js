import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessControl } from '../../../core/memory/control.js';
import { EventReader } from '../../../core/memory/event-ring.js';
import { RingProducer } from '../../../core/memory/ring.js';
import { CommandHalf, CommandKind, CommandWord, CommandByte } from '../../../core/schema/command.js';
import { EventHalf, EventKind } from '../../../core/schema/event.js';
import { OrderType, TimeInForce } from '../../../core/schema/order-kind.js';
import { rejectName } from '../../../core/schema/reject.js';
import { Events, createShared } from '../../../core/topology.js';
import { createClock, startClock } from '../../../workers/clock.js';
import { engineOf, generousSetup, openMarket } from '../../../bench/engine/engine-parts.js';
import { smallCapacities } from '../../support/engine-world.js';
test('what the journal says of its disk is in force for the next order, and no longer than it says so', () => {
    const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 4 });
    startClock(shared.control);
    const silent = { ring() { }, ringIfHungry() { } };
    const engine = engineOf(shared, smallCapacities, generousSetup(1, 1), () => silent);
    const commands = new RingProducer(shared.commands);
    const events = new EventReader(shared.events, Events.readers.journal.index, 'published');
    const control = new ProcessControl(shared.control);
    openMarket(shared, 1);
    function place() {
        const at = commands.claim();
        const { f64, i32, u8 } = commands.records;
        i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
        u8[at + CommandByte.TYPE] = OrderType.limit;
        u8[at + CommandByte.TIME_IN_FORCE] = TimeInForce.gtc;
        f64[(at >> 3) + CommandWord.PRICE_TICKS] = 10_000;
        f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = 1;
        commands.publish();
        engine.doWork(createClock(shared.control).nowUs());
        const rejects = [];
        for (let readable = events.poll(256), i = 0; i < readable; i++) {
            const half = events.at(i) >> 2;
            const kind = events.records.i32[half + EventHalf.KIND_VERSION] & 0xffff;
            if (kind === EventKind.refused)
                rejects.push(rejectName(events.records.i32[half + EventHalf.REJECT]));
        }
        events.release(events.poll(256));
        return rejects;
    }
    // No broker is reconciled here: that is what an order is refused for when nothing comes before it.
    assert.deepEqual(place(), ['NO_BROKER']);
    control.diskLow = true;
    assert.deepEqual(place(), ['DISK_LOW']);
    control.diskLow = false;
    assert.deepEqual(place(), ['NO_BROKER']);
});
//# sourceMappingURL=disk-low.test.js.map