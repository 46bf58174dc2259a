import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { DurableCursor, EventReader, EventWriter, createEventRing } from '../../../core/memory/event-ring.ts';
import { EVENT_BYTES, EventByte, EventWord } from '../../../core/schema/event.ts';
import { DiskLevel, createDiskWatch } from '../../../workers/journal/disk-watch.ts';
import { systemFiles } from '../../../workers/files.ts';
import { type JournalAgent, createJournalAgent } from '../../../workers/journal/journal-agent.ts';
import type { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import type { OpenedJournal } from '../../../workers/journal/open-journal.ts';
import { open, putEvent, range, readBack, temporaryFolder, writerOf } from './kit.ts';

interface Bench {
  readonly data: string;
  readonly events: EventWriter;
  readonly broker: EventReader;
  readonly agent: JournalAgent;
  readonly writer: JournalWriter;
  readonly opened: OpenedJournal;
  readonly rung: number[];
  readonly publish: (from: number, to: number) => void;
}

function bench(t: TestContext, slots: number, options: Parameters<typeof writerOf>[1] = {}, startCursor = 0): Bench {
  const data = temporaryFolder(t);
  const opened = open(data, 1 << 20);
  const ring = createEventRing(slots, EVENT_BYTES, 2, startCursor);
  const events = new EventWriter(ring);
  const writer = writerOf(opened, options);
  const rung: number[] = [];
  const agent = createJournalAgent({
    reader: new EventReader(ring, 0, 'published'),
    durable: new DurableCursor(ring),
    writer,
    onDurable: (seq) => rung.push(seq),
  });
  t.after(() => {
    writer.close();
    opened.lock.release();
  });
  const publish = (from: number, to: number): void => {
    for (let seq = from; seq <= to; seq++) {
      assert.ok(events.room(1) > 0);
      putEvent(events.records, events.claim(), seq);
    }
    events.publish();
    events.demand();
  };
  return { data, events, broker: new EventReader(ring, 1, 'durable'), agent, writer, opened, rung, publish };
}

test('the events of one step are never in two batches', (t) => {
  const { events, agent, writer } = bench(t, 64, { maxPayloadBytes: 4096 });
  for (let seq = 1; seq <= 40; seq++) {
    const at = events.claim();
    putEvent(events.records, at, seq);
    events.records.u8[at + EventByte.PART] = (seq - 1) % 5;
  }
  events.publish();
  events.demand();
  const batches: number[] = [];
  for (let taken = agent.doWork(0); taken > 0; taken = agent.doWork(0)) batches.push(taken);
  assert.ok(batches.length > 2, 'it was more than one batch could take');
  assert.deepEqual(
    batches.map((taken) => taken % 5),
    batches.map(() => 0),
  );
  assert.equal(writer.durableSeq, 40);
});

test('what is published becomes one durable batch, and only then is seen behind the durable cursor', (t) => {
  const { data, broker, agent, writer, rung, publish } = bench(t, 64);
  publish(1, 20);
  assert.equal(broker.poll(64), 0);
  assert.equal(agent.doWork(0), 20);
  assert.equal(broker.poll(64), 20);
  assert.equal(broker.records.f64[(broker.at(19) >> 3) + EventWord.SEQ], 20);
  assert.equal(writer.counts.batches, 1);
  assert.deepEqual(rung, [20]);
  assert.equal(agent.doWork(10), 0);
  assert.deepEqual(readBack(data), range(1, 20));
});

test('what is published and not demanded waits, and is written with what is', (t) => {
  const { events, agent, writer, broker, publish } = bench(t, 64);
  publish(1, 2);
  assert.equal(agent.doWork(0), 2);
  for (let seq = 3; seq <= 5; seq++) putEvent(events.records, events.claim(), seq);
  events.publish();
  assert.equal(agent.hasWork(), false);
  assert.equal(agent.doWork(1), 0);
  assert.equal(broker.poll(64), 2);
  events.demand();
  assert.ok(agent.hasWork());
  assert.equal(agent.doWork(2), 3);
  assert.equal(agent.hasWork(), false);
  assert.equal(writer.counts.batches, 2);
});

test('a full ring, wrapping cursors, and batches that are cut at their greatest size', (t) => {
  const { data, events, broker, agent, writer, publish } = bench(t, 64, { maxPayloadBytes: 8192 }, 0x7fffffe0);
  let seq = 0;
  for (let round = 0; round < 6; round++) {
    publish(seq + 1, seq + 64);
    seq += 64;
    assert.equal(events.room(1), 0, 'the ring is full');
    let taken = 0;
    for (let now = 0; taken < 64; now++) taken += agent.doWork(now);
    let seen = 0;
    while (seen < 64) {
      const readable = broker.poll(64);
      assert.ok(readable > 0);
      broker.release(readable);
      seen += readable;
    }
  }
  assert.ok(writer.counts.batches > 12, `${writer.counts.batches} batches`);
  assert.deepEqual(readBack(data), range(1, 384));
});

test('when idle the last batch is sealed within 10 ms, once', (t) => {
  const { agent, writer, publish } = bench(t, 64);
  publish(1, 1);
  agent.doWork(1_000);
  for (let now = 1_000; !writer.sealed && now <= 11_000; now += agent.parkMs() * 1_000) agent.doWork(now);
  assert.equal(writer.counts.seals, 1);
  assert.ok(writer.sealed);
  assert.equal(agent.parkMs(), Infinity);
  for (let now = 12_000; now <= 60_000; now += 1_000) agent.doWork(now);
  assert.equal(writer.counts.seals, 1);
});

test('stopping drains the ring and marks the clean end', (t) => {
  const { data, agent, opened, publish } = bench(t, 64);
  publish(1, 50);
  assert.ok(agent.stop(0));
  assert.ok(agent.stop(0));
  opened.lock.release();
  const again = open(data);
  again.lock.release();
  assert.ok(again.clean);
  assert.equal(again.lastSeq, 50);
});

test('after a failed sync the durable cursor never moves again', (t) => {
  let fail = false;
  const files = {
    ...systemFiles,
    datasync(fd: number) {
      if (fail) throw new Error('EIO');
      systemFiles.datasync(fd);
    },
  };
  const { agent, broker, rung, publish } = bench(t, 64, { files, fail: () => {} });
  publish(1, 5);
  agent.doWork(0);
  fail = true;
  publish(6, 9);
  assert.equal(agent.doWork(1), 0);
  fail = false;
  publish(10, 12);
  assert.equal(agent.doWork(2), 0);
  assert.equal(agent.stop(3), false);
  assert.equal(broker.poll(64), 5);
  assert.deepEqual(rung, [5]);
});

test('the disk watch tells each level once, and leaves one only with room to spare', () => {
  let free = 5000;
  const told: [number, number][] = [];
  const limits = { lowBytes: 2000, refuseBytes: 1000 };
  const watch = createDiskWatch({ freeBytes: () => free }, '/', (level, bytes) => told.push([level, bytes]), limits);
  let now = 0;
  const look = (bytes: number): void => {
    free = bytes;
    watch((now += 1_000_000));
  };
  for (const bytes of [5000, 2000, 1999, 1500, 999, 0, 1050, 1101, 2100, 2201, 500]) look(bytes);
  free = 5000;
  watch(now + 10);
  assert.deepEqual(told, [
    [DiskLevel.low, 1999],
    [DiskLevel.refuse, 999],
    [DiskLevel.low, 1101],
    [DiskLevel.ok, 2201],
    [DiskLevel.refuse, 500],
  ]);
});
