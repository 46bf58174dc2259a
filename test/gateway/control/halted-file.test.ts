import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type StoppedScope, createHaltedFile } from '../../../gateway/control/halted-file.ts';

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-halted-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const one: StoppedScope = { state: 'halted', since: '2026-11-21T09:30:00.125Z', by: 'me', reason: 'so' };
const other: StoppedScope = { ...one, account: 'demo', tag: 'T', state: 'reducing' };

test('what is written is read, by the next process too, and nothing is left of what is stopped no more', async (context) => {
  const data = folderOf(context);
  const file = createHaltedFile(data);
  assert.deepEqual(file.read(), []);
  await file.write([one, other]);
  assert.deepEqual(createHaltedFile(data).read(), [one, other]);
  assert.equal(statSync(join(data, 'HALTED')).mode & 0o777, 0o600);
  await file.write([]);
  await file.write([]);
  assert.deepEqual([file.read(), readdirSync(data)], [[], []]);
});

test('writes that come together are done one after the other: the last one stays', async (context) => {
  const file = createHaltedFile(folderOf(context));
  await Promise.all([file.write([one]), file.write([]), file.write([one, other]), file.write([other])]);
  assert.deepEqual(file.read(), [other]);
});

test('a write that fails is said, and the next one works', async (context) => {
  const data = folderOf(context);
  const file = createHaltedFile(join(data, 'gone'));
  await assert.rejects(file.write([one]), /ENOENT/);
  assert.equal(existsSync(join(data, 'gone')), false);
});

for (const text of ['', '{', '[]', '{}', '{"stopped":[]}', 'null', '{"stopped":{}}', 'stop!']) {
  test(`a file that says ${JSON.stringify(text)} stops everything`, (context) => {
    const data = folderOf(context);
    writeFileSync(join(data, 'HALTED'), text);
    const [stopped, ...more] = createHaltedFile(data).read();
    assert.deepEqual(
      [stopped?.state, stopped?.account, stopped?.symbol, more.length],
      ['halted', undefined, undefined, 0],
    );
    assert.equal(readFileSync(join(data, 'HALTED'), 'utf8'), text, 'reading changes nothing');
  });
}
