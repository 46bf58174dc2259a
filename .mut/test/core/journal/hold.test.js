import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOLD_US, holdLeftUs, isAwaited } from '../../../core/journal/hold.js';
import { EventKind } from '../../../core/schema/event.js';
test('nobody waits for an acknowledgement or a checkpoint; for all else, known or not, somebody does', () => {
    const held = Object.entries(EventKind).filter(([, kind]) => !isAwaited(kind));
    assert.deepEqual(held.map(([name]) => name), ['acknowledged', 'checkpoint']);
    for (const unknown of [0, 99, 0xffff])
        assert.ok(isAwaited(unknown));
});
test('an event is held for a millisecond at most, and never longer than is left of its time', () => {
    assert.ok(HOLD_US > 0 && HOLD_US <= 1_000);
    fc.assert(fc.property(fc.nat(40), fc.nat(3 * HOLD_US), fc.nat(HOLD_US), (held, ageUs, laterUs) => {
        const left = holdLeftUs(held, 64, ageUs);
        assert.ok(left >= 0 && left + Math.min(ageUs, HOLD_US) <= HOLD_US);
        assert.ok(holdLeftUs(held, 64, ageUs + laterUs) <= left);
        assert.equal(left === 0, ageUs >= HOLD_US || held > 16);
    }));
});
//# sourceMappingURL=hold.test.js.map