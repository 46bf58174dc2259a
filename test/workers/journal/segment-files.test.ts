import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemFiles } from '../../../workers/files.ts';
import { journalPaths, sparePath } from '../../../workers/journal/journal-paths.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { SparePreparer, recycleSegment } from '../../../workers/journal/segment-files.ts';
import { open, range, readBack, run, temporaryFolder, writeEvents, writerOf } from './kit.ts';

const SEGMENT_BYTES = 4 << 20;

test('spares and the reserve are written at most 1 MiB per 17 ms, in quarters, each synced', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop', 1, SEGMENT_BYTES);
  const paths = journalPaths(data);
  unlinkSync(paths.reserve);
  let written = 0;
  let unsynced = 0;
  const files = {
    ...systemFiles,
    write(fd: number, bytes: Uint8Array, from: number, count: number, at: number) {
      assert.equal(unsynced, 0, 'the piece before was synced');
      written += count;
      unsynced += count;
      return systemFiles.write(fd, bytes, from, count, at);
    },
    datasync(fd: number) {
      unsynced = 0;
      systemFiles.datasync(fd);
    },
  };
  const preparer = new SparePreparer(files, paths, SEGMENT_BYTES, { wantedFreeBytes: 0 });
  for (let nowUs = 0; nowUs < 17_000 * 10; nowUs += 1_000) {
    preparer.step(nowUs);
    assert.ok(written <= (1 << 18) * (1 + Math.floor(nowUs / 4_250)));
  }
  assert.equal(statSync(sparePath(paths, 0)).size, SEGMENT_BYTES);
  assert.equal(statSync(paths.reserve).size, SEGMENT_BYTES);
  assert.equal(preparer.step(1e9), 0, 'nothing is missing');
});

test('a slow disk is left alone for three times as long as a piece took', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop');
  let nowUs = 0;
  const files = { ...systemFiles, datasync: () => void (nowUs += 20_000) };
  const options = { wantedFreeBytes: 0, clockUs: () => nowUs };
  const preparer = new SparePreparer(files, journalPaths(data), SEGMENT_BYTES, options);
  const begins: number[] = [];
  while (begins.length < 3) {
    const beganUs = nowUs;
    if (preparer.step(nowUs) > 0) begins.push(beganUs);
    nowUs = Math.max(nowUs, beganUs + 1_000);
  }
  preparer.close();
  assert.deepEqual(begins, [0, 80_000, 160_000]);
});

test('as many spares are kept as are wanted, four at most', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop', 1, 16 * 1024);
  const paths = journalPaths(data);
  let wanted = 1;
  const options = { wantedFreeBytes: 0, spares: () => wanted };
  const preparer = new SparePreparer(systemFiles, paths, 16 * 1024, options);
  const spares = (): string[] => readdirSync(paths.journal).filter((name) => name.startsWith('spare'));
  let nowUs = 0;
  for (const [most, kept] of [
    [1, 1],
    [3, 3],
    [100, 4],
    [1, 4],
  ] as const) {
    wanted = most;
    for (let i = 0; i < 10; i++) preparer.step((nowUs += 1e6));
    assert.equal(spares().length, kept);
  }
  assert.equal(preparer.pauseUs, Infinity);
});

test('with little space on the disk nothing is prepared', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop');
  const preparer = new SparePreparer({ ...systemFiles, freeBytes: () => 1e9 }, journalPaths(data), SEGMENT_BYTES);
  assert.equal(preparer.step(0), 0);
  assert.ok(!existsSync(sparePath(journalPaths(data), 0)));
});

test('a preparation that is broken off leaves no half spare', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop');
  const preparer = new SparePreparer(systemFiles, journalPaths(data), SEGMENT_BYTES, { wantedFreeBytes: 0 });
  assert.ok(preparer.step(0) > 0);
  preparer.close();
  assert.deepEqual(readdirSync(join(data, 'journal')), ['00000001.segment', 'head', 'reserve']);
});

test('the reserve is there before a journal is handed out, and again after it was used', (t) => {
  const data = temporaryFolder(t);
  const { reserve } = journalPaths(data);
  for (const events of [3, 6]) {
    run(data, events, 'stop', 1, 16 * 1024);
    assert.equal(statSync(reserve).size, 16 * 1024);
    assert.ok(statSync(reserve).blocks * 512 >= 16 * 1024, 'its blocks exist on disk');
    unlinkSync(reserve);
  }
});

test('a start on a full disk goes on without the reserve, and says so', (t) => {
  const data = temporaryFolder(t);
  run(data, 3, 'stop', 1, 16 * 1024);
  unlinkSync(journalPaths(data).reserve);
  const noSpace = (): never => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  for (const freeBytes of [0, 1e12]) {
    // With space by the books, and then none for the first piece.
    const write: typeof systemFiles.write = (fd, bytes, from, count, at) =>
      count > 8192 ? noSpace() : systemFiles.write(fd, bytes, from, count, at);
    const opened = openJournal({ data, files: { ...systemFiles, freeBytes: () => freeBytes, write } });
    assert.ok(opened.clean);
    assert.ok(!opened.hasReserve);
    opened.lock.release();
    assert.ok(!existsSync(journalPaths(data).reserve));
    assert.ok(!existsSync(`${journalPaths(data).reserve}.tmp`));
  }
});

test('on a full disk the journal goes on in the reserve', (t) => {
  const data = temporaryFolder(t);
  const opened = open(data, 16 * 1024);
  const paths = journalPaths(data);
  writeFileSync(paths.reserve, Buffer.alloc(16 * 1024));
  const full = {
    ...systemFiles,
    freeBytes: () => 0,
    truncate: () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  };
  const writer = writerOf(opened, { files: full, fail: (error) => assert.fail(String(error)) });
  assert.equal(writeEvents(writer, 1, 5, 1), 5, 'three batches fill the first segment');
  assert.ok(!existsSync(paths.reserve), 'the reserve is in use');
  writer.stop();
  opened.lock.release();
  assert.deepEqual(readBack(data), range(1, 5));
});

test('a spare of another size is not used', (t) => {
  const data = temporaryFolder(t);
  const opened = open(data, 16 * 1024);
  writeFileSync(sparePath(journalPaths(data), 0), Buffer.alloc(8192));
  const writer = writerOf(opened);
  assert.equal(writeEvents(writer, 1, 5, 1), 5);
  assert.equal(writer.counts.missedSpares, 1);
  writer.stop();
  opened.lock.release();
  assert.deepEqual(readBack(data), range(1, 5));
});

test('at most four files wait to be used again, the others are removed', (t) => {
  const data = temporaryFolder(t);
  run(data, 30, 'stop', 1, 16 * 1024);
  const paths = journalPaths(data);
  const results = [1, 2, 3, 4, 5].map((number) => recycleSegment(systemFiles, paths, number, 16 * 1024));
  assert.deepEqual(results, [true, true, true, true, false]);
  assert.deepEqual(
    readdirSync(paths.journal)
      .filter((name) => name.startsWith('spare'))
      .sort(),
    ['spare-0', 'spare-1', 'spare-2', 'spare-3'],
  );
});
