import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreWaitUs } from '../../workers/core-wait.js';
test('the kernel counts how long a thread has waited for a core', () => {
    const beforeUs = coreWaitUs(process.pid);
    assert.ok(Number.isFinite(beforeUs) && beforeUs >= 0);
    assert.ok(coreWaitUs(process.pid) >= beforeUs, 'it never goes back');
});
test('of a thread that is gone nothing is known', () => {
    assert.equal(coreWaitUs(2 ** 31 - 1), 0);
});
//# sourceMappingURL=core-wait.test.js.map