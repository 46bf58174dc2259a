import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { getHeapSpaceStatistics } from 'node:v8';
import { Signal, ThreadMonitor } from '../../../core/memory/control.ts';
import { EventReader, EventWriter } from '../../../core/memory/event-ring.ts';
import { EventWord } from '../../../core/schema/event.ts';
import { Events, createShared, roleIndex } from '../../../core/topology.ts';
import { type Agent, runParked } from '../../../workers/agent.ts';
import { createClock, startClock } from '../../../workers/clock.ts';
import { createRole } from '../../../workers/journal/journal-role.ts';
import { open, putEvent, temporaryFolder } from './kit.ts';

const PER_BATCH = 4;
const PIECE = 100_000;
const WARM_UP = 8 * PIECE;
const MEASURED = 10 * PIECE;
/** Of the thread's clock, so that it returns to its event loop as often as one that syncs each batch. */
const BATCH_US = 1_000;
const MOST_BYTES = 1_500;

/** In the old generation: what is young comes and goes. */
function oldBytes(): number {
  return getHeapSpaceStatistics().reduce(
    (sum, { space_name, space_used_size }) => sum + (space_name.startsWith('new_') ? 0 : space_used_size),
    0,
  );
}

test('a thread that writes the journal keeps nothing of what it wrote', async (t) => {
  // Bytes count here, not what the disk takes for them.
  const { fdatasyncSync } = fs;
  fs.fdatasyncSync = () => {};
  syncBuiltinESMExports();
  t.after(() => {
    fs.fdatasyncSync = fdatasyncSync;
    syncBuiltinESMExports();
  });
  const folder = temporaryFolder(t);
  const opened = open(folder, 1 << 26);
  t.after(() => opened.lock.release());
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  startClock(shared.control);
  const clock = createClock(shared.control);
  const silent = { ring() {}, ringIfHungry() {} };
  const journal = createRole({
    role: 'journal',
    shared,
    clock,
    options: { position: opened.position, diskLimits: { lowBytes: 0, refuseBytes: 0 } },
    bell: () => silent,
    wake() {},
  }) as Agent;
  const writer = new EventWriter(shared.events);
  const { broker, gateway } = Events.readers;
  const others = [broker, gateway].map(({ index }) => new EventReader(shared.events, index, 'durable'));
  const monitor = new ThreadMonitor(shared.control, roleIndex('journal'));
  for (let i = 0; i < writer.capacity; i++) putEvent(writer.records, i * Events.slotBytes, i);
  const nowUs = new Float64Array([clock.nowUs()]);
  const looks: number[] = [];
  let sent = 0;

  function nextBatch(): void {
    for (const other of others) other.release(other.poll(writer.capacity));
    assert.ok(writer.room(PER_BATCH) >= PER_BATCH);
    for (let i = 0; i < PER_BATCH; i++) {
      sent += 1;
      writer.records.f64[(writer.claim() >> 3) + EventWord.SEQ] = sent;
    }
    writer.publish();
    writer.demand();
  }

  /** As the follower would: segments that nobody needs any more are no files any more. */
  function clean(): void {
    const names = fs.readdirSync(join(folder, 'journal')).filter((name) => name.endsWith('.segment'));
    for (const name of names.toSorted().slice(0, -1)) fs.unlinkSync(join(folder, 'journal', name));
  }

  const agent: Agent = {
    doWork() {
      if (sent % PIECE === 0) {
        clean();
        if (sent >= WARM_UP) looks.push(oldBytes());
      }
      if (sent === WARM_UP + MEASURED) {
        monitor.send(Signal.stop);
        return 0;
      }
      nextBatch();
      nowUs[0]! += BATCH_US;
      return journal.doWork(nowUs[0]!);
    },
    hasWork: () => true,
    finished: (atUs) => looks.length > MEASURED / PIECE && journal.finished!(atUs),
  };
  const steady = { nowUs: () => nowUs[0]!, monotonicNs: clock.monotonicNs };
  await runParked(agent, { role: 'journal', shared, clock: steady, maxParkMs: 1, spinNs: 0, pin() {} });

  // V8 counts a page at a time as used, now and then: the piece in the middle says what is kept.
  const growths = looks.slice(1).map((bytes, i) => bytes - looks[i]!);
  const growth = growths.toSorted((a, b) => a - b)[growths.length >> 1]!;
  assert.ok(growth < MOST_BYTES, `${growth} bytes of ${PIECE} events: ${growths.join(' ')}`);
});
