import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DecimalError, MAX_DECIMAL_BYTES, parseDecimal, writeDecimal } from '../../../core/number/decimal.js';
const { NOT_A_NUMBER, NEGATIVE, NOT_A_MULTIPLE, TOO_LARGE } = DecimalError;
const MAX = Number.MAX_SAFE_INTEGER;
function parse(text, mantissa, decimals) {
    const bytes = new TextEncoder().encode(`9${text}9`); // Digits around it: what is outside is not read.
    return parseDecimal(bytes, 1, bytes.length - 1, mantissa, decimals);
}
function write(units, mantissa, decimals) {
    const bytes = new Uint8Array(MAX_DECIMAL_BYTES + 3).fill(0x23);
    const end = writeDecimal(bytes, 2, units, mantissa, decimals);
    assert.equal(new TextDecoder().decode(bytes.subarray(0, 2)), '##');
    assert.ok(bytes.subarray(end).every((byte) => byte === 0x23), 'nothing behind the end is touched');
    return new TextDecoder().decode(bytes.subarray(2, end));
}
/** What `parse` has to answer for well-formed text, by BigInt. */
function exact(text, mantissa, decimals) {
    const [whole = '', fraction = ''] = text.split('.');
    const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
    const scaled = BigInt(whole + kept);
    if (scaled / BigInt(mantissa) > BigInt(MAX))
        return TOO_LARGE;
    if (/[1-9]/.test(fraction.slice(decimals)) || scaled % BigInt(mantissa) !== 0n)
        return NOT_A_MULTIPLE;
    return Number(scaled / BigInt(mantissa));
}
function exactText(units, mantissa, decimals) {
    const digits = (BigInt(Math.abs(units)) * BigInt(mantissa)).toString().padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
    return (units < 0 ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}
const unit = fc.tuple(fc.oneof(fc.constantFrom(1, 5, 25, 75, 10_000_000), fc.integer({ min: 1, max: 10_000_000 })), fc.integer({ min: 0, max: 18 }));
const units = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.maxSafeNat(), fc.integer({ min: 0, max: 50 }).map((n) => MAX - n), fc.integer({ min: 0, max: 52 }).chain((bit) => fc.constantFrom(2 ** bit - 1, 2 ** bit)), fc.integer({ min: 0, max: 15 }).chain((power) => fc.constantFrom(10 ** power - 1, 10 ** power)));
const digits = (max) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));
for (const [text, mantissa, decimals, expected] of [
    ['0', 1, 2, 0],
    ['0.00', 1, 2, 0],
    ['45000', 1, 2, 4_500_000],
    ['45000.5', 1, 2, 4_500_050],
    ['0.001', 1, 6, 1000],
    ['0.0010', 1, 3, 1],
    ['0.0010000000000000000000000000000000', 1, 3, 1],
    ['150.05', 5, 2, 3001],
    ['150.04', 5, 2, NOT_A_MULTIPLE],
    ['150.001', 5, 2, NOT_A_MULTIPLE],
    ['75', 75, 0, 1],
    ['76', 75, 0, NOT_A_MULTIPLE],
    ['75.0', 75, 0, 1],
    ['75.5', 75, 0, NOT_A_MULTIPLE],
    ['9007199254740991', 1, 0, MAX],
    ['9007199254740992', 1, 0, TOO_LARGE],
    ['9007199254740991.5', 1, 0, NOT_A_MULTIPLE],
    ['90071992547409.92', 1, 2, TOO_LARGE],
    ['90071992547410', 1, 2, TOO_LARGE],
    ['45035996273704955', 5, 0, MAX],
    ['450359962737049.60', 5, 2, TOO_LARGE],
    ['99999999999999999999999999999', 1, 0, TOO_LARGE],
    ['99999999999999999999999999999.5', 1, 0, TOO_LARGE],
    ['99999999999999999999999999999x', 1, 0, NOT_A_NUMBER],
    ['', 1, 2, NOT_A_NUMBER],
    ['.', 1, 2, NOT_A_NUMBER],
    ['.5', 1, 2, NOT_A_NUMBER],
    ['5.', 1, 2, NOT_A_NUMBER],
    ['1.2.3', 1, 2, NOT_A_NUMBER],
    ['1..2', 1, 2, NOT_A_NUMBER],
    ['00', 1, 2, NOT_A_NUMBER],
    ['007', 1, 2, NOT_A_NUMBER],
    ['00.5', 1, 2, NOT_A_NUMBER],
    ['+1', 1, 2, NOT_A_NUMBER],
    ['1e3', 1, 2, NOT_A_NUMBER],
    ['1E3', 1, 2, NOT_A_NUMBER],
    ['1.0e0', 1, 2, NOT_A_NUMBER],
    ['NaN', 1, 2, NOT_A_NUMBER],
    ['Infinity', 1, 2, NOT_A_NUMBER],
    ['0x10', 1, 2, NOT_A_NUMBER],
    ['1_000', 1, 2, NOT_A_NUMBER],
    ['1,5', 1, 2, NOT_A_NUMBER],
    [' 1', 1, 2, NOT_A_NUMBER],
    ['1 ', 1, 2, NOT_A_NUMBER],
    ['１', 1, 2, NOT_A_NUMBER],
    ['-', 1, 2, NOT_A_NUMBER],
    ['--1', 1, 2, NOT_A_NUMBER],
    ['-01', 1, 2, NOT_A_NUMBER],
    ['-.5', 1, 2, NOT_A_NUMBER],
    ['-0', 1, 2, NEGATIVE],
    ['-0.00', 1, 2, NEGATIVE],
    ['-1', 1, 2, NEGATIVE],
    ['-99999999999999999999', 1, 2, NEGATIVE],
]) {
    test(`"${text}" in units of ${mantissa} / 10^${decimals} is ${expected}`, () => {
        assert.equal(parse(text, mantissa, decimals), expected);
    });
}
for (const [units, mantissa, decimals, expected] of [
    [0, 1, 8, '0'],
    [-0, 1, 8, '0'],
    [4_500_000, 1, 2, '45000'],
    [1000, 1, 6, '0.001'],
    [1, 1, 18, '0.000000000000000001'],
    [3001, 5, 2, '150.05'],
    [-3, 5, 1, '-1.5'],
    [-1, 1, 2, '-0.01'],
    [100, 1, 0, '100'],
    [MAX, 10_000_000, 0, '90071992547409910000000'],
    [-MAX, 9_999_999, 18, '-90071.983540210655259009'],
]) {
    test(`${units} units of ${mantissa} / 10^${decimals} are written as ${expected}`, () => {
        assert.equal(write(units, mantissa, decimals), expected);
    });
}
test('what is written is the shortest exact text, by BigInt, and reads back as the same units', () => {
    fc.assert(fc.property(units, unit, (value, [mantissa, decimals]) => {
        const text = write(value, mantissa, decimals);
        assert.equal(text, exactText(value, mantissa, decimals));
        assert.equal(parse(text, mantissa, decimals), value);
        if (value > 0)
            assert.equal(write(-value, mantissa, decimals), `-${text}`);
    }), { numRuns: 5000 });
});
test('any plain number is read as BigInt arithmetic reads it', () => {
    const whole = digits(24).map((text) => text.replace(/^0+(?=.)/, ''));
    const text = fc.oneof(whole, fc.tuple(whole, digits(24)).map((parts) => parts.join('.')), fc.tuple(units, unit, fc.nat(3)).map(([value, [mantissa, decimals], zeros]) => {
        const written = exactText(value, mantissa, decimals);
        return written.includes('.') ? written + '0'.repeat(zeros) : written;
    }));
    fc.assert(fc.property(text, unit, (number, [mantissa, decimals]) => {
        assert.equal(parse(number, mantissa, decimals), exact(number, mantissa, decimals));
    }), { numRuns: 10_000 });
});
test('what JSON does not take as a plain number is never read as one', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'0123456789.-+eE x'.split('')), maxLength: 8 });
    fc.assert(fc.property(noise, (text) => {
        const plain = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
        const result = parse(text, 1, 2);
        if (plain.test(text))
            assert.equal(result, exact(text, 1, 2));
        else
            assert.equal(result, text.startsWith('-') && plain.test(text.slice(1)) ? NEGATIVE : NOT_A_NUMBER);
    }), { numRuns: 10_000 });
});
test('units that are no safe integer, and units of measure out of bounds, are bugs', () => {
    const bytes = new Uint8Array(32);
    for (const units of [0.5, Number.NaN, MAX + 1])
        assert.throws(() => writeDecimal(bytes, 0, units, 1, 2), /safe integer/);
    for (const mantissa of [0, -1, 10_000_001])
        assert.throws(() => parse('1', mantissa, 0), /mantissa/);
    for (const decimals of [-1, 19])
        assert.throws(() => writeDecimal(bytes, 0, 1, 1, decimals), /decimals/);
});
//# sourceMappingURL=decimal.test.js.map