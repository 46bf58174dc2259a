import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatUnits, parseNearestUnits, parseUnits } from '../../workers/decimal-text.js';
test('decimal text becomes whole units exactly, or NaN', () => {
    const cases = [
        ['45000.05', 5, 2, 900_001],
        ['45000.04', 5, 2, Number.NaN],
        ['0.000311', 1, 6, 311],
        ['0.0003110000', 1, 6, 311],
        ['0.0003111', 1, 6, Number.NaN],
        ['150', 75, 0, 2],
        ['151', 75, 0, Number.NaN],
        ['0', 1, 2, 0],
        ['90071992547409.91', 1, 2, 9_007_199_254_740_991],
        ['90071992547409.92', 1, 2, Number.NaN],
        ...['', '.', '1.', '.5', '-1', '+1', '1e3', '1,5', ' 1', '1.2.3', '0x1', '9'.repeat(41)].map((text) => [text, 1, 2, Number.NaN]),
    ];
    for (const [text, mantissa, decimals, units] of cases)
        assert.equal(parseUnits(text, mantissa, decimals), units, text);
});
test('sizes with float noise go to the nearest unit', () => {
    const cases = [
        ['0.00031099999999999997', 1, 6, 311],
        ['3.2909330000000003', 1, 6, 3_290_933],
        ['0.014596000000000001', 1, 6, 14_596],
        ['2', 1, 6, 2_000_000],
        ['1e-05', 1, 6, 10],
        ['1.5E+2', 1, 1, 1500],
        ['0.0000005', 1, 6, 1],
        ['0.00000049999', 1, 6, 0],
        ['112.4', 75, 0, 1],
        ['112.5', 75, 0, 2],
        ['0.025', 5, 2, 1],
        ['0.0249', 5, 2, 0],
        ['abc', 1, 6, Number.NaN],
        ['1e', 1, 6, Number.NaN],
        ['1e99', 1, 6, Number.NaN],
        ['', 1, 6, Number.NaN],
    ];
    for (const [text, mantissa, decimals, units] of cases)
        assert.equal(parseNearestUnits(text, mantissa, decimals), units, text);
});
test('units become text and the same units again', () => {
    fc.assert(fc.property(fc.nat(2 ** 31), fc.constantFrom(1, 5, 75), fc.integer({ min: 0, max: 8 }), (units, mantissa, decimals) => {
        const text = formatUnits(units, mantissa, decimals);
        assert.equal(parseUnits(text, mantissa, decimals), units);
        assert.equal(parseNearestUnits(text, mantissa, decimals), units);
    }));
    assert.equal(formatUnits(0, 1, 2), '0.00');
    assert.equal(formatUnits(5, 1, 6), '0.000005');
    assert.equal(formatUnits(3, 75, 0), '225');
});
//# sourceMappingURL=decimal-text.test.js.map