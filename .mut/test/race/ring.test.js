import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDoorbell, doorbellCounts } from '../../core/memory/doorbell.js';
import { createRing } from '../../core/memory/ring.js';
import { runThread } from './threads.js';
/*
 * Legal outcomes, for each record: it arrives once, whole, in its place. For each sleep: it is ended by the other side.
 * Anything else (a record torn, twice, too early, lost; a sleep that only its timeout ends) fails.
 */
const entry = new URL('./ring-roles.js', import.meta.url);
const cases = [
    { what: 'through 1024 slots, spinning', slots: 1024, start: 0, records: 4_000_000, spins: 1000, batch: 300 },
    {
        what: 'across the wrap of 32-bit cursors to negative',
        slots: 64,
        start: 2 ** 31 - 1_000_000,
        records: 2_000_000,
        spins: 200,
        batch: 20,
    },
    { what: 'across the wrap to zero', slots: 64, start: -1_000_000, records: 2_000_000, spins: 200, batch: 90 },
    {
        what: 'through two slots, parking at once',
        slots: 2,
        start: 2 ** 31 - 40_000,
        records: 80_000,
        spins: 0,
        batch: 1,
    },
];
for (const { what, slots, start, records, spins, batch } of cases) {
    test(`${records} records pass between two threads whole and in order ${what}`, async (t) => {
        const race = {
            ring: createRing('race', slots, 24, start),
            producerBell: createDoorbell('producer'),
            consumerBell: createDoorbell('consumer'),
            records,
            spins,
            batch,
        };
        const [sent, received] = await Promise.all([
            runThread(entry, { ...race, role: 'produce' }),
            runThread(entry, { ...race, role: 'consume' }),
        ]);
        assert.deepEqual([sent, received], [records, records]);
        for (const [side, bell] of Object.entries({ producer: race.producerBell, consumer: race.consumerBell })) {
            const counts = doorbellCounts(bell);
            t.diagnostic(`${side}: ${counts.parks} parks, ${counts.rings} rings`);
            assert.equal(counts.timeouts, 0, `every sleep of the ${side} was ended by the other side`);
        }
    });
}
//# sourceMappingURL=ring.test.js.map