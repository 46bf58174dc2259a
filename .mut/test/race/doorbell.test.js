import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDoorbell, doorbellCounts } from '../../core/memory/doorbell.js';
import { createRing } from '../../core/memory/ring.js';
import { runThread } from './threads.js';
/*
 * Threads that never spin: each message is either found at the second look, or ends a sleep. The one outcome that is
 * not legal is a sleep that only its timeout ends. Parks have a timeout far beyond the deadline's patience, so that a
 * single lost wake-up fails the test by itself.
 */
const entry = new URL('./doorbell-roles.js', import.meta.url);
for (const { balls, rounds, pairs } of [
    { balls: 1, rounds: 110_000, pairs: 2 },
    { balls: 2, rounds: 250_000, pairs: 2 },
    { balls: 5, rounds: 250_000, pairs: 2 },
]) {
    test(`${pairs} pairs of parked threads pass ${balls} balls ${rounds} times each way without losing a wake-up`, async (t) => {
        const bells = [];
        const games = Array.from({ length: pairs }, () => {
            const [there, back] = [createRing('there', 8, 8, -1000), createRing('back', 8, 8, 2 ** 31 - 1000)];
            const [left, right] = [createDoorbell('left'), createDoorbell('right')];
            bells.push(left, right);
            const serve = {
                role: 'serve',
                inbox: back,
                outbox: there,
                ownBell: left,
                otherBell: right,
                rounds,
                balls,
            };
            const giveBack = {
                role: 'return',
                inbox: there,
                outbox: back,
                ownBell: right,
                otherBell: left,
                rounds,
                balls,
            };
            return [runThread(entry, serve), runThread(entry, giveBack)];
        });
        const started = performance.now();
        for (const played of await Promise.all(games.flat()))
            assert.equal(played, rounds);
        const counts = bells.map(doorbellCounts);
        const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
        t.diagnostic(`${total('parks')} parks, ${total('rings')} rings, ${performance.now() - started} ms`);
        assert.equal(total('timeouts'), 0);
    });
}
//# sourceMappingURL=doorbell.test.js.map