import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES, EventKind, EventWord } from '../../../core/schema/event.ts';
import { createTable, hashOf, put } from '../../../core/state/table.ts';
import { archivedSegments } from '../../../workers/follower/archiver.ts';
import {
  type FollowerAgent,
  type FollowerOptions,
  createFollowerAgent,
} from '../../../workers/follower/follower-agent.ts';
import { type Recovery, recoverReplica } from '../../../workers/follower/recover.ts';
import { type Divergence, type Replica, applyChecked } from '../../../workers/follower/replica.ts';
import { SnapshotWriter } from '../../../workers/follower/snapshot-writer.ts';
import { snapshotPath, snapshotSeqs } from '../../../workers/follower/snapshot-names.ts';
import { type Files, systemFiles } from '../../../workers/files.ts';
import { archivePath, journalPaths } from '../../../workers/journal/journal-paths.ts';
import type { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { listSegments } from '../../../workers/journal/segment-files.ts';
import type { OpenedJournal } from '../../../workers/journal/open-journal.ts';
import {
  SMALL_SEGMENT,
  createReplica,
  journalError,
  open,
  putEvent,
  range,
  readBack,
  run,
  stateAfter,
  temporaryFolder,
  writeEvents,
  writerOf,
} from '../journal/kit.ts';

function writeSnapshot(to: SnapshotWriter, ...what: Parameters<SnapshotWriter['begin']>): void {
  to.begin(...what);
  while (!to.step());
}

interface Bench {
  readonly data: string;
  readonly opened: OpenedJournal;
  readonly writer: JournalWriter;
  readonly replica: Replica;
  readonly divergences: Divergence[];
  readonly follower: FollowerAgent;
  /** Duty cycles, each a second after the one before, until `done`. */
  readonly until: (done: () => boolean) => void;
}

function bench(t: TestContext, options: Partial<FollowerOptions> = {}): Bench {
  const data = temporaryFolder(t);
  const opened = open(data);
  const writer = writerOf(opened);
  const replica = createReplica();
  const divergences: Divergence[] = [];
  const follower = createFollowerAgent({
    data,
    journalId: opened.position.journalId,
    segmentBytes: SMALL_SEGMENT,
    replica,
    appliedSeq: 0,
    durableSeq: () => writer.durableSeq,
    snapshotEvery: 100,
    projectedSeq: () => Infinity,
    onDivergence: (divergence) => divergences.push(divergence),
    ...options,
  });
  t.after(() => {
    writer.close();
    opened.lock.release();
  });
  let nowUs = 0;
  const until = (done: () => boolean): void => {
    for (let cycle = 0; !done(); cycle++) {
      assert.ok(cycle < 10_000, 'it comes to an end');
      follower.doWork((nowUs += 1_000_000));
    }
  };
  return { data, opened, writer, replica, divergences, follower, until };
}

function sameState(a: Replica, b: Replica): void {
  assert.deepEqual(a.hash, b.hash);
  a.tables.forEach((table, i) => assert.deepEqual(table.words, b.tables[i]!.words));
}

test('the follower applies what is durable, while it is being written and across segments', (t) => {
  const { writer, follower, replica, until } = bench(t, { snapshotEvery: 1e9 });
  for (let seq = 1; seq <= 300; seq += 3) {
    writeEvents(writer, seq, seq + 2, 2);
    if (seq % 5 === 0) writer.seal();
    if (seq % 2 === 0) until(() => follower.appliedSeq === writer.durableSeq);
  }
  until(() => follower.appliedSeq === 300);
  sameState(replica, stateAfter(300));
});

test('snapshots come every so many events, the two newest are kept, and each recovers the state', (t) => {
  const { data, opened, writer, follower, until } = bench(t);
  writeEvents(writer, 1, 950, 10);
  until(() => follower.appliedSeq === 950 && follower.counts.snapshots >= 4);
  const seqs = snapshotSeqs(journalPaths(data));
  assert.equal(seqs.length, 2);
  const replica = createReplica();
  const recovery = recoverReplica(data, opened.position.journalId, replica, 950, assert.fail);
  assert.equal(recovery.snapshotSeq, seqs[1]);
  assert.equal(recovery.lastSeq, 950);
  sameState(replica, stateAfter(950));
  assert.deepEqual(hashOf(replica.tables), replica.hash);
});

test('stopping leaves a snapshot of everything', (t) => {
  const { data, opened, writer, follower } = bench(t);
  writeEvents(writer, 1, 42, 5);
  follower.stop();
  assert.deepEqual(snapshotSeqs(journalPaths(data)), [42]);
  const replica = createReplica();
  assert.equal(recoverReplica(data, opened.position.journalId, replica, 42, assert.fail).replayed, 0);
  sameState(replica, stateAfter(42));
});

test('stopping late leaves no half snapshot: the next start replays instead', (t) => {
  for (const steps of [0, 1, 2, 3]) {
    const { data, opened, writer, follower } = bench(t);
    writeEvents(writer, 1, 42, 5);
    let asked = 0;
    follower.stop(() => asked++ >= steps);
    const seqs = snapshotSeqs(journalPaths(data));
    assert.ok(steps > 0 || seqs.length === 0);
    assert.deepEqual(
      readdirSync(journalPaths(data).snapshots).filter((name) => name.endsWith('.tmp')),
      [],
    );
    const replica = createReplica();
    const { replayed } = recoverReplica(data, opened.position.journalId, replica, 42, assert.fail);
    assert.equal(replayed, seqs.length === 0 ? 42 : 0);
    sameState(replica, stateAfter(42));
  }
});

test('a damaged newest snapshot is said loudly, and the older one and the journal since are used', (t) => {
  const { data, opened, writer, follower, until } = bench(t);
  writeEvents(writer, 1, 950, 10);
  until(() => follower.appliedSeq === 950);
  const [older = 0, newest = 0] = snapshotSeqs(journalPaths(data));
  const path = snapshotPath(journalPaths(data), newest);
  const whole = readFileSync(path);
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer, RegExp])[] = [
    ['a flipped bit in a table', (b) => ((b[b.length - 20]! ^= 1), b), /wrong checksum/],
    ['a flipped bit in the header', (b) => ((b[30]! ^= 1), b), /header has a wrong checksum/],
    ['cut short', (b) => b.subarray(0, -8), /cut short/],
    ['empty', (b) => b.subarray(0, 0), /shorter than a header/],
    ['too long', (b) => Buffer.concat([b, Buffer.alloc(8)]), /too many/],
    ['another file', () => Buffer.alloc(8192), /not a snapshot/],
    ['the older one under its name', () => readFileSync(snapshotPath(journalPaths(data), older)), /of sequence/],
  ];
  for (const [name, damage, text] of damages) {
    writeFileSync(path, damage(Buffer.from(whole)));
    const said: string[] = [];
    const replica = createReplica();
    const { snapshotSeq } = recoverReplica(data, opened.position.journalId, replica, 950, (message) =>
      said.push(message),
    );
    assert.equal(snapshotSeq, older, name);
    assert.equal(said.length, 1);
    assert.match(said[0]!, text);
    sameState(replica, stateAfter(950));
  }
});

