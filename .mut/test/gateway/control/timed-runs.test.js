import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RUN_THINGS, createTimedRuns } from '../../../gateway/control/timed-runs.js';
/** `n`: so many things that take 10 ns each; `end`: nothing follows for 1,000 ns. */
function runsOf(steps) {
    const runs = [];
    const began = [];
    let nowNs = 1_000;
    let looks = 0;
    const timed = createTimedRuns(() => {
        looks += 1;
        return nowNs;
    }, (startNs, endNs, things) => runs.push({ startNs, endNs, things }));
    for (const step of steps) {
        if (step === 'end') {
            timed.end();
            nowNs += 1_000;
        }
        else {
            for (let i = 0; i < step; i++) {
                began.push(timed.next());
                nowNs += 10;
            }
        }
    }
    timed.end();
    return { runs, began, looks };
}
test('a thing alone is a run from its beginning to its end', () => {
    const { runs, began } = runsOf([1, 'end', 1]);
    assert.deepEqual(runs, [
        { startNs: 1_000, endNs: 1_010, things: 1 },
        { startNs: 2_010, endNs: 2_020, things: 1 },
    ]);
    assert.deepEqual(began, [1_000, 2_010]);
});
test('a full run ends where the next begins, with one look at the clock', () => {
    const { runs, looks } = runsOf([RUN_THINGS + 2]);
    const fullNs = 1_000 + RUN_THINGS * 10;
    assert.deepEqual(runs, [
        { startNs: 1_000, endNs: fullNs, things: RUN_THINGS },
        { startNs: fullNs, endNs: fullNs + 20, things: 2 },
    ]);
    assert.equal(looks, 3);
});
test('nothing is no run', () => {
    assert.deepEqual(runsOf(['end', 'end']).runs, []);
});
test('each thing is in one run that is not empty and not too long, and no run holds a pause', () => {
    const step = fc.oneof(fc.constant('end'), fc.nat(3 * RUN_THINGS));
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { runs, began } = runsOf(steps);
        assert.equal(runs.reduce((sum, { things }) => sum + things, 0), began.length);
        for (const { startNs, endNs, things } of runs) {
            assert.ok(things >= 1 && things <= RUN_THINGS);
            assert.equal(endNs - startNs, things * 10);
            assert.equal(began.filter((ns) => ns === startNs).length, things);
        }
    }));
});
//# sourceMappingURL=timed-runs.test.js.map