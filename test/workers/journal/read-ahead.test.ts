import assert from 'node:assert/strict';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createReadAhead } from '../../../workers/journal/read-ahead.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { listSegments } from '../../../workers/journal/segment-files.ts';
import { SMALL_SEGMENT, open, range, readBack, temporaryFolder, writeEvents, writerOf } from './kit.ts';

const DEADLINE_MS = 10_000;

/** Bytes that this process has asked files for so far. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'latin1'))?.[1]);
}

function openFilesIn(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });
}

/** Of some events, stopped in order. */
function journalOf(t: TestContext): string {
  const data = temporaryFolder(t);
  const opened = open(data, SMALL_SEGMENT);
  const writer = writerOf(opened);
  writeEvents(writer, 1, 1000, 10);
  writer.stop();
  opened.lock.release();
  return data;
}

function segmentsOf(data: string): number {
  return listSegments(journalPaths(data)).length;
}

async function noneOpenIn(folder: string): Promise<void> {
  for (const endMs = performance.now() + DEADLINE_MS; openFilesIn(folder).length > 0; await setTimeout(1))
    assert.ok(performance.now() < endMs, 'a file stays open');
}

test('every segment is read while the thread goes on, and no file stays open', async (t) => {
  const data = journalOf(t);
  const segments = segmentsOf(data);
  assert.ok(segments > 4);
  const before = bytesRead();
  createReadAhead(data).begin();
  assert.ok(openFilesIn(data).length > 3, 'nothing is done before the thread is free');
  assert.deepEqual(readBack(data), range(1, 1000));
  await noneOpenIn(data);
  assert.ok(bytesRead() - before >= 2 * (segments - 1) * SMALL_SEGMENT, 'by it, and by who read it back');
});

test('it stays so far ahead of what is judged', async (t) => {
  const data = journalOf(t);
  const segments = segmentsOf(data);
  const asked = (): number => openFilesIn(data).filter((path) => path.endsWith('.segment')).length;
  const ahead = createReadAhead(data, 2);
  ahead.begin();
  assert.equal(asked(), 2);
  let judged = 0;
  const onJudged = (bytes: number): void => {
    ahead.goOn(bytes);
    assert.equal(asked(), Math.min(++judged + 2, segments));
  };
  openJournal({ data, onJudged }).lock.release();
  assert.equal(judged, segments);
  await noneOpenIn(data);
});

test('without a journal there is nothing to read', (t) => {
  const readAhead = createReadAhead(temporaryFolder(t));
  readAhead.begin();
  readAhead.goOn(1);
});
