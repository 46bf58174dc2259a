import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSeededRandom } from '../../../workers/seeded-random.js';
import { check, live } from '../../fault/io-failure/adapter/life.js';
import { createSimulatedDisk } from '../../simulation/disk.js';
/** Different places of the marker among segments and snapshots: some of these take over what the disk lost. */
const RUNS = [10, 12, 14, 18, 30];
const MORE_EVENTS = 6;
const TRIES = 8;
/** How many syncs a first run takes, its stop marker's included. */
function syncsOfARun(events) {
    const disk = createSimulatedDisk({ random: createSeededRandom(1) });
    live(disk, events, true, 0);
    return disk.calls.datasync;
}
for (const events of RUNS) {
    test(`a stop marker behind ${events} events whose sync failed is written again before anything stands behind it`, () => {
        const syncs = syncsOfARun(events);
        for (let seed = 1; seed <= TRIES; seed++) {
            const disk = createSimulatedDisk({ random: createSeededRandom(seed) });
            disk.fail('datasync', syncs, 'EIO');
            const first = live(disk, events, true, 0);
            assert.equal(first.end, 'journal failed', 'it was the marker’s sync that failed');
            // The page cache still shows the marker; the disk mostly lacks it.
            disk.kill();
            const next = live(disk, first.acknowledged + MORE_EVENTS, false, first.acknowledged);
            assert.deepEqual([next.end, next.wrong], ['done', '']);
            disk.powerCut();
            assert.equal(check(disk, next.acknowledged), '', `seed ${seed}`);
        }
    });
}
//# sourceMappingURL=stop-marker.test.js.map