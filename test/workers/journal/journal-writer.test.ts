import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLOCK_BYTES } from '../../../core/journal/frame.ts';
import { type Files, systemFiles } from '../../../workers/files.ts';
import { open, range, readBack, temporaryFolder, writeEvents, writerOf } from './kit.ts';

/** Files whose Nth call of the writer's kind fails; `calls` counts them. */
function failing(
  nth: number,
  fault: 'EIO' | 'ENOSPC' | 'short',
): { files: Files; calls: () => number; synced: () => number } {
  let calls = 0;
  let synced = 0;
  const fails = (): boolean => ++calls === nth;
  const raise = (): never => {
    throw Object.assign(new Error(`${fault}: injected`), { code: fault });
  };
  const files: Files = {
    ...systemFiles,
    write(fd, bytes, from, count, at) {
      if (!fails()) return systemFiles.write(fd, bytes, from, count, at);
      if (fault !== 'short') raise();
      return systemFiles.write(fd, bytes, from, Math.ceil(count / 3 / BLOCK_BYTES) * BLOCK_BYTES, at);
    },
    datasync(fd) {
      if (fails() && fault !== 'short') raise();
      systemFiles.datasync(fd);
      synced++;
    },
    rename(from, to) {
      if (fails() && fault !== 'short') raise();
      systemFiles.rename(from, to);
    },
    syncFolder(path) {
      if (fails() && fault !== 'short') raise();
      systemFiles.syncFolder(path);
    },
  };
  return { files, calls: () => calls, synced: () => synced };
}

for (const fault of ['EIO', 'ENOSPC'] as const) {
  test(`whichever call fails with ${fault}, nothing is written, synced or acknowledged afterwards`, (t) => {
    let nth = 1;
    for (; ; nth++) {
      const data = temporaryFolder(t);
      const opened = open(data, 16 * 1024);
      const { files, calls, synced } = failing(nth, fault);
      const failures: unknown[] = [];
      let poisoned = 0;
      const writer = writerOf(opened, { files, fail: (error) => failures.push(error), onPoisoned: () => poisoned++ });
      const acknowledged = writeEvents(writer, 1, 40, 4);
      const callsAtEnd = calls();
      if (failures.length > 0) {
        assert.equal(poisoned, 1);
        assert.ok(writer.poisoned);
        const syncsAtEnd = synced();
        assert.equal(writer.commit(), false);
        assert.equal(writer.seal(), false);
        assert.equal(writer.stop(), false);
        assert.equal(writer.durableSeq, acknowledged);
        assert.equal(calls(), callsAtEnd, 'no call after the failed one');
        assert.equal(synced(), syncsAtEnd);
        assert.equal(callsAtEnd, nth, 'the failed call was the last');
      }
      writer.close();
      opened.lock.release();
      const again = open(data);
      assert.ok(again.lastSeq >= acknowledged, `${again.lastSeq} ≥ ${acknowledged}`);
      const seqs = readBack(data);
      assert.deepEqual(seqs, range(1, again.lastSeq));
      again.lock.release();
      if (failures.length === 0) break;
    }
    assert.ok(nth > 30, `${nth} calls were failed`);
  });
}

test('a short write goes on where it ended', (t) => {
  for (let nth = 1; nth <= 12; nth++) {
    const data = temporaryFolder(t);
    const opened = open(data, 64 * 1024);
    const { files } = failing(nth, 'short');
    const writer = writerOf(opened, { files });
    assert.equal(writeEvents(writer, 1, 300, 50), 300);
    writer.stop();
    opened.lock.release();
    assert.deepEqual(readBack(data), range(1, 300));
  }
});

test('after a write that ends within a block, that block is written again', (t) => {
  const data = temporaryFolder(t);
  const opened = open(data, 64 * 1024);
  let writes = 0;
  const files: Files = {
    ...systemFiles,
    write: (...values) => {
      const written = systemFiles.write(...values);
      return ++writes === 1 ? written - 100 : written;
    },
  };
  const writer = writerOf(opened, { files });
  assert.equal(writeEvents(writer, 1, 50, 50), 50);
  assert.equal(writes, 2);
  writer.stop();
  opened.lock.release();
  assert.deepEqual(readBack(data), range(1, 50));
});

