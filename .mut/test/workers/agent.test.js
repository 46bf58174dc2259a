import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Signal, ThreadMonitor } from '../../core/memory/control.js';
import { Ringer, doorbellCounts } from '../../core/memory/doorbell.js';
import { Counters } from '../../core/metrics/counters.js';
import { HeapCounters, createShared, roleIndex } from '../../core/topology.js';
import { runOnLoop, runParked } from '../../workers/agent.js';
import { createClock, startClock } from '../../workers/clock.js';
test('a thread that lacks room says so before it sleeps: who makes room rings it', async (context) => {
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    startClock(shared.control);
    const monitor = new ThreadMonitor(shared.control, roleIndex('engine'));
    const neighbour = new Ringer(shared.bells.engine);
    const wait = context.mock.method(Atomics, 'wait', () => {
        // The neighbour makes room while it sleeps.
        neighbour.ringIfHungry();
        monitor.send(Signal.stop);
        return 'ok';
    });
    const agent = { doWork: () => 0, hasWork: () => false, isHungry: () => true };
    const clock = createClock(shared.control);
    await runParked(agent, { role: 'engine', shared, clock, maxParkMs: 1, spinNs: 0, pin: () => { } });
    assert.equal(wait.mock.callCount(), 1);
    assert.equal(doorbellCounts(shared.bells.engine).rings, 1);
});
const runners = {
    'that parks': runParked,
    'with an event loop': (agent, options) => runOnLoop(agent, options, (error) => {
        throw error;
    }).done,
};
for (const [which, run] of Object.entries(runners)) {
    test(`a thread ${which} counts its own collections`, async () => {
        const shared = createShared({ mode: 'dedicated', slots: 64 });
        const heap = new Counters(shared.heaps.follower, HeapCounters);
        const get = (name) => heap.get(heap.index(name));
        const monitor = new ThreadMonitor(shared.control, roleIndex('follower'));
        let nowUs = 1_000_000;
        let kept = [];
        let looks = 0;
        const agent = {
            doWork() {
                // Some garbage, some of it old by now: collections of both kinds.
                for (let i = 0; i < 400_000; i++)
                    kept.push({ i });
                if (kept.length > 1_600_000)
                    kept = [];
                nowUs += 600_000;
                looks += 1;
                const isSeen = get('minor_gcs') > 0 && get('major_gcs') > 0;
                if (isSeen || looks > 200)
                    monitor.send(Signal.stop);
                return isSeen ? 0 : 1;
            },
            hasWork: () => true,
        };
        const clock = { nowUs: () => nowUs, monotonicNs: () => nowUs * 1000 };
        await run(agent, { role: 'follower', shared, clock, maxParkMs: 1, spinNs: 0, pin: () => { } });
        assert.ok(get('minor_gcs') > 0 && get('major_gcs') > 0, 'both kinds were seen');
        assert.ok(get('longest_pause_ns') > 1_000);
        assert.ok(get('used_bytes') > 1_000_000);
        const engine = new Counters(shared.heaps.engine, HeapCounters);
        assert.equal(engine.get(engine.index('used_bytes')), 0);
    });
}
test('an event loop sleeps no longer than its agent says, and as long as it may once that has passed', async () => {
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    startClock(shared.control);
    const monitor = new ThreadMonitor(shared.control, roleIndex('broker'));
    let turns = 0;
    const agent = {
        doWork() {
            turns += 1;
            if (turns === 4)
                monitor.send(Signal.stop);
            return 0;
        },
        hasWork: () => false,
        // Nobody rings: for ever, but for what waits for its time.
        parkMs: () => (turns < 3 ? 1 : Infinity),
    };
    const options = { role: 'broker', shared, clock: createClock(shared.control), spinNs: 0, pin: () => { } };
    const loop = runOnLoop(agent, { ...options, maxParkMs: 2 ** 31 - 1 }, (error) => {
        throw error;
    });
    const deadline = performance.now() + 10_000;
    while (turns < 3 && performance.now() < deadline)
        await new Promise(setImmediate);
    assert.equal(turns, 3);
    loop.wake();
    await loop.done;
    assert.equal(turns, 4);
});
//# sourceMappingURL=agent.test.js.map