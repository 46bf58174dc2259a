import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { archivedSegments } from '../../../workers/follower/archiver.ts';
import { createFollowerAgent } from '../../../workers/follower/follower-agent.ts';
import { recoverReplica } from '../../../workers/follower/recover.ts';
import { journalPaths } from '../../../workers/journal/journal-paths.ts';
import { createReplica, range, readBack, stateAfter, writeEvents } from './kit.ts';
import { PowerCut, PowerCutFiles } from './power-cut-files.ts';

const SEGMENT_BYTES = 24 * 1024;

/** One life: opens, writes and acknowledges until the power goes; returns the last acknowledged event. */
function live(data: string, files: PowerCutFiles, batches: readonly number[], told: number): number {
  let acknowledged = told;
  let release = (): void => {};
  try {
    const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES, files });
    release = () => opened.lock.release();
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
    { numRuns: 150 },
  );
});

/** The same with a follower that writes snapshots, archives and recycles in between. */
function liveWithFollower(data: string, files: PowerCutFiles, batches: readonly number[], told: number): number {
  let acknowledged = told;
  let release = (): void => {};
  try {
    const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES, files });
    release = () => opened.lock.release();
    assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
    acknowledged = opened.lastSeq;
    const writer = new JournalWriter({ position: opened.position, files, fail: () => {} });
    const replica = createReplica();
    const { journalId } = opened.position;
    recoverReplica(data, journalId, replica, opened.lastSeq, assert.fail);
    assert.deepEqual(replica.hash, stateAfter(opened.lastSeq).hash);
    const follower = createFollowerAgent({
      data,
      journalId,
      segmentBytes: SEGMENT_BYTES,
      replica,
      appliedSeq: opened.lastSeq,
      durableSeq: () => writer.durableSeq,
      snapshotEvery: 25,
      projectedSeq: () => Infinity,
      onDivergence: () => assert.fail('diverged'),
      files,
    });
    let nowUs = 0;
    for (const count of batches) {
      if (count > 0) acknowledged = writeEvents(writer, writer.nextSeq, writer.nextSeq + count - 1, 5);
      if (writer.poisoned) break;
      for (let i = 0; i < 6; i++) follower.doWork((nowUs += 2e6));
    }
    if (!writer.poisoned) writer.stop();
    follower.close();
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  } finally {
    files.cut();
    release();
  }
  return acknowledged;
}

test('nor is it while snapshots are written and segments archived and used again', () => {
  let archived = 0;
  const life = fc.record({
    cutAt: fc.integer({ min: 20, max: 300 }),
    batches: fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 4, maxLength: 12 }),
    seed: fc.integer({ min: 1, max: 0x7fffffff }),
  });
  fc.assert(
    fc.property(fc.array(life, { minLength: 3, maxLength: 5 }), (lives) => {
      const data = mkdtempSync(join(tmpdir(), 'tickgate-cut-'));
      try {
        let told = 0;
        for (const { cutAt, batches, seed } of lives) {
          told = liveWithFollower(data, new PowerCutFiles(cutAt, randomFrom(seed)), batches, told);
        }
        const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES });
        opened.lock.release();
        assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
        assert.deepEqual(readBack(data), range(1, opened.lastSeq));
        archived += archivedSegments(journalPaths(data)).length;
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    }),
    { numRuns: 40 },
  );
  assert.ok(archived > 40, `${archived} segments were archived`);
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