test('a snapshot of another journal or of other tables is not used', (t) => {
  const data = temporaryFolder(t);
  const { position } = run(data, 50, 'stop');
  const writer = new SnapshotWriter(systemFiles, journalPaths(data), new Uint8Array(16).fill(1));
  const state = stateAfter(50);
  writeSnapshot(writer, state.tables, state.hash, 50);
  const said: string[] = [];
  const recovered = recoverReplica(data, position.journalId, createReplica(), 50, (message) => said.push(message));
  assert.equal(recovered.snapshotSeq, 0);
  assert.match(said[0]!, /another journal/);
  const mine = new SnapshotWriter(systemFiles, journalPaths(data), position.journalId);
  writeSnapshot(mine, [...state.tables].reverse(), state.hash, 50);
  recoverReplica(data, position.journalId, createReplica(), 50, (message) => said.push(message));
  assert.match(said[1]!, /another shape/);
  writeSnapshot(mine, state.tables, { low: 1, high: 2 }, 50);
  const replica = createReplica();
  recoverReplica(data, position.journalId, replica, 50, (message) => said.push(message));
  assert.match(said[2]!, /another hash/);
  sameState(replica, state);
  writeSnapshot(mine, state.tables, state.hash, 50);
  recoverReplica(data, position.journalId, createReplica(8), 50, (message) => said.push(message));
  assert.match(said[3]!, /there is room for 8/);
});

