import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { ACCOUNT_WIDTH, AccountColumn } from '../../../core/state/columns.ts';
import { createState } from '../../../core/state/state.ts';
import { put } from '../../../core/state/table.ts';
import { lastReports } from '../../../workers/follower/last-reports.ts';
import { snapshotPath } from '../../../workers/follower/snapshot-names.ts';
import { SnapshotWriter } from '../../../workers/follower/snapshot-writer.ts';
import { systemFiles } from '../../../workers/files.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { run, temporaryFolder } from '../journal/kit.ts';

const SMALL = {
  accounts: 4,
  instruments: 4,
  brokers: 2,
  books: 8,
  orders: 8,
  ids: 8,
  executions: 8,
  fanouts: 4,
  suspense: 4,
  guards: 4,
  tags: 8,
  tagBooks: 16,
  limits: 64,
  overrides: 8,
  recent: 16,
  currencies: 4,
  plans: 256,
};

test('the last reports of the accounts are those of the newest snapshot that is whole, of this journal and not ahead of it', (t) => {
  const data = temporaryFolder(t);
  const { journalId } = run(data, 50, 'stop').position;
  const paths = journalPaths(data);
  assert.equal(lastReports(data, journalId, 50), undefined);
  const state = createState(SMALL);
  const writer = new SnapshotWriter(systemFiles, paths, journalId);
  for (const seq of [20, 40]) {
    put(state.accounts, AccountColumn.REPORT_SEQ, seq * 2);
    put(state.accounts, 2 * ACCOUNT_WIDTH + AccountColumn.REPORT_SEQ, seq);
    put(state.accounts, 3 * ACCOUNT_WIDTH - 1, 0);
    writer.begin(state.tables, state.hash, seq);
    while (!writer.step());
  }
  const sequencesAt = (lastSeq: number, id = journalId): readonly number[] | undefined =>
    lastReports(data, id, lastSeq)?.sequences.slice(0, 3);
  assert.deepEqual(sequencesAt(50), [80, 0, 40]);
  assert.equal(lastReports(data, journalId, 50)?.seq, 40);
  assert.deepEqual(sequencesAt(39), [40, 0, 20]);
  assert.equal(sequencesAt(50, new Uint8Array(16)), undefined);
  const path = snapshotPath(paths, 40);
  const bytes = readFileSync(path);
  for (let at = 4096; at < bytes.length; at++) bytes[at]! ^= 1;
  writeFileSync(path, bytes);
  assert.deepEqual(sequencesAt(50), [40, 0, 20]);
});
