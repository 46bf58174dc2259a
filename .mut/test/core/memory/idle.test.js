import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sleeper, createDoorbell, doorbellCounts } from '../../../core/memory/doorbell.js';
import { parking, spinningThenParking } from '../../../core/memory/idle.js';
function sleeping() {
    const bell = createDoorbell('idle');
    return { sleeper: new Sleeper(bell, () => false), parks: () => doorbellCounts(bell).parks };
}
test('parking parks after each cycle without work, and only then', () => {
    const { sleeper, parks } = sleeping();
    const idle = parking(sleeper, 0.01);
    for (const workDone of [1, 0, 5, 0, 0])
        idle(workDone);
    assert.equal(parks(), 3);
    const patient = parking(sleeper, 3_600_000);
    patient(0, 0.01); // An hour, if it didn't look at what it may sleep this time.
    assert.equal(parks(), 4);
    assert.throws(() => parking(sleeper, 0), /longest park/);
});
test('spinning then parking parks once the last work is long enough ago, and spins anew after work', () => {
    const { sleeper, parks } = sleeping();
    let nowNs = 1000;
    let reads = 0;
    const clock = () => {
        reads += 1;
        return nowNs;
    };
    const idle = spinningThenParking(sleeper, 50_000, 0.01, clock);
    const seen = [
        [1, 0], // work
        [0, 0], // the idle time begins
        [0, 49_999], // still spinning
        [0, 1], // 50 µs: parks
        [0, 0], // no spinning after a park without work
        [1, 0], // work
        [0, 1_000_000], // the idle time begins anew: not measured from the old work
        [0, 50_000],
    ].map(([workDone, passedNs]) => {
        nowNs += passedNs;
        idle(workDone);
        return parks();
    });
    assert.deepEqual(seen, [0, 0, 0, 1, 2, 2, 2, 3]);
    assert.equal(reads, 6, 'the clock is read only without work');
    assert.throws(() => spinningThenParking(sleeper, 0, 1, clock), /more than nothing/);
});
//# sourceMappingURL=idle.test.js.map