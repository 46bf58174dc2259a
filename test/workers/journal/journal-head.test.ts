import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { type Files, systemFiles } from '../../../workers/files.ts';
import { readHead, writeHead } from '../../../workers/journal/journal-head.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { temporaryFolder } from './kit.ts';

const journalId = Uint8Array.from({ length: 16 }, (_, i) => i + 1);

test('it writes where it has written before, so that a full disk is no hindrance to the next segment', (t) => {
  const paths = journalPaths(temporaryFolder(t));
  mkdirSync(paths.journal);
  let until = 0;
  const ends: number[] = [];
  const files: Files = {
    ...systemFiles,
    write(fd, bytes, from, count, at) {
      const written = systemFiles.write(fd, bytes, from, count, at);
      if (until === 0) assert.equal(at, 0, 'from the beginning, without a hole');
      ends.push(at + written);
      return written;
    },
  };
  for (const number of [1, 2, 3]) {
    writeHead(files, paths, { journalId, number });
    until ||= Math.max(...ends);
    assert.deepEqual(readHead(files, paths), { journalId, number });
  }
  assert.equal(until, statSync(paths.head).size);
  assert.equal(Math.max(...ends), until);
});

test('of two slots the newer holds, and the other one where that is torn', (t) => {
  const paths = journalPaths(temporaryFolder(t));
  mkdirSync(paths.journal);
  for (const number of [1, 2]) writeHead(systemFiles, paths, { journalId, number });
  const fd = systemFiles.open(paths.head, 'r+');
  systemFiles.write(fd, Uint8Array.of(0xff), 0, 1, 5);
  systemFiles.close(fd);
  assert.equal(readHead(systemFiles, paths)?.number, 1);
});
