import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemFiles } from '../../../workers/journal/files.ts';
import { journalPaths, sparePath } from '../../../workers/journal/journal-paths.ts';
import { SparePreparer, recycleSegment } from '../../../workers/journal/segment-files.ts';
import { open, range, readBack, run, temporaryFolder, writeEvents, writerOf } from './kit.ts';

const SEGMENT_BYTES = 4 << 20;

test('spares and the reserve are written at most 1 MiB per 17 ms, each piece synced', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop', 1, SEGMENT_BYTES);
  const paths = journalPaths(data);
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
  const preparer = new SparePreparer(files, paths, SEGMENT_BYTES, 1, 0);
  for (let nowUs = 0; nowUs < 17_000 * 8; nowUs += 1_000) {
    preparer.step(nowUs);
    assert.ok(written <= (1 << 20) * (1 + Math.floor(nowUs / 17_000)));
  }
  assert.equal(statSync(sparePath(paths, 0)).size, SEGMENT_BYTES);
  assert.equal(statSync(paths.reserve).size, SEGMENT_BYTES);
  assert.equal(preparer.step(1e9), 0, 'nothing is missing');
});

test('with little space on the disk nothing is prepared', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop');
  const preparer = new SparePreparer({ ...systemFiles, freeBytes: () => 1e9 }, journalPaths(data), SEGMENT_BYTES);
  assert.equal(preparer.step(0), 0);
  assert.ok(!existsSync(journalPaths(data).reserve));
});

test('a preparation that is broken off leaves no half spare', (t) => {
  const data = temporaryFolder(t);
  run(data, 1, 'stop');
  const preparer = new SparePreparer(systemFiles, journalPaths(data), SEGMENT_BYTES, 1, 0);
  assert.ok(preparer.step(0) > 0);
  preparer.close();
  assert.deepEqual(readdirSync(join(data, 'journal')), ['00000001.segment', 'head']);
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

test('at most two files wait to be used again, the others are removed', (t) => {
  const data = temporaryFolder(t);
  run(data, 30, 'stop', 1, 16 * 1024);
  const paths = journalPaths(data);
  const results = [1, 2, 3].map((number) => recycleSegment(systemFiles, paths, number, 16 * 1024));
  assert.deepEqual(results, [true, true, false]);
  assert.deepEqual(
    readdirSync(paths.journal)
      .filter((name) => name.startsWith('spare'))
      .sort(),
    ['spare-0', 'spare-1'],
  );
});