test('a snapshot that lacks the youngest tables loads with them empty, unless they were not', (t) => {
  const data = temporaryFolder(t);
  const { position } = run(data, 50, 'stop');
  const mine = new SnapshotWriter(systemFiles, journalPaths(data), position.journalId);
  const state = stateAfter(50);
  const withYoungest = (word: number): Replica => {
    const replica = createReplica();
    const youngest = createTable('youngest', 2, 4, replica.hash, 0x1234);
    const tables = [...replica.tables, youngest];
    if (word !== 0) put(youngest, 0, word);
    return { ...replica, tables };
  };
  const said: string[] = [];
  writeSnapshot(mine, state.tables, state.hash, 50);
  const recover = (): Recovery =>
    recoverReplica(data, position.journalId, withYoungest(0), 50, (text) => said.push(text));
  assert.equal(recover().snapshotSeq, 50);
  assert.deepEqual(said, []);
  const full = withYoungest(7);
  for (const [i, { words, touched, width }] of state.tables.entries()) {
    for (let at = 0; at < touched * width; at++) put(full.tables[i]!, at, words[at]!);
  }
  writeSnapshot(mine, full.tables.slice(0, -1), full.hash, 50);
  assert.equal(recover().snapshotSeq, 0);
  assert.match(said[0]!, /another hash/);
});

test('a snapshot that a crash broke off is no snapshot', (t) => {
  const data = temporaryFolder(t);
  const { position } = run(data, 50, 'stop');
  const writer = new SnapshotWriter(systemFiles, journalPaths(data), position.journalId);
  const state = stateAfter(50);
  writer.begin(state.tables, state.hash, 50);
  writer.step();
  assert.deepEqual(snapshotSeqs(journalPaths(data)), []);
  writer.close();
  assert.deepEqual(readdirSync(journalPaths(data).snapshots), []);
});

function writeCheckpoint(writer: JournalWriter, seq: number, low: number, high: number): void {
  const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
  putEvent(slot, 0, seq, EventKind.checkpoint);
  slot.f64[EventWord.ARG0] = low;
  slot.f64[EventWord.ARG1] = high;
  writer.append(slot, 0);
  writer.commit();
}

test('a checkpoint with the same hash passes, one with another stops the follower and any recovery', (t) => {
  const { data, opened, writer, follower, replica, divergences, until } = bench(t, { snapshotEvery: 1e9 });
  writeEvents(writer, 1, 60, 10);
  until(() => follower.appliedSeq === 60);
  writeCheckpoint(writer, 61, replica.hash.low, replica.hash.high);
  until(() => follower.appliedSeq === 61);
  assert.deepEqual(divergences, []);
  const { low, high } = replica.hash;
  writeCheckpoint(writer, 62, low, high ^ 1);
  writeEvents(writer, 63, 70, 4);
  until(() => divergences.length > 0);
  assert.deepEqual(divergences, [
    { code: 'DIVERGED', seq: 62, expected: { low, high: high ^ 1 }, found: { low, high } },
  ]);
  for (let i = 0; i < 10; i++) assert.equal(follower.doWork(1e12 + i * 1e6), 0);
  assert.equal(follower.appliedSeq, 61);
  follower.stop();
  assert.deepEqual(snapshotSeqs(journalPaths(data)), [], 'no snapshot of a state that is wrong');
  const recover = (): unknown => recoverReplica(data, opened.position.journalId, createReplica(), 70, assert.fail);
  assert.throws(recover, journalError('DIVERGED', /checkpoint 62/));
});

