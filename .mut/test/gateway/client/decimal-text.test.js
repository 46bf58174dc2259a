import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { averageText, exactText, textOf, unitOf, unitsOf } from '../../../gateway/client/decimal-text.js';
test('a number is the shortest decimal that means it, without an exponent', () => {
    const cases = [
        [0.1, '0.1'],
        [1e-7, '0.0000001'],
        [1.5e-10, '0.00000000015'],
        [45000.01, '45000.01'],
        [1e21, '1000000000000000000000'],
        [1.25e22, '12500000000000000000000'],
        [-1e-7, '-0.0000001'],
    ];
    for (const [value, text] of cases)
        assert.equal(exactText(value), text);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = exactText(value);
        assert.match(text, /^-?\d+(\.\d+)?$/);
        assert.ok(Number(text) === value);
    }));
});
test('units and texts are each other, for every tick', () => {
    const units = fc.integer({ min: 1, max: 2 ** 40 });
    const tick = fc.constantFrom('0.01', '0.05', '75', '0.000001', '1', '10');
    fc.assert(fc.property(units, tick, (count, text) => {
        const unit = unitOf(text);
        assert.equal(unitsOf(textOf(count, unit), unit), count);
    }));
    const cent = unitOf('0.010');
    assert.deepEqual(cent, { mantissa: 1, decimals: 2 });
    for (const wrong of [0.001, '1e3', '-1', 'x', '', Number.NaN, '0'.repeat(100), '1\u2000']) {
        assert.ok(unitsOf(wrong, cent) <= 0);
    }
    assert.deepEqual([unitOf('0'), unitOf('x'), averageText(100, 3, cent)], [undefined, undefined, '0.333333']);
});
//# sourceMappingURL=decimal-text.test.js.map