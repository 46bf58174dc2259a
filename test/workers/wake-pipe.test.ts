import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { closeWriting, onWake, openWakePipe, wakerOf } from '../../workers/wake-pipe.ts';
import { until } from '../support/until.ts';

test('each ring wakes an event loop that waits, and those that come together wake it once', async () => {
  const pipe = openWakePipe();
  let woken = 0;
  const end = onWake(pipe.reading, () => (woken += 1));
  const wake = wakerOf(pipe.writing);
  for (let times = 1; times <= 100; times++) {
    wake();
    await until(() => woken === times, 'the loop');
  }
  for (let i = 0; i < 10; i++) wake();
  await until(() => woken > 100, 'the loop');
  for (let i = 0; i < 3; i++) await new Promise(setImmediate);
  assert.equal(woken, 101);
  end.destroy();
  closeWriting(pipe);
});

test('a pipe that nobody reads takes rings without end, and one whose reader is gone does no harm', async () => {
  const pipe = openWakePipe();
  const wake = wakerOf(pipe.writing);
  for (let i = 0; i < 100_000; i++) wake();
  let woken = 0;
  const end = onWake(pipe.reading, () => (woken += 1));
  await until(() => woken > 0, 'the loop');
  const closed = once(end, 'close');
  end.destroy();
  await closed;
  wake();
  closeWriting(pipe);
});

test('who rings a pipe that is closed writes to no file that has its number by then', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'wake-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const pipe = openWakePipe();
  const wake = wakerOf(pipe.writing);
  closeSync(pipe.reading);
  closeWriting(pipe);
  const path = join(folder, 'file');
  const opened: number[] = [];
  do opened.push(openSync(path, 'a'));
  while (!opened.includes(pipe.writing) && opened.length < 1000);
  wake();
  closeWriting(pipe);
  assert.equal(readFileSync(path, 'utf8'), '');
  for (const fd of opened) closeSync(fd);
});

test('a ring that fails for no reason of a pipe is told', () => {
  assert.throws(() => wakerOf(1_000_000)(), { code: 'EBADF' });
});