test('segments below the older snapshot are archived and recycled; the whole journal stays readable', (t) => {
  const { data, opened, writer, follower, until } = bench(t);
  const paths = journalPaths(data);
  writeEvents(writer, 1, 1500, 3);
  until(() => follower.appliedSeq === 1500);
  const [older = 0] = snapshotSeqs(paths);
  const expected = listSegments(paths).length;
  for (let i = 0; i < 400; i++) follower.doWork(1e13 + i * 1e6);
  const archived = archivedSegments(paths);
  assert.ok(archived.length > 3, `${archived.length} of ${expected} archived`);
  assert.ok(archived.every(({ nextSeq }) => nextSeq - 1 <= older));
  assert.ok(archived.every(({ bytes, archivedBytes }) => archivedBytes < bytes));
  assert.equal(listSegments(paths)[0], archived.at(-1)!.segment + 1);
  assert.deepEqual(
    readdirSync(paths.archive).filter((name) => name.endsWith('.tmp')),
    [],
  );
  assert.ok(existsSync(join(paths.journal, 'spare-0')));
  assert.deepEqual(readBack(data), range(1, 1500));
  assert.deepEqual(readBack(data, 700, 900), range(700, 900));

  // Recycled files go into use again, and a start finds everything in order.
  writeEvents(writer, 1501, 2000, 3);
  follower.stop();
  writer.stop();
  opened.lock.release();
  const again = open(data);
  again.lock.release();
  assert.ok(again.clean);
  assert.equal(again.lastSeq, 2000);
  assert.ok(again.firstSeq > 1);
  const replica = createReplica();
  recoverReplica(data, again.position.journalId, replica, 2000, assert.fail);
  sameState(replica, stateAfter(2000));
  assert.deepEqual(readBack(data), range(1, 2000));
});

test('without any snapshot the archive is replayed', (t) => {
  const { data, opened, writer, follower, until } = bench(t);
  writeEvents(writer, 1, 1500, 3);
  until(() => follower.counts.archived > 2);
  for (const seq of snapshotSeqs(journalPaths(data))) writeFileSync(snapshotPath(journalPaths(data), seq), 'nothing');
  const replica = createReplica();
  const said: string[] = [];
  recoverReplica(data, opened.position.journalId, replica, 1500, (message) => said.push(message));
  assert.equal(said.length, 2);
  sameState(replica, stateAfter(1500));
});

test('a projection that lags keeps its segments out of the archive', (t) => {
  let projectedSeq = 200;
  const { data, writer, follower, until } = bench(t, { projectedSeq: () => projectedSeq });
  writeEvents(writer, 1, 1500, 3);
  until(() => follower.appliedSeq === 1500);
  for (let i = 0; i < 200; i++) follower.doWork(1e13 + i * 1e6);
  assert.ok(archivedSegments(journalPaths(data)).every(({ nextSeq }) => nextSeq <= 200));
  projectedSeq = 1500;
  for (let i = 0; i < 400; i++) follower.doWork(2e13 + i * 1e6);
  assert.ok(archivedSegments(journalPaths(data)).at(-1)!.nextSeq > 1000);
});

test('a crash while archiving leaves the segment, and it is archived again', (t) => {
  const { data, writer, follower, until } = bench(t);
  const paths = journalPaths(data);
  writeEvents(writer, 1, 1500, 3);
  appendFileSync(paths.manifest, '{"segment":1,"firstSeq":1,"chain":{"low":1,"high":2}');
  writeFileSync(archivePath(paths, 1), 'half');
  until(() => follower.counts.archived > 3);
  assert.deepEqual(
    archivedSegments(paths)
      .map(({ segment }) => segment)
      .slice(0, 4),
    [1, 2, 3, 4],
  );
  assert.deepEqual(readBack(data), range(1, 1500));
});

