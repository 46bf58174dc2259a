import { MAX_DECIMAL_BYTES, parseDecimal, writeDecimal } from '../../core/number/decimal.js';
const scratch = new Uint8Array(MAX_DECIMAL_BYTES);
const MAX_TEXT = 64;
const AVERAGE_DECIMALS = 4;
const AVERAGE_PARTS = 10 ** AVERAGE_DECIMALS;
/** The text that is meant: a number's shortest decimal, written out without an exponent. */
export function exactText(value) {
    const text = String(value);
    const match = typeof value === 'number' ? /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) : null;
    if (match === null)
        return text;
    const [, sign, whole, fraction = '', exponent] = match;
    const digits = whole + fraction;
    const point = whole.length + Number(exponent);
    if (point <= 0)
        return `${sign}0.${'0'.repeat(-point)}${digits}`;
    if (point >= digits.length)
        return sign + digits.padEnd(point, '0');
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
/** Whole units, or below 1: the gateway would refuse it. */
export function unitsOf(value, { mantissa, decimals }) {
    const text = exactText(value);
    if (text.length > MAX_TEXT)
        return 0;
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++)
        bytes[i] = text.charCodeAt(i) < 128 ? text.charCodeAt(i) : 0;
    return parseDecimal(bytes, 0, bytes.length, mantissa, decimals);
}
export function textOf(units, { mantissa, decimals }) {
    const end = writeDecimal(scratch, 0, units, mantissa, decimals);
    return String.fromCharCode(...scratch.subarray(0, end));
}
/** cost / lots as a price, where cost is the sum of ticks × lots: to a ten-thousandth of a tick, half up. */
export function averageText(cost, lots, tick) {
    const ticks = Math.floor(cost / lots);
    const parts = Math.round(((cost - ticks * lots) * AVERAGE_PARTS) / lots);
    return textOf(ticks * AVERAGE_PARTS + parts, { mantissa: tick.mantissa, decimals: tick.decimals + AVERAGE_DECIMALS });
}
/** "0.05" is 5 / 10^2; undefined: it is no unit. */
export function unitOf(text) {
    if (!/^\d+(\.\d+)?$/.test(text))
        return undefined;
    const [whole = '', fraction = ''] = text.split('.');
    const short = fraction.replace(/0+$/, '');
    const mantissa = Number(whole + short);
    return mantissa >= 1 && mantissa <= 10_000_000 && short.length <= 14
        ? { mantissa, decimals: short.length }
        : undefined;
}
/** Microseconds since 1970 as RFC 3339, to the microsecond. */
export function timeText(timeUs) {
    const second = Math.floor(timeUs / 1_000_000);
    const text = new Date(second * 1000).toISOString().slice(0, 19);
    return `${text}.${String(timeUs - second * 1_000_000).padStart(6, '0')}Z`;
}
//# sourceMappingURL=decimal-text.js.map