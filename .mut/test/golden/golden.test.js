// Journals and snapshots of released formats, kept for ever and read by every later version.
//
// A version that writes another format (of a segment, a batch, a record or a snapshot) adds its own folder beside these,
// with `node dist/test/golden/make.js v2`, and changes nothing in the older ones: their bytes are pinned by SHA256SUMS.
// What it reads otherwise than these say, it reads wrong. If the script of `script.ts` has to change, because there are
// new kinds of events, that is for the new folder; the old ones don't need it any more.
//
// Should a state hash change because the state's tables do, the golden one stays in expected.json: then the test says how
// the old state maps to the new one. A golden file is never made again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordsOf } from '../../core/memory/records.js';
import { redecide } from '../../core/order/redecide.js';
import { EVENT_BYTES, EventHalf } from '../../core/schema/event.js';
import { createState } from '../../core/state/state.js';
import { archivedSegments, checkArchive } from '../../workers/follower/archiver.js';
import { recoverReplica } from '../../workers/follower/recover.js';
import { applyChecked, replicaOf } from '../../workers/follower/replica.js';
import { snapshotPath, snapshotSeqs } from '../../workers/follower/snapshot-names.js';
import { checkSnapshot } from '../../workers/follower/snapshot.js';
import { archivePath, journalPaths } from '../../workers/journal/journal-paths.js';
import { openJournal } from '../../workers/journal/open-journal.js';
import { readEvents } from '../../workers/journal/read-journal.js';
import { changedFiles, expectedOf, filesIn, goldenDisk, goldenFolder, goldenVersions } from './golden-files.js';
import { goldenOrders } from './golden-orders.js';
import { goldenCapacities } from './script.js';
const DATA = '/data';
const MOST_BYTES = 300_000;
const paths = journalPaths(DATA);
const acquireLock = () => ({ release: () => undefined });
test('there are golden files', () => {
    assert.ok(goldenVersions().includes('v1'));
});
for (const version of goldenVersions()) {
    test(`${version}: every file is as it was made`, () => {
        assert.deepEqual(changedFiles(version), []);
        const folder = join(goldenFolder, version);
        const bytes = filesIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
        assert.ok(bytes < MOST_BYTES);
    });
    for (const journal of expectedOf(version).journals) {
        const { name, end, lastSeq, eventsSha256, stateHash, snapshots, orders } = journal;
        test(`${version}, ${name}: it opens, and ends where it ended`, () => {
            const opened = openJournal({ data: DATA, files: goldenDisk(version, name).files, acquireLock });
            assert.equal(opened.lastSeq, lastSeq);
            assert.equal(opened.clean, end === 'clean stop');
            assert.equal(/cut \d+ bytes of a torn write/.test(opened.repair), end === 'torn tail', opened.repair);
        });
        test(`${version}, ${name}: decided again, every event is the same, and so is the state`, () => {
            const { files } = goldenDisk(version, name);
            openJournal({ data: DATA, files, acquireLock });
            const state = createState(goldenCapacities);
            const replica = replicaOf(state);
            const again = recordsOf(new ArrayBuffer(EVENT_BYTES));
            const sink = { records: again, claim: () => 0 };
            const hash = createHash('sha256');
            let next = 1;
            readEvents(DATA, 1, (records, at) => {
                const length = records.i32[(at >> 2) + EventHalf.LENGTH];
                const bytes = records.u8.subarray(at, at + length);
                assert.ok(redecide(state, records, at, sink) >= 0, `event ${next} is decided`);
                assert.deepEqual(again.u8.subarray(0, length), bytes, `event ${next} is decided the same`);
                assert.equal(applyChecked(replica, records, at), undefined);
                hash.update(bytes);
                next++;
            }, lastSeq, files);
            assert.equal(next - 1, lastSeq);
            assert.equal(hash.digest('hex'), eventsSha256);
            assert.deepEqual([replica.hash.low, replica.hash.high], stateHash);
            assert.deepEqual(goldenOrders(state), orders);
        });
        test(`${version}, ${name}: each snapshot loads, and the journal since brings the same state`, () => {
            const { files } = goldenDisk(version, name);
            const { position } = openJournal({ data: DATA, files, acquireLock });
            const seqs = snapshotSeqs(paths, files);
            assert.deepEqual(seqs.map(String), Object.keys(snapshots));
            for (const seq of seqs.toReversed()) {
                const header = checkSnapshot(files, snapshotPath(paths, seq));
                assert.ok(typeof header === 'object');
                assert.deepEqual([header.hash.low, header.hash.high], snapshots[String(seq)]);
                const state = createState(goldenCapacities);
                const replica = replicaOf(state);
                const report = (message) => assert.fail(message);
                const recovery = recoverReplica(DATA, position.journalId, replica, lastSeq, report, files);
                assert.equal(recovery.snapshotSeq, seq);
                assert.deepEqual([replica.hash.low, replica.hash.high], stateHash);
                assert.deepEqual(goldenOrders(state), orders);
                files.unlink(snapshotPath(paths, seq));
            }
        });
        test(`${version}, ${name}: each archived segment is whole`, () => {
            const { files } = goldenDisk(version, name);
            const archived = archivedSegments(paths, files);
            assert.deepEqual(archived.map(({ segment }) => segment), journal.archivedSegments);
            assert.ok(archived.length > 0);
            for (const entry of archived)
                assert.equal(checkArchive(archivePath(paths, entry.segment), entry, files), '');
        });
    }
}
//# sourceMappingURL=golden.test.js.map