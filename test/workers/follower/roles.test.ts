import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ThreadLine, ThreadState } from '../../../core/memory/control.ts';
import { EventReader, EventWriter } from '../../../core/memory/event-ring.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { type Capacities, createState } from '../../../core/state/state.ts';
import { type Role, type Shared, createShared, roleIndex } from '../../../core/topology.ts';
import type { Agent, RoleContext } from '../../../workers/agent.ts';
import { createClock, startClock } from '../../../workers/clock.ts';
import { replicaOf } from '../../../workers/follower/replica.ts';
import { createRole as createFollower } from '../../../workers/follower/follower-role.ts';
import { recoverReplica } from '../../../workers/follower/recover.ts';
import { snapshotSeqs } from '../../../workers/follower/snapshot-names.ts';
import { HistogramSnapshot } from '../../../core/metrics/histogram.ts';
import { runJournalCli } from '../../../workers/journal/tools/journal-cli.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { createRole as createJournal } from '../../../workers/journal/journal-role.ts';
import type { OpenedJournal } from '../../../workers/journal/open-journal.ts';
import { type World, createWorld, smallCapacities, worldOf } from '../../support/engine-world.ts';
import { open, temporaryFolder } from '../journal/kit.ts';

const SEGMENT_BYTES = 64 * 1024;
const capacities: Capacities = { ...smallCapacities, orders: 512, ids: 1024, executions: 1024 };

interface Run {
  readonly opened: OpenedJournal;
  readonly shared: Shared;
  readonly journal: Agent;
  readonly rung: Set<Role>;
  follower(): Agent;
  /** Hands the world's events to the ring, and gives the journal turns until all are durable. */
  drain(world: World): void;
}

/** One run of a process, with journal and follower in this thread. */
function start(t: TestContext, data: string): Run {
  const opened = open(data, SEGMENT_BYTES);
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  startClock(shared.control);
  const rung = new Set<Role>();
  const context = (role: Role, options: unknown): RoleContext => ({
    role,
    shared,
    clock: createClock(shared.control),
    options,
    bell: (to) => ({ ring: () => void rung.add(to), ringIfHungry: () => void rung.add(to) }),
    wake: () => {},
  });
  const journal = createJournal(
    context('journal', { position: opened.position, diskLimits: { lowBytes: 0, refuseBytes: 0 } }),
  ) as Agent;
  const events = new EventWriter(shared.events);
  const others = [1, 2].map((index) => new EventReader(shared.events, index, 'durable'));
  let published = 0;
  let nowUs = 0;
  t.after(() => opened.lock.release());
  return {
    opened,
    shared,
    journal,
    rung,
    follower: () =>
      createFollower(
        context('follower', {
          data,
          journalId: opened.position.journalId,
          segmentBytes: SEGMENT_BYTES,
          reserveBelowBytes: 0,
          capacities,
          snapshotEvery: 150,
        }),
      ) as Agent,
    drain(world) {
      while (published < world.journal.length) {
        for (; published < world.journal.length && events.room(1) > 0; published++) {
          events.records.u8.set(world.journal[published]!, events.claim());
        }
        events.publish();
        events.demand();
        while (journal.hasWork()) journal.doWork((nowUs += 1_000));
        for (const reader of others) reader.release(reader.poll(64));
      }
    },
  };
}

/** A day at the engine: orders that fill, that are cancelled, that stay. */
function trade(world: World, from: number, to: number): void {
  for (let n = from; n < to; n++) {
    world.advance(1_000);
    const [accepted] = world.place({
      id: `id-${n % 40}-${Math.floor(n / 40)}`,
      account: n % 2,
      ticks: 9_900 + (n % 100),
    });
    if (accepted?.kind !== 'accepted') continue;
    const order = accepted.orderId;
    world.report(ReportKind.acknowledged, order);
    if (n % 3 === 0) world.report(ReportKind.filled, order, { execution: n + 1, lots: 10, ticks: 10_000, filled: 10 });
    else {
      world.cancel(order, n % 2);
      world.report(ReportKind.cancelled, order);
    }
  }
}

const options = { capacities, checkpointEvery: 40, finalsKept: 20 };

test('the engine’s events go through journal and follower, and come back as the same state after any end', async (t) => {
  const data = temporaryFolder(t);
  const run = start(t, data);
  const follower = run.follower();
  const world = createWorld(options);
  for (let n = 0; n < 200; n += 20) {
    trade(world, n, n + 20);
    run.drain(world);
    for (let i = 0; i < 15; i++) follower.doWork(n * 1e6 + i * 1e6);
  }
  assert.ok(world.journal.length > 600, `${world.journal.length} events`);
  assert.deepEqual([...run.rung].sort(), ['broker', 'engine', 'gateway'], 'the follower is left alone');
  assert.equal(follower.hasWork(), false, 'what it finds when its sleep ends is no defect');
  const latency = new HistogramSnapshot();
  latency.add(run.shared.histograms.durable);
  assert.ok(latency.count > 0);
  assert.ok(snapshotSeqs(journalPaths(data)).length === 2);

  // A follower that is started again alone goes on from the files.
  await follower.close?.();
  const second = run.follower();
  trade(world, 200, 220);
  run.drain(world);
  const engine = new ThreadLine(run.shared.control, roleIndex('engine'));
  engine.state = ThreadState.starting;
  assert.equal(second.doWork(1e12), 0, 'nothing moves while the engine still reads');
  engine.state = ThreadState.ready;
  assert.ok(second.doWork(1e12) > 0);
  while (second.doWork(1e12) > 0);
  await second.close?.();

  // The end comes without warning.
  trade(world, 220, 225);
  run.drain(world);
  run.opened.lock.release();
  const again = start(t, data);
  assert.equal(again.opened.lastSeq, world.journal.length);
  const state = createState(capacities);
  const { journalId } = again.opened.position;
  const recovery = recoverReplica(data, journalId, replicaOf(state), again.opened.lastSeq, assert.fail);
  assert.ok(recovery.snapshotSeq > 0 && recovery.replayed > 0);
  assert.deepEqual(state.hash, world.state.hash);

  // And the next run goes on where that one ended, to a clean stop.
  const next = worldOf(state, options, false);
  next.restart();
  trade(next, 300, 320);
  const last = again.follower();
  again.drain(next);
  while (last.doWork(1e12) > 0);
  assert.ok(again.journal.finished?.(0));
  await last.close?.();
  again.opened.lock.release();
  const total = world.journal.length + next.journal.length;
  assert.equal(snapshotSeqs(journalPaths(data)).at(-1), total);
  const closed = open(data);
  closed.lock.release();
  assert.ok(closed.clean);
  assert.equal(closed.lastSeq, total);

  const replayed = createState(capacities);
  recoverReplica(data, journalId, replicaOf(replayed), total, assert.fail);
  assert.deepEqual(replayed.hash, next.state.hash);

  let dump = '';
  assert.equal(await runJournalCli(['dump', data], (text) => (dump += text)), 0);
  assert.equal(dump.trimEnd().split('\n').length, total);
  assert.match(dump, /instrument_defined +SYMBOL0/);
  assert.match(
    dump,
    /accepted +order \d+  account 0  symbol 0  buy 10@99\d\d  limit gtc  filled 0  routed  broker 0\/1  id-/,
  );
  assert.match(dump, /filled +order .* last 10@10000 /);
  assert.match(dump, /checkpoint\n/);
});
