import { constants } from 'node:os';
import { recordsOf } from '../../../../core/memory/records.js';
import { EVENT_BYTES, EventWord } from '../../../../core/schema/event.js';
import { createFollowerAgent } from '../../../../workers/follower/follower-agent.js';
import { recoverReplica } from '../../../../workers/follower/recover.js';
import { JournalError } from '../../../../workers/journal/journal-error.js';
import { JournalWriter } from '../../../../workers/journal/journal-writer.js';
import { openJournal } from '../../../../workers/journal/open-journal.js';
import { readEvents } from '../../../../workers/journal/read-journal.js';
import { createReplica, putEvent } from '../../../workers/journal/kit.js';
const DATA = '/data';
const SEGMENT_BYTES = 16 * 1024;
const SNAPSHOT_EVERY = 8;
const TABLE_ROWS = 64;
const JOURNAL_ID = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
/** Of what the follower does in the background, several pieces between two batches. */
const TURNS = 6;
/**
 * One process: it starts, writes events up to `through` while the follower writes snapshots, archives segments and makes
 * spare ones, and ends by a stop marker or a crash. What any call throws is its end, as it would be of the real one.
 */
export function live(disk, through, clean, acknowledgedBefore) {
    const { files } = disk;
    let acknowledged = acknowledgedBefore;
    let opened;
    let replica;
    try {
        [opened, replica] = start(disk);
    }
    catch (error) {
        return { end: 'start refused', acknowledged, wrong: unlessFault(error) };
    }
    const { position, lastSeq } = opened;
    if (lastSeq < acknowledged)
        return { end: 'done', acknowledged, wrong: `${acknowledged} was acknowledged, ${lastSeq} found` };
    acknowledged = lastSeq;
    const failures = [];
    const died = (error) => ({ end: 'follower died', acknowledged, wrong: unlessFault(error) });
    try {
        const writer = new JournalWriter({ position, files, fail: (error) => failures.push(error) });
        let follower;
        try {
            follower = createFollowerAgent({
                data: DATA,
                journalId: position.journalId,
                segmentBytes: SEGMENT_BYTES,
                replica,
                appliedSeq: lastSeq,
                durableSeq: () => writer.durableSeq,
                snapshotEvery: SNAPSHOT_EVERY,
                projectedSeq: () => Infinity,
                onDivergence: () => {
                    throw new Error('the follower diverged');
                },
                files,
            });
        }
        catch (error) {
            return died(error);
        }
        const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
        while (writer.nextSeq <= through) {
            for (let i = writer.nextSeq % 3; i >= 0; i--) {
                putEvent(slot, 0, writer.nextSeq);
                writer.append(slot, 0);
            }
            if (!writer.commit())
                return failed(disk, writer, failures, acknowledged);
            acknowledged = writer.durableSeq;
            if (acknowledged % 10 === 0 && !writer.seal())
                return failed(disk, writer, failures, acknowledged);
            try {
                for (let i = 0; i < TURNS; i++)
                    follower.doWork((acknowledged * TURNS + i) * 12_000_000);
            }
            catch (error) {
                return died(error);
            }
        }
        if (!clean)
            return { end: 'done', acknowledged, wrong: '' };
        try {
            follower.stop();
        }
        catch (error) {
            return died(error);
        }
        if (!writer.stop())
            return failed(disk, writer, failures, acknowledged);
        const { openFiles } = disk;
        return { end: 'done', acknowledged, wrong: openFiles === 0 ? '' : `${openFiles} descriptors were left open` };
    }
    catch (error) {
        // The writer's first open: the journal thread's own start.
        return { end: 'start refused', acknowledged, wrong: unlessFault(error) };
    }
}
/** After the first failed call the writer says so once, and never touches the disk again. */
function failed(disk, writer, failures, acknowledged) {
    const { totalCalls } = disk;
    const staged = writer.nextSeq > writer.durableSeq + 1;
    const said = [staged && writer.commit(), writer.seal(), writer.stop()];
    const wrong = failures.length !== 1 || !writer.poisoned
        ? `it failed ${failures.length} times`
        : said.includes(true) || writer.durableSeq !== acknowledged
            ? 'it acknowledged after a failed call'
            : disk.totalCalls !== totalCalls
                ? 'it went on after a failed call'
                : '';
    return { end: 'journal failed', acknowledged, wrong };
}
function start(disk) {
    const { files } = disk;
    const opened = openJournal({
        data: DATA,
        segmentBytes: SEGMENT_BYTES,
        journalId: JOURNAL_ID,
        files,
        acquireLock: () => ({ release: () => undefined }),
    });
    const replica = createReplica(TABLE_ROWS);
    recoverReplica(DATA, JOURNAL_ID, replica, opened.lastSeq, () => undefined, files);
    return [opened, replica];
}
/**
 * Starts on a disk on which nothing fails any more: what of that which was acknowledged isn't there or isn't right. A
 * refusal is wrong too: whoever started before and went on trusted what the disk didn't have.
 */
export function check(disk, acknowledged) {
    try {
        const [{ lastSeq }, replica] = start(disk);
        if (lastSeq < acknowledged) {
            return `${acknowledged} was acknowledged, ${lastSeq} found`;
        }
        const expected = createReplica(TABLE_ROWS);
        const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
        let wrong = '';
        let next = 1;
        readEvents(DATA, 1, ({ f64, i32, u8 }, at) => {
            putEvent(slot, 0, next);
            const seq = f64[(at >> 3) + EventWord.SEQ];
            const length = i32[at >> 2];
            const same = Buffer.compare(u8.subarray(at, at + length), slot.u8.subarray(0, length)) === 0;
            if (seq !== next || !same)
                wrong = `event ${next} came back as another (${seq})`;
            expected.apply(slot, 0);
            next++;
        }, lastSeq, disk.files);
        if (wrong === '' && next !== lastSeq + 1)
            wrong = `it ended with ${next - 1} instead of ${lastSeq}`;
        const same = expected.hash.low === replica.hash.low && expected.hash.high === replica.hash.high;
        if (wrong === '' && !same)
            wrong = `the state after ${lastSeq} is another`;
        return wrong;
    }
    catch (error) {
        if (error instanceof JournalError)
            return `refused: ${error.code} ${error.message}`;
        return `it broke: ${error.stack}`;
    }
}
/** Nothing else than what the disk was told to say may end a process: damage, for one, there is none. */
function unlessFault(error) {
    const { code, errno } = error;
    const isFault = code === 'EIO' || code === 'ENOSPC' || code === 'IO' || errno === -constants.errno.EDQUOT;
    return isFault ? '' : String(error.stack);
}
//# sourceMappingURL=life.js.map