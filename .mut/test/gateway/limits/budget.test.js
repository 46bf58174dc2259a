import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FLOOD_REFUSALS, Lane, countRefused, createBudget, isFlooding, takeToken, tokensLeft, } from '../../../gateway/limits/budget.js';
const SECOND = 1_000_000_000;
const MS = 1_000_000;
const rate = { perSecond: 50, burst: 100 };
test('a new budget is full, and gives its burst at once and then so many a second', () => {
    const budget = createBudget();
    let now = 7 * SECOND;
    assert.equal(tokensLeft(budget, Lane.orders, rate, now), 100);
    for (let i = 0; i < 100; i++)
        assert.equal(takeToken(budget, Lane.orders, rate, now), 0);
    assert.equal(takeToken(budget, Lane.orders, rate, now), 20);
    assert.equal(tokensLeft(budget, Lane.orders, rate, now), 0);
    now += SECOND;
    assert.equal(tokensLeft(budget, Lane.orders, rate, now), 50);
    now += 3600 * SECOND;
    assert.equal(tokensLeft(budget, Lane.orders, rate, now), 100);
});
test('a lane that is empty leaves the others full', () => {
    const budget = createBudget();
    for (let i = 0; i < 101; i++)
        takeToken(budget, Lane.orders, rate, 0);
    assert.deepEqual([Lane.orders, Lane.cancels, Lane.others].map((lane) => tokensLeft(budget, lane, rate, 0)), [0, 100, 100]);
});
test('callers that are refused at once are told to come one after the other, and each finds a token then', () => {
    const budget = createBudget();
    for (let i = 0; i < 100; i++)
        takeToken(budget, Lane.orders, rate, 0);
    const waits = Array.from({ length: 30 }, () => takeToken(budget, Lane.orders, rate, 0));
    assert.deepEqual(waits, Array.from({ length: 30 }, (_, i) => 20 * (i + 1)));
    for (const wait of waits)
        assert.equal(takeToken(budget, Lane.orders, rate, wait * MS), 0);
});
test('nobody is told to wait for more than 10 s', () => {
    const budget = createBudget();
    const slow = { perSecond: 1, burst: 1 };
    const waits = Array.from({ length: 20 }, () => takeToken(budget, Lane.orders, slow, 0));
    assert.equal(Math.max(...waits), 10_000);
});
test('whatever comes when: in any time no more passes than the burst and what the rate gives in it', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 * SECOND }), fc.integer({ min: 1, max: 40 })), {
        maxLength: 60,
    });
    fc.assert(fc.property(steps, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 50 }), (all, perSecond, burst) => {
        const budget = createBudget();
        const one = { perSecond, burst };
        const passed = [];
        let now = 1_000 * SECOND;
        for (const [pause, count] of all) {
            now += pause;
            for (let i = 0; i < count; i++) {
                const left = tokensLeft(budget, Lane.orders, one, now);
                const wait = takeToken(budget, Lane.orders, one, now);
                assert.equal(wait === 0, left > 0);
                if (wait === 0)
                    passed.push(now);
            }
        }
        for (const [first, from] of passed.entries()) {
            for (let last = first; last < passed.length; last++) {
                const allowed = burst + ((passed[last] - from) * perSecond) / SECOND;
                assert.ok(last - first + 1 <= allowed + 1e-6);
            }
        }
    }));
});
test('a holder is flooding after more than 1,000 refusals within 10 s, and not before', () => {
    const budget = createBudget();
    for (let i = 0; i < FLOOD_REFUSALS; i++)
        countRefused(budget, SECOND + i);
    assert.equal(isFlooding(budget), false);
    countRefused(budget, 11 * SECOND);
    assert.equal(isFlooding(budget), true);
    const slower = createBudget();
    for (let i = 0; i < 10 * FLOOD_REFUSALS; i++)
        countRefused(slower, i * 11 * MS);
    assert.equal(isFlooding(slower), false);
});
//# sourceMappingURL=budget.test.js.map