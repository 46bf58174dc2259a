import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JournalWriter } from '../../../workers/journal/journal-writer.js';
import { openJournal } from '../../../workers/journal/open-journal.js';
import { archivedSegments } from '../../../workers/follower/archiver.js';
import { createFollowerAgent } from '../../../workers/follower/follower-agent.js';
import { recoverReplica } from '../../../workers/follower/recover.js';
import { journalPaths } from '../../../workers/journal/journal-paths.js';
import { createSeededRandom } from '../../../workers/seeded-random.js';
import { DiskStopped, createSimulatedDisk } from '../../simulation/disk.js';
import { createReplica, range, readBack, stateAfter, writeEvents } from './kit.js';
const SEGMENT_BYTES = 24 * 1024;
const data = '/data';
function open(disk) {
    return openJournal({
        data,
        segmentBytes: SEGMENT_BYTES,
        files: disk.files,
        acquireLock: () => ({ release: () => undefined }),
    });
}
/** Lives on one disk, each until its power goes; what was acknowledged has to be there in the end. */
function survives(seed, lives, live) {
    const disk = createSimulatedDisk({ random: createSeededRandom(seed) });
    let told = 0;
    for (const life of lives) {
        disk.stopAt(life.cutAt);
        told = live(disk, life.batches, told);
        disk.powerCut();
        disk.relent();
    }
    const { lastSeq } = open(disk);
    assert.ok(lastSeq >= told, `${told} were acknowledged, ${lastSeq} are there`);
    assert.deepEqual(readBack(data, 1, Infinity, disk.files), range(1, lastSeq));
    return disk;
}
/** One life: opens, writes and acknowledges until the power goes; returns the last acknowledged event. */
function liveAlone(disk, batches, told) {
    let acknowledged = told;
    try {
        const opened = open(disk);
        assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
        assert.deepEqual(readBack(data, 1, Infinity, disk.files), range(1, opened.lastSeq));
        // What a start has found is acted on: from here on it may not disappear any more.
        acknowledged = opened.lastSeq;
        const writer = new JournalWriter({ position: opened.position, files: disk.files, fail: () => { } });
        for (const count of batches) {
            if (count === 0)
                writer.seal();
            else
                acknowledged = writeEvents(writer, writer.nextSeq, writer.nextSeq + count - 1, count);
            if (writer.poisoned)
                break;
        }
        if (!writer.poisoned)
            writer.stop();
    }
    catch (error) {
        if (!(error instanceof DiskStopped))
            throw error;
    }
    return acknowledged;
}
test('whenever the power goes, whatever sectors and names had reached the disk, nothing acknowledged is lost', () => {
    const life = fc.record({
        cutAt: fc.integer({ min: 1, max: 200 }),
        batches: fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 10 }),
    });
    fc.assert(fc.property(fc.nat(), fc.array(life, { minLength: 2, maxLength: 6 }), (seed, lives) => {
        survives(seed, lives, liveAlone);
    }), { numRuns: 150, includeErrorInReport: true });
});
/** The same with a follower that writes snapshots, archives and recycles in between. */
function liveWithFollower(disk, batches, told) {
    const { files } = disk;
    let acknowledged = told;
    try {
        const opened = open(disk);
        assert.ok(opened.lastSeq >= told, `${told} were acknowledged, ${opened.lastSeq} are there`);
        acknowledged = opened.lastSeq;
        const writer = new JournalWriter({ position: opened.position, files, fail: () => { } });
        const replica = createReplica();
        const { journalId } = opened.position;
        recoverReplica(data, journalId, replica, opened.lastSeq, assert.fail, files);
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
            if (count > 0)
                acknowledged = writeEvents(writer, writer.nextSeq, writer.nextSeq + count - 1, 5);
            if (writer.poisoned)
                break;
            for (let i = 0; i < 6; i++)
                follower.doWork((nowUs += 2e6));
        }
        if (!writer.poisoned)
            writer.stop();
        follower.close();
    }
    catch (error) {
        if (!(error instanceof DiskStopped))
            throw error;
    }
    return acknowledged;
}
test('nor is it while snapshots are written and segments archived and used again', () => {
    let archived = 0;
    const life = fc.record({
        cutAt: fc.integer({ min: 20, max: 1_500 }),
        batches: fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 4, maxLength: 12 }),
    });
    fc.assert(fc.property(fc.nat(), fc.array(life, { minLength: 3, maxLength: 5 }), (seed, lives) => {
        const { files } = survives(seed, lives, liveWithFollower);
        archived += archivedSegments(journalPaths(data), files).length;
    }), { numRuns: 40, includeErrorInReport: true });
    assert.ok(archived > 40, `${archived} segments were archived`);
});
//# sourceMappingURL=power-cut.test.js.map