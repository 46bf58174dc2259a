import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { range, readBack, writeEvents } from './kit.ts';
import { PowerCut, PowerCutFiles } from './power-cut-files.ts';

const SEGMENT_BYTES = 24 * 1024;

/** One life: opens, writes and acknowledges until the power goes; returns the last acknowledged event. */
function live(data: string, files: PowerCutFiles, batches: readonly number[], told: number): number {
  let acknowledged = told;
  let release = (): void => {};
  try {
    const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES, files });
    release = opened.lock.release;
    assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
    assert.deepEqual(readBack(data), range(1, opened.lastSeq));
    // What a start has found is acted on: from here on it may not disappear any more.
    acknowledged = opened.lastSeq;
    const writer = new JournalWriter({ position: opened.position, files, fail: () => {} });
    for (const count of batches) {
      if (count === 0) writer.seal();
      else acknowledged = writeEvents(writer, writer.nextSeq, writer.nextSeq + count - 1, count);
      if (writer.poisoned) break;
    }
    if (!writer.poisoned) writer.stop();
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  } finally {
    files.cut();
    release();
  }
  return acknowledged;
}

test('whenever the power goes, whatever sectors and names had reached the disk, nothing acknowledged is lost', () => {
  const life = fc.record({
    cutAt: fc.integer({ min: 1, max: 40 }),
    batches: fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 10 }),
    seed: fc.integer({ min: 1, max: 0x7fffffff }),
  });
  fc.assert(
    fc.property(fc.array(life, { minLength: 2, maxLength: 6 }), (lives) => {
      const data = mkdtempSync(join(tmpdir(), 'tickgate-cut-'));
      try {
        let told = 0;
        for (const { cutAt, batches, seed } of lives) {
          told = live(data, new PowerCutFiles(cutAt, randomFrom(seed)), batches, told);
        }
        const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES });
        opened.lock.release();
        assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
        assert.deepEqual(readBack(data), range(1, opened.lastSeq));
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    }),
    { numRuns: 250 },
  );
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
