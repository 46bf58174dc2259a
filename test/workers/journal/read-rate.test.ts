import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvents } from '../../../workers/journal/read-journal.ts';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { systemFiles } from '../../../workers/files.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { temporaryFolder, writeEvents } from './kit.ts';

const EVENTS = 1_000_000;

/** Writing is not what is measured here. */
const unsynced = { ...systemFiles, datasync: () => {}, syncFolder: () => {} };

for (const perBatch of [16, 1000]) {
  test(`reading ${EVENTS} events in batches of ${perBatch}: the rates are printed`, (t) => {
    const data = temporaryFolder(t);
    const opened = openJournal({ data, files: unsynced });
    const writer = new JournalWriter({ position: opened.position, files: unsynced });
    writeEvents(writer, 1, EVENTS, perBatch);
    writer.stop();
    opened.lock.release();
    const rate = (work: () => void): string => {
      const start = process.hrtime.bigint();
      work();
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      return `${(EVENTS / seconds / 1e6).toFixed(2)} M events/s`;
    };
    let events = 0;
    const read = rate(() => readEvents(data, 1, () => events++));
    const check = rate(() => openJournal({ data }).lock.release());
    assert.equal(events, EVENTS);
    t.diagnostic(`read ${read}, check at start ${check}`);
  });
}
