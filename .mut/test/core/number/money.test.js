import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { notionalUp } from '../../../core/number/money.js';
const MAX = Number.MAX_SAFE_INTEGER;
function exact(ticks, lots, numerator, denominator) {
    const product = BigInt(ticks) * BigInt(lots) * BigInt(numerator);
    const up = (product + BigInt(denominator) - 1n) / BigInt(denominator);
    return up > BigInt(MAX) ? -1 : Number(up);
}
for (const [what, ticks, lots, numerator, denominator, expected] of [
    ['0.001 BTC at 45,000.00', 4_500_000, 1000, 1, 100, 45_000_000],
    ['a notional that is not whole rounds up', 1, 1, 1, 100, 1],
    ['an option lot of 75 at 150.05', 3001, 1, 3_750_000, 1, 11_253_750_000],
    ['nothing at any price', MAX, 0, MAX, 1, 0],
    ['the largest amount', MAX, 1, 1, 1, MAX],
    ['one more than the largest', 2 ** 52, 2, 1, 1, -1],
    ['a product beyond 2^53 whose quotient is small', MAX, MAX, 1, 2 ** 43, -1],
    [
        'an instrument with 8 decimals in price and in quantity',
        4_500_000_000_000,
        100_000_000,
        1,
        10_000_000_000,
        45_000_000_000,
    ],
    ['the same, and a hair more', 4_500_000_000_001, 100_000_001, 1, 10_000_000_000, 45_000_000_451],
]) {
    test(`${what}: ${expected}`, () => {
        assert.equal(notionalUp(ticks, lots, numerator, denominator), expected);
        assert.equal(exact(ticks, lots, numerator, denominator), expected);
    });
}
const factor = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 52 }).chain((bit) => fc.constantFrom(2 ** bit, 2 ** bit - 1, 2 ** bit + 1)));
const denominators = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 12 }).map((power) => 10 ** power), fc.maxSafeNat().map((n) => (n % 2 ** 43) + 1));
test('the notional is exact over the whole range, or refused', () => {
    fc.assert(fc.property(factor, factor, fc.oneof(fc.constant(1), factor), denominators, (ticks, lots, numerator, denominator) => {
        assert.equal(notionalUp(ticks, lots, numerator, denominator), exact(ticks, lots, numerator, denominator));
    }), { numRuns: 20_000 });
});
/** Factors chosen so that the quotient falls within a few units of where rounding or refusing turns. */
test('the notional is exact around whole amounts and around the largest', () => {
    const near = fc.record({
        amount: fc.oneof(fc.maxSafeNat(), fc.integer({ min: -3, max: 6 }).map((n) => MAX - n)),
        denominator: denominators,
        lots: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2 ** 30 })),
        more: fc.nat(5),
        numerator: fc.constantFrom(1, 3, 7),
        off: fc.integer({ min: -2, max: 2 }),
    });
    fc.assert(fc.property(near, ({ amount, denominator, lots: few, more, numerator, off }) => {
        for (const lots of [few, denominator + more]) {
            const ticks = Number((BigInt(amount) * BigInt(denominator)) / BigInt(lots * numerator)) + off;
            if (ticks < 0 || ticks > MAX)
                continue;
            const expected = exact(ticks, lots, numerator, denominator);
            assert.equal(notionalUp(ticks, lots, numerator, denominator), expected);
            assert.equal(notionalUp(lots, ticks, numerator, denominator), expected);
        }
    }), { numRuns: 20_000 });
});
test('negative, too large or missing factors are bugs', () => {
    for (const off of [-1, MAX + 1, Number.NaN]) {
        assert.throws(() => notionalUp(off, 1, 1, 1), /factor is off/);
        assert.throws(() => notionalUp(1, off, 1, 1), /factor is off/);
        assert.throws(() => notionalUp(1, 1, off, 1), /fraction is off/);
        assert.throws(() => notionalUp(1, 1, 1, off), /fraction is off/);
    }
    assert.throws(() => notionalUp(1, 1, 1, 2 ** 43 + 1), /fraction is off/);
});
//# sourceMappingURL=money.test.js.map