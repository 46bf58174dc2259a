import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
import { EventWord } from '../../../core/schema/event.js';
import { ReportKind } from '../../../core/schema/report.js';
import { sentBefore } from '../../../workers/broker/sent-before.js';
import { JournalWriter } from '../../../workers/journal/journal-writer.js';
import { openJournal } from '../../../workers/journal/open-journal.js';
import { createWorld } from '../../support/engine-world.js';
import { temporaryFolder } from '../journal/kit.js';
const LIMITS = [
    { perSecond: 2, perMinute: 0 },
    { perSecond: 2, perMinute: 0 },
];
/** What a start learns from the journal of what the world has done. */
function learnt(t, world, firstSeq = 1) {
    const data = temporaryFolder(t);
    const opened = openJournal({ data, segmentBytes: 64 * 1024 });
    opened.lock.release();
    const writer = new JournalWriter({ position: opened.position });
    for (const event of world.journal) {
        writer.append(recordsOf(event.slice().buffer), 0);
        writer.commit();
    }
    writer.stop();
    const lastUs = recordsOf(world.journal.at(-1).slice().buffer).f64[EventWord.TIME_US];
    return sentBefore(data, { firstSeq, lastSeq: world.journal.length, lastUs }, LIMITS);
}
test('places, cancels and replaces of the last minute are counted, each broker for itself', (t) => {
    const world = createWorld({ brokers: 2 });
    const orderId = world.place({ broker: 1 })[0].orderId;
    world.place({ broker: 2 });
    world.report(ReportKind.acknowledged, orderId);
    world.replace(orderId, 10_001, 20);
    world.report(ReportKind.replaced, orderId, { price: 10_001, quantity: 20 });
    world.cancel(orderId);
    assert.deepEqual(learnt(t, world), [3, 1]);
});
test('a cancel that is sent again counts again, and what is heard of it does not', (t) => {
    const world = createWorld({ brokers: 2 });
    const orderId = world.place({ broker: 1 })[0].orderId;
    world.report(ReportKind.acknowledged, orderId);
    world.cancel(orderId);
    world.report(ReportKind.cancel_rejected, orderId);
    world.cancel(orderId);
    world.report(ReportKind.outcome_unknown, orderId);
    assert.deepEqual(learnt(t, world), [3, 0]);
});
test('what is older than a minute is not, unless its answer is not', (t) => {
    const world = createWorld({ brokers: 2 });
    const answeredLate = world.place({ broker: 1 })[0].orderId;
    const answered = world.place({ broker: 1 })[0].orderId;
    world.report(ReportKind.acknowledged, answered);
    world.advance(61_000_000);
    world.report(ReportKind.acknowledged, answeredLate);
    assert.deepEqual(learnt(t, world), [1, 0]);
});
test('what was decided longer ago and not answered may have left at last, as far as it can have been two seconds’ worth', (t) => {
    const world = createWorld({ brokers: 2 });
    for (let i = 0; i < 5; i++)
        world.place({ broker: 1 });
    const one = world.place({ broker: 2 })[0].orderId;
    world.report(ReportKind.acknowledged, one, { broker: 1 });
    world.advance(61_000_000);
    world.place({ broker: 2 });
    assert.deepEqual(learnt(t, world), [4, 1]);
});
test('events of the last minute that are in the archive count as a request each, and no more', (t) => {
    const world = createWorld({ brokers: 2 });
    const before = world.journal.length;
    const first = world.place({ broker: 1 })[0].orderId;
    const second = world.place({ broker: 2 })[0].orderId;
    assert.deepEqual(learnt(t, world, before + 1), [1 + before, 1 + before]);
    world.report(ReportKind.acknowledged, first, { broker: 0 });
    world.report(ReportKind.acknowledged, second, { broker: 1 });
    world.advance(61_000_000);
    const orderId = world.place({ broker: 1 })[0].orderId;
    world.report(ReportKind.acknowledged, orderId);
    assert.deepEqual(learnt(t, world, before + 1), [1, 0]);
});
test('a journal without events tells of none', (t) => {
    const data = temporaryFolder(t);
    openJournal({ data }).lock.release();
    assert.deepEqual(sentBefore(data, { firstSeq: 1, lastSeq: 0, lastUs: 0 }, LIMITS), [0, 0]);
});
//# sourceMappingURL=sent-before.test.js.map