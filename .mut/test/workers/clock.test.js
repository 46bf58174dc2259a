import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createControl } from '../../core/memory/control.js';
import { createClock, keepClockPast, startClock } from '../../workers/clock.js';
describe('clock', () => {
    it('counts whole microseconds since the epoch, from the wall clock at start, and never back', () => {
        const control = createControl(1);
        const wallMs = 1_763_700_000_000;
        startClock(control, wallMs);
        const clock = createClock(control);
        let last = clock.nowUs();
        assert.ok(last >= wallMs * 1000);
        for (let i = 0; i < 10_000; i++) {
            const now = clock.nowUs();
            assert.ok(Number.isSafeInteger(now) && now >= last);
            last = now;
        }
        assert.ok(Number.isSafeInteger(clock.monotonicNs()));
    });
    it('is one clock for every view of the control segment', () => {
        const control = createControl(1);
        const other = createClock(structuredClone(control));
        startClock(control, 1_763_700_000_000);
        const clock = createClock(control);
        const [first, second, third] = [clock.nowUs(), other.nowUs(), clock.nowUs()];
        assert.ok(first <= second && second <= third);
    });
    it('is moved past the last journaled event, and only forward', () => {
        const control = createControl(1);
        startClock(control, 1_763_700_000_000);
        const clock = createClock(control);
        const future = clock.nowUs() + 3_600_000_000;
        keepClockPast(control, future);
        const moved = clock.nowUs();
        assert.ok(moved > future);
        keepClockPast(control, moved - 1_000_000);
        assert.ok(clock.nowUs() >= moved && clock.nowUs() < moved + 600_000_000);
    });
});
//# sourceMappingURL=clock.test.js.map