import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ringer, Sleeper, createDoorbell, doorbellCounts } from '../../../core/memory/doorbell.js';
/** An event loop's doorbell in one thread: work is a flag, waking is counted. */
function loopBell() {
    const buffer = createDoorbell('loop');
    const state = { work: false, wakes: 0 };
    const sleeper = new Sleeper(buffer, () => state.work);
    const ringer = new Ringer(buffer, () => {
        state.wakes += 1;
    });
    return { buffer, state, sleeper, ringer };
}
test('nobody is woken who is not asleep', () => {
    const { state, ringer, sleeper } = loopBell();
    ringer.ring();
    sleeper.arm();
    sleeper.disarm();
    ringer.ring();
    assert.equal(state.wakes, 0);
});
test('an armed loop is woken once, however many ring', () => {
    const { buffer, state, sleeper, ringer } = loopBell();
    assert.equal(sleeper.arm(), true);
    const other = new Ringer(buffer, () => {
        state.wakes += 1;
    });
    ringer.ring();
    other.ring();
    ringer.ring();
    assert.equal(state.wakes, 1);
    assert.equal(doorbellCounts(buffer).rings, 1);
});
test('a sleeper that finds work when it looks again is not armed and need not be rung', () => {
    const { state, sleeper, ringer } = loopBell();
    state.work = true;
    assert.equal(sleeper.arm(), false);
    ringer.ring();
    assert.equal(state.wakes, 0);
});
test('freed space rings only a sleeper that is hungry', () => {
    const { state, sleeper, ringer } = loopBell();
    sleeper.arm();
    ringer.ringIfHungry();
    assert.equal(state.wakes, 0);
    sleeper.hungry = true;
    ringer.ringIfHungry();
    assert.equal(state.wakes, 1);
    sleeper.hungry = false;
    sleeper.arm();
    ringer.ringIfHungry();
    assert.equal(state.wakes, 1);
});
test('a park that nobody ends is a timeout, and a defect only if there was work', () => {
    const buffer = createDoorbell('park');
    let looks = 0;
    let workFromLook = Number.POSITIVE_INFINITY;
    const sleeper = new Sleeper(buffer, () => ++looks >= workFromLook);
    sleeper.park(0.01);
    assert.deepEqual(doorbellCounts(buffer), { parks: 1, timeouts: 1, defects: 0, rings: 0 });
    workFromLook = looks + 2; // Nothing at the look before sleeping, something after it that nobody rang for.
    sleeper.park(0.01);
    assert.deepEqual(doorbellCounts(buffer), { parks: 2, timeouts: 2, defects: 1, rings: 0 });
    sleeper.park(20_000); // There is work: returns at once.
    assert.deepEqual(doorbellCounts(buffer), { parks: 2, timeouts: 2, defects: 1, rings: 0 });
});
test('a backstop timer of a loop says whether it found what nobody rang for', () => {
    const { buffer, state, sleeper } = loopBell();
    sleeper.arm();
    assert.equal(sleeper.timedOut(), false);
    state.work = true;
    assert.equal(sleeper.timedOut(), true);
    assert.deepEqual(doorbellCounts(buffer), { parks: 0, timeouts: 2, defects: 1, rings: 0 });
});
test('a rung thread leaves its park before the time is over', () => {
    const buffer = createDoorbell('park');
    // The look before sleeping is where a ringer comes in between arming and sleeping.
    const ringer = new Ringer(buffer);
    const sleeper = new Sleeper(buffer, () => {
        ringer.ring();
        return false;
    });
    sleeper.park(20_000);
    assert.deepEqual(doorbellCounts(buffer), { parks: 1, timeouts: 0, defects: 0, rings: 1 });
});
//# sourceMappingURL=doorbell.test.js.map