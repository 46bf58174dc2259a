import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { acquireLock } from '../../../workers/journal/lock.ts';
import { type Files, isNoSpace, systemFiles } from '../../../workers/files.ts';
import { recoverReplica } from '../../../workers/follower/recover.ts';
import { JournalError } from '../../../workers/journal/journal-error.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { readEvents } from '../../../workers/journal/read-journal.ts';
import { createReplica, journalError, open, run, temporaryFolder } from './kit.ts';

function failing(name: 'open' | 'read' | 'write', code: string): Files {
  return {
    ...systemFiles,
    [name]: () => {
      throw Object.assign(new Error(`${code}: injected`), { code });
    },
  };
}

test('a full quota is no space, though Node has no name for it', () => {
  const ofNode = { errno: -122, code: 'Unknown system error -122' };
  assert.ok(isNoSpace(Object.assign(new Error('Unknown system error -122'), ofNode)));
  assert.ok(isNoSpace(Object.assign(new Error('ENOSPC: no space left on device'), { errno: -28, code: 'ENOSPC' })));
  assert.ok(!isNoSpace(Object.assign(new Error('EIO: i/o error'), { errno: -5, code: 'EIO' })));
  assert.ok(!isNoSpace(new Error('something else')));
});

test('what the system refuses to the writer, to readers and to recovery is an I/O error of the journal, exit 74', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'stop');
  const opened = open(data);
  const { position } = opened;
  opened.lock.release();
  const tries = [
    () => new JournalWriter({ position, files: failing('open', 'EMFILE') }),
    () => readEvents(data, 1, () => {}, 10, failing('read', 'EIO')),
    () => readEvents(data, 1, () => {}, 10, failing('open', 'EIO')),
    () => recoverReplica(data, position.journalId, createReplica(), 10, () => {}, failing('read', 'EIO')),
  ];
  for (const act of tries) {
    assert.throws(act, journalError('IO'));
    assert.throws(act, (error) => error instanceof JournalError && error.exitCode === 74);
  }
});

test('a folder that cannot be made or locked is an I/O error, too', (t) => {
  const data = temporaryFolder(t);
  writeFileSync(journalPaths(data).journal, 'a file where a folder should be');
  assert.throws(() => openJournal({ data }), journalError('IO', /can't be opened/));
});

test('a write that writes nothing is an error of the disk', (t) => {
  const data = temporaryFolder(t);
  const files = { ...systemFiles, write: () => 0 };
  assert.throws(() => openJournal({ data, files }), journalError('IO', /wrote nothing/));
});

test('the lock names its owner', (t) => {
  const { lock } = journalPaths(temporaryFolder(t));
  const held = acquireLock(lock);
  assert.equal(readFileSync(lock, 'utf8'), `${process.pid}\n`);
  held.release();
});
