// The journal alone, in a process of its own: opens it, makes events durable through the event ring and the journal's
// agent, follows them with snapshots and archive, and says on stdout what is durable. What whoever reads that knows, it
// knows in another process: it is kept whatever becomes of this one and its disk.
//
//   node journal-program.js '{"data":…,"segmentBytes":…,"batches":…,"seed":…,"follows":…}'
//   open 41     the journal had 41 events
//   44          now 44 are durable
import { writeSync } from 'node:fs';
import { DurableCursor, EventReader, EventWriter, createEventRing } from '../../core/memory/event-ring.js';
import { EVENT_BYTES } from '../../core/schema/event.js';
import { createFollowerAgent } from '../../workers/follower/follower-agent.js';
import { recoverReplica } from '../../workers/follower/recover.js';
import { createJournalAgent } from '../../workers/journal/journal-agent.js';
import { JournalError, orJournalError } from '../../workers/journal/journal-error.js';
import { JournalWriter } from '../../workers/journal/journal-writer.js';
import { openJournal } from '../../workers/journal/open-journal.js';
import { createRandom } from '../crash/random.js';
import { createReplica, putEvent } from '../workers/journal/kit.js';
const SLOTS = 64;
const SNAPSHOT_EVERY = 400;
/** Longer than the agent waits before it seals. */
const PAUSE_US = 5_000;
const { data, segmentBytes, batches, seed, follows } = JSON.parse(process.argv[2] ?? '{}');
try {
    live();
}
catch (error) {
    if (!(error instanceof JournalError))
        throw error;
    writeSync(2, `${error.message}\n`);
    process.exitCode = error.exitCode;
}
function live() {
    const opened = openJournal({ data, segmentBytes, reserveBelowBytes: 0 });
    const { position, lastSeq } = opened;
    const writer = new JournalWriter({ position, reserveBelowBytes: 0 });
    writeSync(1, `open ${lastSeq}\n`);
    const ring = createEventRing(SLOTS, EVENT_BYTES, 1);
    const events = new EventWriter(ring);
    const agent = createJournalAgent({
        reader: new EventReader(ring, 0, 'published'),
        durable: new DurableCursor(ring),
        writer,
        onDurable: (durableSeq) => void writeSync(1, `${durableSeq}\n`),
    });
    let follower = orJournalError('It ends with its disk', () => follows ? follow(position.journalId, lastSeq, () => writer.durableSeq) : undefined);
    const random = createRandom(seed);
    let seq = lastSeq;
    let nowUs = 0;
    for (let batch = 0; batches === 0 || batch < batches; batch++) {
        for (let left = Math.min(random.whole(1, 40), events.room(SLOTS)); left > 0; left--)
            putEvent(events.records, events.claim(), ++seq);
        events.publish();
        events.demand();
        while (agent.doWork(nowUs) > 0)
            ;
        if (random.chance(0.2))
            agent.doWork((nowUs += PAUSE_US));
        try {
            follower?.doWork((nowUs += PAUSE_US));
        }
        catch (error) {
            // In the gateway it has a thread of its own, which ends alone: the disk is the journal's to judge.
            if (error instanceof JournalError || error.code === undefined)
                throw error;
            follower = undefined;
        }
    }
    agent.stop(nowUs);
    follower?.close();
    opened.lock.release();
}
function follow(journalId, lastSeq, durableSeq) {
    const replica = createReplica();
    recoverReplica(data, journalId, replica, lastSeq, () => undefined);
    const common = { data, journalId, segmentBytes, replica, appliedSeq: lastSeq, durableSeq };
    return createFollowerAgent({
        ...common,
        prepare: { wantedFreeBytes: 0 },
        snapshotEvery: SNAPSHOT_EVERY,
        projectedSeq: () => Infinity,
        onDivergence() {
            throw new JournalError('DIVERGED', 'a replay came out differently');
        },
    });
}
//# sourceMappingURL=journal-program.js.map