test('a write that makes no progress is an error, not a loop', (t) => {
  const opened = open(temporaryFolder(t));
  const failures: unknown[] = [];
  const files = { ...systemFiles, write: () => 0 };
  const writer = writerOf(opened, { files, fail: (error) => failures.push(error) });
  assert.equal(writeEvents(writer, 1, 1), 0);
  assert.equal(failures.length, 1);
  writer.close();
  opened.lock.release();
});

test('one batch is one write and one sync', (t) => {
  const opened = open(temporaryFolder(t));
  const { files, calls } = failing(0, 'EIO');
  const writer = writerOf(opened, { files });
  writeEvents(writer, 1, 9, 9);
  assert.equal(calls(), 2);
  assert.equal(writer.counts.batches, 1);
  assert.equal(writer.counts.bytes % 4096, 0);
  assert.ok(writer.seal());
  assert.equal(calls(), 4);
  assert.ok(writer.seal(), 'sealing what is sealed writes nothing');
  assert.equal(calls(), 4);
  writer.close();
  opened.lock.release();
});

test('whatever is written is synced after it, batch, seal and marker', (t) => {
  const opened = open(temporaryFolder(t));
  const acts: string[] = [];
  const files: Files = {
    ...systemFiles,
    write: (...values) => {
      acts.push('write');
      return systemFiles.write(...values);
    },
    datasync: (fd) => {
      acts.push('sync');
      systemFiles.datasync(fd);
    },
  };
  const writer = writerOf(opened, { files });
  writeEvents(writer, 1, 3, 3);
  assert.deepEqual(acts, ['write', 'sync']);
  assert.ok(writer.seal() && writer.stop());
  assert.deepEqual(acts, ['write', 'sync', 'write', 'sync', 'write', 'sync']);
  opened.lock.release();
});

test('says whether its batches go past the page cache', (t) => {
  const opened = open(temporaryFolder(t));
  t.after(() => opened.lock.release());
  for (const isDirect of [false, true]) {
    const fds = new Set<number>();
    const files: Files = {
      ...systemFiles,
      open(path, flags) {
        const fd = systemFiles.open(path, flags === 'direct' ? 'r+' : flags);
        if (flags === 'direct' && isDirect) fds.add(fd);
        return fd;
      },
      isDirect: (fd) => fds.has(fd),
    };
    const writer = writerOf(opened, { files });
    assert.equal(writer.isDirect, isDirect);
    writer.close();
  }
});

test('a next segment that can not be opened ends it, and each file is closed once', (t) => {
  const opened = open(temporaryFolder(t), 16 * 1024);
  const closed: number[] = [];
  const failures: unknown[] = [];
  let directs = 0;
  const files: Files = {
    ...systemFiles,
    open(path, flags) {
      if (flags === 'direct' && ++directs > 1) throw Object.assign(new Error('injected'), { code: 'EMFILE' });
      return systemFiles.open(path, flags);
    },
    close(fd) {
      closed.push(fd);
      systemFiles.close(fd);
    },
  };
  const writer = writerOf(opened, { files, fail: (error) => failures.push(error) });
  assert.ok(writeEvents(writer, 1, 100, 4) < 100);
  assert.equal(failures.length, 1);
  const own = closed.length;
  writer.close();
  writer.close();
  assert.equal(closed.length, own + 1);
  opened.lock.release();
});

test('a batch is never greater than its segment', (t) => {
  const data = temporaryFolder(t);
  const opened = open(data, 16 * 1024);
  const writer = writerOf(opened);
  assert.equal(writeEvents(writer, 1, 200, 1000), 200);
  writer.stop();
  opened.lock.release();
  assert.deepEqual(readBack(data), range(1, 200));
});
