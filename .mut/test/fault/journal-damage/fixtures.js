import { BLOCK_BYTES, BatchKind, decodeSegmentHeader, HEADER_BYTES } from '../../../core/journal/frame.js';
import { scanSegment } from '../../../core/journal/scan.js';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_BYTES } from '../../../core/schema/event.js';
import { createFollowerAgent } from '../../../workers/follower/follower-agent.js';
import { recoverReplica } from '../../../workers/follower/recover.js';
import { checksum } from '../../../workers/journal/checksum.js';
import { memorySegment } from '../../../workers/journal/file-window.js';
import { journalPaths, segmentNumberOf } from '../../../workers/journal/journal-paths.js';
import { JournalWriter } from '../../../workers/journal/journal-writer.js';
import { openJournal } from '../../../workers/journal/open-journal.js';
import { createSeededRandom } from '../../../workers/seeded-random.js';
import { createSimulatedDisk } from '../../simulation/disk.js';
import { createReplica, putEvent } from '../../workers/journal/kit.js';
export const DATA = '/data';
export const TABLE_ROWS = 64;
const SEGMENT_BYTES = 16 * 1024;
const WIDE_SEGMENT_BYTES = 128 * 1024;
/** `recycled` has snapshots, an archive, and files that were segments before. */
const recipes = [
    { name: 'crashed', runs: [{ events: 60, perBatch: 6, end: 'crash' }] },
    { name: 'sealed', runs: [{ events: 40, perBatch: 3, end: 'seal' }] },
    {
        name: 'stopped',
        runs: [
            { events: 30, perBatch: 3, end: 'crash' },
            { events: 20, perBatch: 9, end: 'stop' },
        ],
    },
    {
        name: 'recycled',
        runs: [
            { events: 60, perBatch: 3, end: 'stop' },
            { events: 19, perBatch: 2, end: 'crash' },
        ],
        follower: true,
    },
    {
        name: 'wide',
        runs: [
            { events: 40, perBatch: 30, end: 'crash' },
            { events: 360, perBatch: 45, end: 'crash' },
        ],
        segmentBytes: WIDE_SEGMENT_BYTES,
    },
];
export function makeFixtures(seed) {
    return recipes.map((recipe, i) => makeFixture(recipe, createSeededRandom(seed * 16 + i)));
}
/** The same journals under other identities. */
export function makeStrangers(seed) {
    return makeFixtures(seed + 1_000_003);
}
function makeFixture(recipe, random) {
    const disk = createSimulatedDisk({ random });
    const journalId = Uint8Array.from({ length: 16 }, () => random.below(256));
    const events = [];
    const acknowledged = [];
    for (const run of recipe.runs)
        liveOnce(disk, recipe, run, journalId, random, events, acknowledged);
    const replica = createReplica(TABLE_ROWS);
    const hashes = [{ ...replica.hash }];
    for (const event of events) {
        replica.apply(recordsOf(event.slice().buffer), 0);
        hashes.push({ ...replica.hash });
    }
    const segments = disk.paths().filter((path) => segmentNumberOf(path.slice(path.lastIndexOf('/') + 1)) > 0);
    return { name: recipe.name, disk, acknowledged, events, hashes, batches: batchesOf(disk, segments), segments };
}
function liveOnce(disk, { segmentBytes = SEGMENT_BYTES, follower: follows = false }, run, journalId, random, events, acknowledged) {
    const { files } = disk;
    const { position, lastSeq } = openJournal({ data: DATA, segmentBytes, journalId, files, acquireLock: noLock });
    const writer = new JournalWriter({ position, files, fail: raise });
    let follower;
    if (follows) {
        const replica = createReplica(TABLE_ROWS);
        recoverReplica(DATA, journalId, replica, lastSeq, raise, files);
        follower = createFollowerAgent({
            data: DATA,
            journalId,
            segmentBytes,
            replica,
            appliedSeq: lastSeq,
            durableSeq: () => writer.durableSeq,
            snapshotEvery: 12,
            projectedSeq: () => Infinity,
            onDivergence: raise,
            files,
        });
    }
    const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
    for (let left = run.events; left > 0;) {
        const count = Math.min(left, 1 + random.below(run.perBatch));
        for (let i = 0; i < count; i++) {
            putEvent(slot, 0, writer.nextSeq);
            events.push(slot.u8.slice(0, slot.i32[0]));
            if (!writer.append(slot, 0))
                throw new Error('a batch of the recipe is too great for its segments');
        }
        writer.commit();
        acknowledged.push(writer.durableSeq);
        left -= count;
        for (let i = 0; i < 6; i++)
            follower?.doWork((events.length * 6 + i) * 2_000_000);
    }
    if (run.end === 'seal')
        writer.seal();
    if (run.end === 'stop') {
        follower?.stop();
        writer.stop();
    }
    else {
        writer.close();
    }
    disk.kill();
}
export const noLock = () => ({ release: () => undefined });
function raise(what) {
    throw what instanceof Error ? what : new Error(JSON.stringify(what));
}
function batchesOf(disk, segments) {
    const contents = segments.map((path) => disk.contents(path));
    const headers = contents.map((bytes) => decodeSegmentHeader(bytes, checksum));
    return segments.flatMap((path, i) => {
        const header = headers[i];
        const next = headers[i + 1];
        if (typeof header === 'string' || typeof next === 'string')
            throw new Error(`${path} is no segment`);
        const batches = [];
        scanSegment(memorySegment(contents[i]), {
            header,
            checksum,
            align: BLOCK_BYTES,
            durableSeq: 0,
            ...(next === undefined ? {} : { until: { seq: next.firstSeq, chain: next.chain } }),
            onBatch({ at, kind, firstSeq, count, payloadBytes }) {
                const usedBytes = 64 + payloadBytes;
                const paddedBytes = Math.ceil(usedBytes / BLOCK_BYTES) * BLOCK_BYTES;
                const solidBytes = contents[i].subarray(at, at + usedBytes).findLastIndex((byte) => byte !== 0) + 1;
                batches.push({ path, at, usedBytes, solidBytes, paddedBytes, kind, firstSeq, count });
            },
        });
        return batches;
    });
}
export function zoneOf({ batches }, path, at) {
    if (at < HEADER_BYTES)
        return 'header';
    const batch = batches.find((one) => one.path === path && at >= one.at && at < one.at + one.paddedBytes);
    if (batch === undefined)
        return 'behind';
    if (at >= batch.at + batch.usedBytes)
        return 'padding';
    if (batch !== batches.at(-1))
        return 'proven batch';
    return batch.kind === BatchKind.records ? 'last batch' : 'marker';
}
export const fixturePaths = journalPaths(DATA);
//# sourceMappingURL=fixtures.js.map