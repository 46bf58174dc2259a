import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Signal, ThreadMonitor } from '../../core/memory/control.ts';
import { Ringer, doorbellCounts } from '../../core/memory/doorbell.ts';
import { createShared, roleIndex } from '../../core/topology.ts';
import { runParked } from '../../workers/agent.ts';
import { createClock, startClock } from '../../workers/clock.ts';

test('a thread that lacks room says so before it sleeps: who makes room rings it', (context) => {
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
  runParked(agent, { role: 'engine', shared, clock, maxParkMs: 1, spinNs: 0, pin: () => {} });
  assert.equal(wait.mock.callCount(), 1);
  assert.equal(doorbellCounts(shared.bells.engine).rings, 1);
});
