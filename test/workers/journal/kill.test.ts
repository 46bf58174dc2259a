import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { lockOwner } from '../../../workers/journal/lock.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { journalError, open, range, readBack, temporaryFolder } from './kit.ts';

const CHILD = new URL('./writer-child.js', import.meta.url).pathname;
const CYCLES = 12;

function start(
  data: string,
  ...args: string[]
): { child: ChildProcess; said: () => string; until: (lines: number) => Promise<void> } {
  const child = spawn(process.execPath, [CHILD, data, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const until = async (lines: number): Promise<void> => {
    while (said.split('\n').length <= lines && child.exitCode === null) await once(child.stdout!, 'data');
  };
  return { child, said: () => said, until };
}

/** The last number that is followed by a newline. */
function acknowledged(said: string): number {
  return Number(said.split('\n').at(-2)?.split(' ').at(-1) ?? 0);
}

test('kill -9 at random moments never loses an acknowledged event', { timeout: 240_000 }, async (t) => {
  const data = temporaryFolder(t);
  let told = 0;
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const { child, said, until } = start(data);
    const closed = once(child, 'close');
    await until(1 + Math.floor(Math.random() * 60));
    child.kill('SIGKILL');
    await closed;
    const opened = open(data);
    opened.lock.release();
    assert.ok(acknowledged(said()) >= told);
    told = acknowledged(said());
    assert.ok(opened.lastSeq >= told, `cycle ${cycle}: ${told} acknowledged, ${opened.lastSeq} there`);
    assert.deepEqual(readBack(data), range(1, opened.lastSeq));
  }
  assert.ok(told > 0);
});

test('one process per data directory; the second says who has it, and the kernel drops the lock', {
  timeout: 240_000,
}, async (t) => {
  const data = temporaryFolder(t);
  const { child, until } = start(data);
  const closed = once(child, 'close');
  await until(2);
  assert.throws(() => open(data), journalError('LOCKED', new RegExp(`held by process ${child.pid}`)));
  assert.equal(lockOwner(journalPaths(data).lock), child.pid);
  const second = start(data);
  let complaint = '';
  second.child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(second.child, 'close')) as [number];
  assert.equal(code, 75);
  assert.match(complaint, /only one tickgate can run/);
  child.kill('SIGKILL');
  await closed;
  assert.equal(lockOwner(journalPaths(data).lock), 0);
  open(data).lock.release();
});

test('a failed sync ends the process with 74, and what was acknowledged is there', { timeout: 240_000 }, async (t) => {
  const data = temporaryFolder(t);
  const { child, said } = start(data, '7');
  let complaint = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 74);
  assert.match(complaint, /journal can't be written/);
  const opened = open(data);
  opened.lock.release();
  assert.ok(opened.lastSeq >= acknowledged(said()));
  assert.ok(acknowledged(said()) > 0);
});
