import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTO } from '../../../gateway/config-values.js';
import { Scope, localPrincipal } from '../../../gateway/keys/principal.js';
import { Lane, createBudget } from '../../../gateway/limits/budget.js';
import { createRateLimits } from '../../../gateway/limits/rate-limits.js';
const automatic = { RATE_SESSION_PER_SECOND: AUTO, RATE_SESSION_BURST: 100, RATE_ACCOUNT_PER_SECOND: AUTO };
function keyOf(number) {
    return { key: `key-${number}`, number, scopes: Scope.read | Scope.trade, accounts: [0, 1], symbols: undefined };
}
function limitsOf(settings = {}) {
    return createRateLimits({ ...automatic, ...settings }, 2, () => 5_000_000_000);
}
/** How many pass at once. */
function passes(take) {
    for (let count = 0; count < 1_000; count++)
        if (take() !== undefined)
            return count;
    return Number.POSITIVE_INFINITY;
}
test('the local account has no limits of its own, and all that are set', () => {
    const local = localPrincipal(2);
    for (const [limits, expected] of [
        [limitsOf(), [Infinity, Infinity, Infinity, Infinity]],
        [limitsOf({ RATE_SESSION_PER_SECOND: 50 }), [100, 100, Infinity, Infinity]],
        [limitsOf({ RATE_ACCOUNT_PER_SECOND: 10 }), [Infinity, Infinity, Infinity, 10]],
    ]) {
        const budget = createBudget();
        const { orders, cancels, others } = Lane;
        const found = [orders, cancels, others].map((lane) => passes(() => limits.ofSession(local, budget, lane)));
        const ofAccount = passes(() => limits.ofAccount(local, budget, 1, orders));
        assert.deepEqual([...found, ofAccount], expected);
    }
});
test('a key has 100 orders, 100 cancels and 40 other calls at once in each session, and 200 of each per account', () => {
    const limits = limitsOf();
    for (let session = 0; session < 2; session++) {
        const budget = createBudget();
        const { orders, cancels, others } = Lane;
        const found = [orders, cancels, others].map((lane) => passes(() => limits.ofSession(keyOf(1), budget, lane)));
        assert.deepEqual(found, [100, 100, 40]);
    }
    assert.equal(passes(() => limits.ofAccount(keyOf(1), createBudget(), 0, Lane.orders)), 200);
    assert.equal(passes(() => limits.ofAccount(keyOf(2), createBudget(), 0, Lane.orders)), 0);
    assert.equal(passes(() => limits.ofAccount(keyOf(2), createBudget(), 1, Lane.orders)), 200);
    assert.equal(passes(() => limits.ofAccount(keyOf(2), createBudget(), 0, Lane.cancels)), 200);
});
test('a session that has not logged on yet has 40 calls at once', () => {
    const limits = limitsOf();
    const budget = createBudget();
    assert.equal(passes(() => limits.ofSession(undefined, budget, Lane.others)), 40);
});
test('0 is no limit, for keys too', () => {
    const limits = limitsOf({ RATE_SESSION_PER_SECOND: 0, RATE_ACCOUNT_PER_SECOND: 0 });
    const budget = createBudget();
    assert.equal(passes(() => limits.ofSession(keyOf(1), budget, Lane.orders)), Infinity);
    assert.equal(passes(() => limits.ofAccount(keyOf(1), budget, 0, Lane.orders)), Infinity);
    assert.equal(limits.remaining(keyOf(1), budget, Lane.orders), 0xffff);
    assert.equal(limits.json(keyOf(1), budget), '[]');
    assert.equal(limits.isOn(keyOf(1)), false);
});
test('what is left is the lesser of the session and its account, and fits 16 bits', () => {
    const limits = limitsOf();
    const budget = createBudget();
    assert.equal(limits.remaining(keyOf(1), budget, Lane.orders), 100);
    for (let i = 0; i < 150; i++)
        limits.ofAccount(keyOf(2), createBudget(), 0, Lane.orders);
    assert.equal(limits.remaining(keyOf(1), budget, Lane.orders), 50);
    assert.equal(limits.remaining(keyOf(1), budget, Lane.cancels), 100);
    assert.deepEqual(JSON.parse(limits.json(keyOf(1), budget)), [
        { lane: 'orders', per_second: 50, burst: 100, remaining: 50 },
        { lane: 'cancels', per_second: 50, burst: 100, remaining: 100 },
    ]);
    const wide = limitsOf({ RATE_SESSION_BURST: 100_000, RATE_ACCOUNT_PER_SECOND: 0 });
    assert.equal(wide.remaining(keyOf(1), createBudget(), Lane.orders), 0xfffe);
});
test('over HTTP a key has one budget, whatever connection it comes by', () => {
    const limits = limitsOf();
    assert.equal(limits.budgetOf(keyOf(1)), limits.budgetOf(keyOf(1)));
    assert.notEqual(limits.budgetOf(keyOf(1)), limits.budgetOf(keyOf(2)));
});
//# sourceMappingURL=rate-limits.test.js.map