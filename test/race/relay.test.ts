import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSupervisor } from '../../gateway/control/supervisor.ts';
import { Signal, ThreadLine, ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { EventReader } from '../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { CommandWord } from '../../core/schema/command.ts';
import { EventWord } from '../../core/schema/event.ts';
import { createShared, Events, roleIndex, type ThreadMode } from '../../core/topology.ts';
import { type Agent, type LoopRunner, runOnLoop } from '../../workers/agent.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { createEngine } from '../support/roles/relay-role.ts';
import { testRoster } from '../support/roster.ts';

const MESSAGES = 20_000;
/** No time-out helps: one bell that isn't rung, and the test stands still until its own. */
const FOR_EVER_MS = 3_600_000;

/** Sends 1, 2, 3 … round and wants them back in that order; the engine takes its turns in here where it has no thread. */
async function goRound(mode: ThreadMode, slots: number): Promise<void> {
  const shared = createShared({ mode, slots, instruments: 2 });
  startClock(shared.control);
  let runner: LoopRunner | undefined = undefined;
  const supervisor = createSupervisor({
    shared,
    roleOptions: { watchdog: () => ({ stallMs: 2 * FOR_EVER_MS }) },
    pinPlan: new Map(),
    onRing: () => runner?.wake(),
    roster: testRoster('relay-role', FOR_EVER_MS),
    exit: (code) => assert.fail(`exit ${code}`),
  });
  await supervisor.start();
  const engine = mode === 'compact' ? createEngine({ shared, bell: supervisor.bell }) : undefined;
  const engineBell = supervisor.bell('engine');
  const commands = new RingProducer(shared.commands);
  const answers = new RingConsumer(shared.answers);
  const { index, gate } = Events.readers.gateway;
  const events = new EventReader(shared.events, index, gate);
  let sent = 0;
  let received = 0;
  const gateway: Agent = {
    doWork(nowUs) {
      let work = 0;
      while (sent < MESSAGES && commands.room(1) > 0) {
        sent += 1;
        work += 1;
        commands.records.f64[(commands.claim() >> 3) + CommandWord.ORDER_ID] = sent;
      }
      commands.publish();
      if (work > 0) engineBell.ring();
      work += engine?.doWork(nowUs) ?? 0;
      const seen = events.poll(64);
      events.release(seen);
      const count = answers.poll(64);
      for (let i = 0; i < count; i++) {
        received += 1;
        assert.equal(answers.records.f64[(answers.at(i) >> 3) + EventWord.ORDER_ID], received);
      }
      answers.release(count);
      if (seen + count > 0) engineBell.ringIfHungry();
      return work + seen + count;
    },
    hasWork: () =>
      answers.poll(1) > 0 ||
      events.poll(1) > 0 ||
      (sent < MESSAGES && commands.room(1) > 0) ||
      engine?.hasWork() === true,
    isHungry: () => sent < MESSAGES || engine?.isHungry?.() === true,
    finished: () => received === MESSAGES,
  };
  const line = new ThreadLine(shared.control, roleIndex('gateway'));
  let failure: unknown;
  const clock = createClock(shared.control);
  const options = { role: 'gateway' as const, shared, clock, maxParkMs: FOR_EVER_MS, spinNs: 0, pin() {} };
  runner = runOnLoop(gateway, options, (error) => {
    failure = error;
  });
  new ThreadMonitor(shared.control, roleIndex('gateway')).send(Signal.stop);
  await runner.done;
  line.state = ThreadState.stopped;
  assert.equal(await supervisor.stop(), true);
  if (failure !== undefined) throw failure;
  assert.equal(received, MESSAGES);
}

describe('threads', () => {
  for (const mode of ['dedicated', 'compact'] as const) {
    for (const slots of [32, 1024]) {
      it(`bring every message round in order, ${slots} slots, ${mode}`, { timeout: 240_000 }, async () => {
        await goRound(mode, slots);
      });
    }
  }
});
