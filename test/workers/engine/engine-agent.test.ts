import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader } from '../../../core/memory/event-ring.ts';
import { RingProducer } from '../../../core/memory/ring.ts';
import { CommandHalf, CommandKind } from '../../../core/schema/command.ts';
import { EventWord } from '../../../core/schema/event.ts';
import { Events, createShared } from '../../../core/topology.ts';
import { startClock } from '../../../workers/clock.ts';
import { engineOf, generousSetup } from '../../support/engine-parts.ts';
import { smallCapacities } from '../../support/engine-world.ts';

test('no event is older than the one before it, wherever the clock goes', () => {
  const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 4 });
  startClock(shared.control);
  const engine = engineOf(shared, smallCapacities, generousSetup(1, 1), () => ({ ring() {}, ringIfHungry() {} }));
  const commands = new RingProducer(shared.commands);
  const events = new EventReader(shared.events, Events.readers.journal.index, 'published');
  const times: number[] = [];
  for (const nowUs of [5_000_000, 6_000_000, 4_000_000, 4_500_000, 7_000_000]) {
    const at = commands.claim();
    commands.records.i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
    commands.publish();
    engine.doWork(nowUs);
    const readable = events.poll(256);
    for (let i = 0; i < readable; i++) times.push(events.records.f64[(events.at(i) >> 3) + EventWord.TIME_US]!);
    events.release(readable);
  }
  assert.ok(times.length >= 5, `${times.length} events`);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.equal(times.at(-1), 7_000_000);
});
