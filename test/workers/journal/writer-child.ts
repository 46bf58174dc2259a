// Writes events and tells each durable sequence on stdout, until it is killed or a call fails.
//   node writer-child.js DATA [fail-after N]
import { writeSync } from 'node:fs';
import { systemFiles } from '../../../workers/files.ts';
import { JournalError } from '../../../workers/journal/journal-error.ts';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { type OpenedJournal, openJournal } from '../../../workers/journal/open-journal.ts';
import { SMALL_SEGMENT, writeEvents } from './kit.ts';

const [data = '', failAfter] = process.argv.slice(2);
let syncs = 0;
const files = {
  ...systemFiles,
  datasync(fd: number) {
    if (failAfter !== undefined && ++syncs > Number(failAfter)) throw new Error('injected');
    systemFiles.datasync(fd);
  },
};

let opened: OpenedJournal;
try {
  opened = openJournal({ data, segmentBytes: SMALL_SEGMENT });
} catch (error) {
  if (!(error instanceof JournalError)) throw error;
  writeSync(2, error.message);
  process.exit(error.exitCode);
}
writeSync(1, `open ${opened.lastSeq}\n`);
const writer = new JournalWriter({ position: opened.position, files });
for (let seq = opened.lastSeq + 1; seq < 1e6; ) {
  const last = seq + (seq % 11);
  writeEvents(writer, seq, last, 100);
  writeSync(1, `${writer.durableSeq}\n`);
  seq = last + 1;
}
