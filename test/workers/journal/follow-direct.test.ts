import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';
import { EventWord } from '../../../core/schema/event.ts';
import { type OpenFlags, systemFiles } from '../../../workers/files.ts';
import { JournalReader } from '../../../workers/journal/journal-reader.ts';
import { journalPaths, segmentPath } from '../../../workers/journal/journal-paths.ts';
import { SMALL_SEGMENT, open, range, temporaryFolder, writeEvents, writerOf } from './kit.ts';

const EVENTS = 600;

function readAll(data: string, seen: Set<OpenFlags>): number[] {
  const seqs: number[] = [];
  const files = {
    ...systemFiles,
    open: (path: string, flags: OpenFlags) => (seen.add(flags), systemFiles.open(path, flags)),
  };
  const reader = new JournalReader(data, 1, files, 'direct');
  const onEvent = ({ f64 }: { f64: Float64Array }, at: number): void => void seqs.push(f64[(at >> 3) + EventWord.SEQ]!);
  while (reader.readBatch(EVENTS, onEvent) > 0);
  reader.close();
  return seqs;
}

for (const extra of [0, 100, 4096 + 8]) {
  test(`a journal is followed past the page cache, ${extra} bytes behind the end of a segment`, (t) => {
    const data = temporaryFolder(t);
    const opened = open(data, SMALL_SEGMENT);
    const writer = writerOf(opened);
    writeEvents(writer, 1, EVENTS, 10);
    assert.ok(writer.counts.segments >= 2);
    writer.stop();
    opened.lock.release();
    // Nobody of ours leaves such a file; a start judges it whole, so whoever follows has to read it, too.
    appendFileSync(segmentPath(journalPaths(data), 1), new Uint8Array(extra));
    const seen = new Set<OpenFlags>();
    assert.deepEqual(readAll(data, seen), range(1, EVENTS));
    assert.ok(seen.has('direct'));
  });
}
