import assert from 'node:assert/strict';
import { once } from 'node:events';
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
