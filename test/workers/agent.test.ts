import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Signal, ThreadMonitor } from '../../core/memory/control.ts';
import { Ringer, doorbellCounts } from '../../core/memory/doorbell.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HeapCounters, NOT_COUNTED, createShared, roleIndex } from '../../core/topology.ts';
import { type Agent, type RunOptions, runOnLoop, runParked } from '../../workers/agent.ts';
import { createClock, startClock } from '../../workers/clock.ts';

setFlagsFromString('--expose-gc');
/** Everything, at once. */
const collect = runInNewContext('gc') as () => void;

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
  await runParked(agent, { role: 'engine', shared, clock, maxParkMs: 1, spinNs: 0, pin: () => {} });
  assert.equal(wait.mock.callCount(), 1);
  assert.equal(doorbellCounts(shared.bells.engine).rings, 1);
});

type Run = (agent: Agent, options: RunOptions) => Promise<void>;

const runners: Readonly<Record<string, Run>> = {
  'that parks': runParked,
  'with an event loop': (agent, options) =>
    runOnLoop(agent, options, (error) => {
      throw error;
    }).done,
};

for (const [which, run] of Object.entries(runners)) {
  test(`a thread ${which} counts its own collections`, async () => {
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    const heap = new Counters(shared.heaps.follower, HeapCounters);
    const get = (name: (typeof HeapCounters)[number]): number => heap.get(heap.index(name));
    const monitor = new ThreadMonitor(shared.control, roleIndex('follower'));
    let nowUs = 1_000_000;
    let kept: object[] = [];
    let looks = 0;
    const agent: Agent = {
      doWork() {
        // Some garbage, some of it old by now: collections of both kinds.
        for (let i = 0; i < 400_000; i++) kept.push({ i });
        if (kept.length > 1_600_000) kept = [];
        nowUs += 600_000;
        looks += 1;
        const isSeen = get('minor_gcs') > 0 && get('major_gcs') > 0;
        if (isSeen || looks > 200) monitor.send(Signal.stop);
        return isSeen ? 0 : 1;
      },
      hasWork: () => true,
    };
    const clock = { nowUs: () => nowUs, monotonicNs: () => nowUs * 1000 };
    await run(agent, { role: 'follower', shared, clock, maxParkMs: 1, spinNs: 0, pin: () => {} });
    assert.ok(get('minor_gcs') > 0 && get('major_gcs') > 0, 'both kinds were seen');
    assert.ok(get('longest_pause_ns') > 1_000);
    assert.ok(get('used_bytes') > 1_000_000);
    const engine = new Counters(shared.heaps.engine, HeapCounters);
    assert.equal(engine.get(engine.index('used_bytes')), 0);
  });
}

for (const role of ['engine', 'journal'] as const) {
  test(`the ${role} counts its major collections and listens to none, as that would lead to more of them`, async () => {
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    const heap = new Counters(shared.heaps[role], HeapCounters);
    const get = (name: (typeof HeapCounters)[number]): number => heap.get(heap.index(name));
    const monitor = new ThreadMonitor(shared.control, roleIndex(role));
    let nowUs = 1_000_000;
    let garbage: readonly number[] = [];
    let looks = 0;
    const seen: number[] = [];
    const agent: Agent = {
      doWork() {
        seen.push(get('major_gcs'));
        // Many a minor collection, then two major ones with turns of the event loop between them.
        for (let i = 0; i < 100_000; i++) garbage = [garbage.length, i];
        looks += 1;
        if (looks === 20 || looks === 24) collect();
        if (looks === 28) monitor.send(Signal.stop);
        nowUs += 3_000_000;
        return 0;
      },
      hasWork: () => true,
    };
    const clock = { nowUs: () => nowUs, monotonicNs: () => nowUs * 1000 };
    // What the tests before have left.
    collect();
    await runParked(agent, { role, shared, clock, maxParkMs: 1, spinNs: 0, pin: () => {} });
    assert.deepEqual([seen[19], seen[23], seen[27]], [0, 1, 2]);
    assert.deepEqual([get('minor_gcs'), get('longest_pause_ns')], [NOT_COUNTED, NOT_COUNTED]);
    assert.ok(get('used_bytes') > 1_000_000);
  });
}

test('an event loop sleeps no longer than its agent says, and as long as it may once that has passed', async () => {
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  startClock(shared.control);
  const monitor = new ThreadMonitor(shared.control, roleIndex('broker'));
  let turns = 0;
  const agent: Agent = {
    doWork() {
      turns += 1;
      if (turns === 4) monitor.send(Signal.stop);
      return 0;
    },
    hasWork: () => false,
    // Nobody rings: for ever, but for what waits for its time.
    parkMs: () => (turns < 3 ? 1 : Infinity),
  };
  const options = { role: 'broker' as const, shared, clock: createClock(shared.control), spinNs: 0, pin: () => {} };
  const loop = runOnLoop(agent, { ...options, maxParkMs: 2 ** 31 - 1 }, (error) => {
    throw error;
  });
  const deadline = performance.now() + 10_000;
  while (turns < 3 && performance.now() < deadline) await new Promise(setImmediate);
  assert.equal(turns, 3);
  loop.wake();
  await loop.done;
  assert.equal(turns, 4);
});
