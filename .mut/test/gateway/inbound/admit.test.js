import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.js';
import { COMMAND_BYTES } from '../../../core/schema/command.js';
import { AdmissionClass, createAdmission } from '../../../gateway/inbound/admit.js';
const SLOTS = 32;
/** How many of a class get a slot when nothing is taken out. */
const table = [
    ['query', SLOTS / 2],
    ['place', (SLOTS * 7) / 8],
    ['replace', (SLOTS * 15) / 16],
    ['cancel', SLOTS],
];
for (const [name, most] of table) {
    test(`a ${name} is admitted up to ${most} of ${SLOTS} slots`, () => {
        const admission = createAdmission(new RingProducer(createRing('commands', SLOTS, COMMAND_BYTES)), () => { }, () => { });
        for (let i = 0; i < most; i++)
            assert.ok(admission.claim(AdmissionClass[name], 0) >= 0);
        assert.equal(admission.claim(AdmissionClass[name], 0), -1);
        assert.equal(admission.refused[AdmissionClass[name]], 1);
    });
}
test('a turn publishes and rings once, whatever it claimed', () => {
    const buffer = createRing('commands', SLOTS, COMMAND_BYTES);
    const consumer = new RingConsumer(buffer);
    const turns = [];
    let bells = 0;
    const admission = createAdmission(new RingProducer(buffer), () => {
        bells += 1;
    }, (run) => {
        turns.push(run);
    });
    for (let i = 0; i < 5; i++)
        admission.claim(AdmissionClass.place, 0);
    assert.deepEqual([consumer.poll(SLOTS), turns.length, bells], [0, 1, 0]);
    turns.shift()();
    assert.deepEqual([consumer.poll(SLOTS), bells], [5, 1]);
    admission.flush();
    assert.equal(bells, 1);
    admission.claim(AdmissionClass.place, 0);
    assert.equal(turns.length, 1);
});
test('much is published before the turn ends, so that the engine begins with it', () => {
    const buffer = createRing('commands', 1024, COMMAND_BYTES);
    const consumer = new RingConsumer(buffer);
    let bells = 0;
    const ring = () => void bells++;
    const admission = createAdmission(new RingProducer(buffer), ring, () => { });
    for (let i = 0; i < 600; i++)
        admission.claim(AdmissionClass.place, 0);
    assert.deepEqual([consumer.poll(1024), bells], [512, 2]);
    admission.flush();
    consumer.release(512);
    assert.deepEqual([consumer.poll(1024), bells], [88, 3]);
});
test('places and queries are refused that would wait for more than 250 ms at the pace of the engine, unless few wait', () => {
    const buffer = createRing('commands', 8192, COMMAND_BYTES);
    const consumer = new RingConsumer(buffer);
    const admission = createAdmission(new RingProducer(buffer), () => { }, () => { });
    const { place, query, replace, cancel } = AdmissionClass;
    let nowMs = 0;
    const claims = (admissionClass, wanted) => {
        let count = 0;
        while (count < wanted && admission.claim(admissionClass, nowMs * 1e6) >= 0)
            count += 1;
        return count;
    };
    const take = (count) => {
        admission.flush();
        for (let left = count; left > 0;) {
            const some = consumer.poll(left);
            assert.ok(some > 0);
            consumer.release(some);
            left -= some;
        }
    };
    assert.equal(claims(place, 3000), 3000, 'a burst at an engine of which nothing is known');
    nowMs += 100;
    take(500);
    // 500 in 100 ms: 1,250 in 250 ms, and 2,500 wait.
    assert.deepEqual([claims(place, 1), claims(query, 1), claims(replace, 1), claims(cancel, 1)], [0, 0, 1, 1]);
    nowMs += 100;
    take(1400);
    // 1,102 wait; 1,400 in 100 ms: 3,500 in 250 ms.
    assert.equal(claims(place, 5000), 3500 - 1102 + 1);
    nowMs += 100;
    assert.equal(claims(place, 1), 0, 'an engine that stands still');
    take(3501 - 1024);
    assert.equal(claims(place, 1), 1, 'few wait');
    nowMs += 5000;
    assert.equal(claims(place, 1), 1, 'what is known is old');
});
//# sourceMappingURL=admit.test.js.map