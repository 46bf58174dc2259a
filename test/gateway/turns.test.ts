import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader } from '../../core/memory/event-ring.ts';
import { RingConsumer } from '../../core/memory/ring.ts';
import { createShared, Events } from '../../core/topology.ts';
import { createGatewayAgent } from '../../gateway/boot/turns.ts';

function turnsOf(pumps: number[], decisions: number[] = []) {
  const shared = createShared({ mode: 'compact', slots: 64, instruments: 1 });
  const calls = { pump: 0, engine: 0, rings: 0, signs: 0 };
  const agent = createGatewayAgent({
    door: {
      activity: () => 0,
      hasQuotes: () => false,
      handOver: () => {},
      pump: () => pumps[calls.pump++] ?? 0,
    },
    events: new EventReader(shared.events, Events.readers.gateway.index, 'durable'),
    answers: new RingConsumer(shared.answers),
    engine: { doWork: () => decisions[calls.engine++] ?? 0, hasWork: () => false },
    goesOn: () => ++calls.signs,
    engineBell: { ring: () => {}, ringIfHungry: () => void calls.rings++ },
  });
  return { agent, calls };
}

test('a turn goes on while its rounds are full: what sockets brought in between does not fall behind', () => {
  const { agent, calls } = turnsOf([256, 256, 17, 256]);
  assert.equal(agent.doWork(1), 529);
  assert.deepEqual([calls.pump, calls.rings], [3, 3]);
});

test('a turn goes on while the engine in it has full batches to decide', () => {
  const { agent, calls } = turnsOf([0, 0, 0], [64, 64, 3]);
  assert.equal(agent.doWork(1), 131);
  assert.deepEqual([calls.engine, calls.pump], [3, 3]);
});

test('a turn ends after a whole ring of events, whatever is left', () => {
  const { agent, calls } = turnsOf(Array.from({ length: 1000 }, () => 256));
  assert.equal(agent.doWork(1), 16_384);
  assert.deepEqual([calls.pump, calls.signs], [64, 63]);
});