test('a disk that is full while a segment is archived delays it, and the archive has all of it', (t) => {
  let isFull = true;
  const outputs = new Set<number>();
  const files: Files = {
    ...systemFiles,
    open(path, flags) {
      const fd = systemFiles.open(path, flags);
      if (path.includes('/archive/')) outputs.add(fd);
      else outputs.delete(fd);
      return fd;
    },
    write(fd, bytes, from, count, at) {
      if (!outputs.has(fd) || !isFull) return systemFiles.write(fd, bytes, from, count, at);
      isFull = false;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  };
  const { data, writer, follower, until } = bench(t, { files });
  writeEvents(writer, 1, 1500, 3);
  until(() => follower.counts.archived > 3);
  assert.equal(follower.counts.postponed, 1);
  assert.deepEqual(readBack(data), range(1, 1500));
});

test('a crash at any step of archiving leaves every event readable', (t) => {
  for (let step = 1, isOver = false; !isOver; step++) {
    let steps = 0;
    const crashing = <Values extends unknown[], Result>(act: (...values: Values) => Result) => {
      return (...values: Values): Result => {
        if (steps > 0 || /\/archive\/.*\.tmp$/.test(String(values[0]))) steps += 1;
        if (steps === step) throw new Error('the power goes');
        return act(...values);
      };
    };
    const { open: opens, rename, unlink, write, datasync, syncFolder } = systemFiles;
    const files: Files = {
      ...systemFiles,
      open: crashing(opens),
      rename: crashing(rename),
      unlink: crashing(unlink),
      write: crashing(write),
      datasync: crashing(datasync),
      syncFolder: crashing(syncFolder),
    };
    const { data, writer, follower, until } = bench(t, { files });
    writeEvents(writer, 1, 700, 3);
    try {
      until(() => follower.counts.archived > 0);
      isOver = true;
      assert.ok(step > 8, `${step} steps`);
    } catch (error) {
      assert.match(String(error), /the power goes/);
    }
    assert.deepEqual(readBack(data), range(1, 700), `the power goes at step ${step}`);
  }
});

test('a damaged segment is never archived', (t) => {
  const { data, writer, follower, until } = bench(t);
  const paths = journalPaths(data);
  writeEvents(writer, 1, 1500, 3);
  until(() => snapshotSeqs(paths).length === 2 && snapshotSeqs(paths)[0]! > 300 && follower.counts.archived === 0);
  const path = join(paths.journal, '00000001.segment');
  const bytes = readFileSync(path);
  bytes[9000]! ^= 1;
  writeFileSync(path, bytes);
  assert.throws(() => until(() => follower.counts.archived > 0), journalError('DAMAGED', /can't be archived/));
  assert.ok(existsSync(path));
  assert.deepEqual(archivedSegments(paths), []);
});

test('an archive that reads back otherwise than it was written is not entered, and the segment stays', (t) => {
  const outputs = new Set<number>();
  const files: Files = {
    ...systemFiles,
    open(path, flags) {
      const fd = systemFiles.open(path, flags);
      if (path.includes('/archive/')) outputs.add(fd);
      else outputs.delete(fd);
      return fd;
    },
    read(fd, bytes, from, count, at) {
      const read = systemFiles.read(fd, bytes, from, count, at);
      if (outputs.has(fd) && read > 20) bytes[from + 20]! ^= 1;
      return read;
    },
  };
  const { data, writer, follower, until } = bench(t, { files });
  const paths = journalPaths(data);
  writeEvents(writer, 1, 1500, 3);
  assert.throws(() => until(() => follower.counts.archived > 0), journalError('DAMAGED', /reads back otherwise/));
  follower.close();
  assert.ok(existsSync(join(paths.journal, '00000001.segment')));
  assert.deepEqual(archivedSegments(paths), []);
});

test('a disk that is full whenever an archive begins leaves no descriptor open', (t) => {
  const held = new Set<number>();
  let refused = 0;
  const files: Files = {
    ...systemFiles,
    open(path, flags) {
      if (path.endsWith('.gz.tmp')) {
        refused++;
        throw Object.assign(new Error('ENOSPC: injected'), { code: 'ENOSPC' });
      }
      const fd = systemFiles.open(path, flags);
      held.add(fd);
      return fd;
    },
    close(fd) {
      held.delete(fd);
      systemFiles.close(fd);
    },
  };
  const { writer, follower, until } = bench(t, { files });
  writeEvents(writer, 1, 1500, 3);
  until(() => refused >= 5);
  assert.ok(follower.counts.postponed >= 5);
  follower.close();
  assert.equal(held.size, 0);
});

test('damage to a durable event that the follower has yet to read stops it', (t) => {
  const { data, writer, follower, until } = bench(t, { snapshotEvery: 1e9 });
  writeEvents(writer, 1, 10, 5);
  until(() => follower.appliedSeq === 10);
  writeEvents(writer, 11, 20, 5);
  const path = join(journalPaths(data).journal, '00000001.segment');
  const bytes = readFileSync(path);
  bytes[3 * 4096 + 100]! ^= 1;
  writeFileSync(path, bytes);
  assert.throws(() => until(() => follower.appliedSeq > 10), journalError('DAMAGED', /sequence 11/));
});

test('an event that is no checkpoint is applied without a look at the hash', () => {
  const replica = createReplica();
  const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
  putEvent(slot, 0, 1);
  assert.equal(applyChecked(replica, slot, 0), undefined);
  sameState(replica, stateAfter(1));
});
