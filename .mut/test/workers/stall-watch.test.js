import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createControl, ThreadLine, ThreadState } from '../../core/memory/control.js';
import { roleIndex, Roles } from '../../core/topology.js';
import { createStallWatch } from '../../workers/stall-watch.js';
const STEP_US = 100_000;
function bench() {
    const control = createControl(Roles.length);
    const stalled = [];
    const waits = new Map();
    const watchdog = createStallWatch({
        control,
        watched: [
            { role: 'engine', stallUs: 700_000 },
            { role: 'journal', stallUs: 700_000, callStallUs: 5_000_000 },
        ],
        stalled: (role) => stalled.push(role),
        waitedUs: (tid) => waits.get(tid) ?? 0,
    });
    const lines = new Map(Roles.map((role) => [role, new ThreadLine(control, roleIndex(role))]));
    let nowUs = 5_000_000_000;
    return {
        stalled,
        /** So much of each step from now on the thread of this id waits for a core. */
        starve: (tid, stepShareUs, times, check) => {
            for (let i = 0; i < times; i++) {
                waits.set(tid, (waits.get(tid) ?? 0) + stepShareUs);
                check();
            }
        },
        line: (role) => lines.get(role),
        set: (role, state) => {
            lines.get(role).state = state;
        },
        check: (times, beating = [], stepUs = STEP_US) => {
            for (let i = 0; i < times; i++) {
                nowUs += stepUs;
                for (const role of beating)
                    lines.get(role).beat(nowUs / 1000);
                watchdog.doWork(nowUs);
            }
        },
    };
}
describe('stall watch', () => {
    it('tells of a thread that no longer beats, within a second, and of no other', () => {
        const { stalled, set, check } = bench();
        set('engine', ThreadState.ready);
        set('journal', ThreadState.ready);
        check(20, ['engine', 'journal']);
        assert.deepEqual(stalled, []);
        check(7, ['engine']);
        assert.deepEqual(stalled, []);
        check(1, ['engine']);
        assert.deepEqual(stalled, ['journal']);
    });
    it('leaves threads alone that start, have stopped, or that it is not told to watch', () => {
        const { stalled, set, check } = bench();
        set('engine', ThreadState.starting);
        set('journal', ThreadState.stopped);
        set('market', ThreadState.ready);
        check(50);
        assert.deepEqual(stalled, []);
    });
    it('watches a thread that is asked to stop until it has', () => {
        const { stalled, set, check } = bench();
        set('engine', ThreadState.stopping);
        check(10);
        assert.ok(stalled.includes('engine'));
    });
    it('gives a system call in flight the time that it is told, and no more', () => {
        const { stalled, line, set, check } = bench();
        set('journal', ThreadState.ready);
        check(1, ['journal']);
        line('journal').entersCall();
        check(50);
        assert.deepEqual(stalled, []);
        check(2);
        assert.deepEqual(stalled, ['journal']);
    });
    it('takes the end of a call for a sign of life, and then gives no more time than others have', () => {
        const { stalled, line, set, check } = bench();
        set('journal', ThreadState.ready);
        check(1, ['journal']);
        line('journal').entersCall();
        check(40);
        line('journal').leavesCall();
        check(8);
        assert.deepEqual(stalled, []);
        check(1);
        assert.deepEqual(stalled, ['journal']);
    });
    it('does not count the time in which a thread under suspicion waits for a core, up to twice its own', () => {
        const { stalled, line, set, check, starve } = bench();
        set('engine', ThreadState.ready);
        line('engine').tid = 77;
        check(1, ['engine']);
        starve(77, STEP_US, 18, () => check(1));
        assert.deepEqual(stalled, [], 'suspected from 350 ms on, starved ever since');
        starve(77, STEP_US, 7, () => check(1));
        assert.ok(stalled.length > 0, 'in the end it is told of all the same');
    });
    it('tells of a thread that waits for a core no more than half of the time, later', () => {
        const { stalled, line, set, check, starve } = bench();
        set('engine', ThreadState.ready);
        line('engine').tid = 77;
        check(1, ['engine']);
        starve(77, STEP_US / 2, 10, () => check(1));
        assert.deepEqual(stalled, []);
        starve(77, STEP_US / 2, 1, () => check(1));
        assert.deepEqual(stalled, ['engine']);
    });
    it('forgives everybody after it was itself paused', () => {
        const { stalled, set, check } = bench();
        set('engine', ThreadState.ready);
        check(5, ['engine']);
        check(1, [], 60_000_000);
        check(6);
        assert.equal(stalled.length, 0);
        check(2);
        assert.ok(stalled.includes('engine'));
    });
});
//# sourceMappingURL=stall-watch.test.js.map