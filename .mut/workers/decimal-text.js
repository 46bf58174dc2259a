/**
 * Decimal text to whole units and back, without ever holding a binary fraction.
 *
 *   units × mantissa / 10^decimals = value        "45000.05" with 5 / 10^2  ⇄  900001
 *
 * Only what venues and files say as text comes through here; the gateway's own parser works on bytes.
 */
const POINT = 46;
const ZERO = 48;
const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const MAX_TEXT = 40;
/** Exact: NaN if the text is no plain non-negative decimal, no multiple of the unit, or beyond 2^53. */
export function parseUnits(text, mantissa, decimals) {
    const length = text.length;
    if (length === 0 || length > MAX_TEXT)
        return Number.NaN;
    let value = 0;
    let fraction = -1;
    for (let at = 0; at < length; at++) {
        const code = text.charCodeAt(at);
        if (code === POINT) {
            if (fraction >= 0 || at === 0 || at === length - 1)
                return Number.NaN;
            fraction = 0;
            continue;
        }
        const digit = code - ZERO;
        if (digit < 0 || digit > 9)
            return Number.NaN;
        if (fraction >= decimals) {
            if (digit !== 0)
                return Number.NaN;
            continue;
        }
        if (fraction >= 0)
            fraction++;
        value = value * 10 + digit;
        if (value > MAX_SAFE)
            return Number.NaN;
    }
    for (let at = fraction < 0 ? 0 : fraction; at < decimals; at++)
        value *= 10;
    if (value > MAX_SAFE || value % mantissa !== 0)
        return Number.NaN;
    return value / mantissa;
}
/**
 * To the nearest unit, halves up: for recorded sizes that went through binary floats (0.00031099999999999997
 * is 311 millionths). Takes an exponent too (1e-05). NaN if the text is no non-negative number.
 */
export function parseNearestUnits(text, mantissa, decimals) {
    const mark = text.search(/[eE]/);
    const digits = mark < 0 ? text : text.slice(0, mark);
    const exponent = mark < 0 ? 0 : parseExponent(text.slice(mark + 1));
    const length = digits.length;
    if (length === 0 || length > MAX_TEXT || Number.isNaN(exponent))
        return Number.NaN;
    const point = digits.indexOf('.');
    const wholeDigits = point < 0 ? length : point;
    const kept = wholeDigits + decimals + exponent;
    let value = 0;
    let index = 0;
    let half = 0;
    for (let at = 0; at < length; at++) {
        if (at === point) {
            if (at === 0 || at === length - 1)
                return Number.NaN;
            continue;
        }
        const digit = digits.charCodeAt(at) - ZERO;
        if (digit < 0 || digit > 9)
            return Number.NaN;
        if (index < kept) {
            value = value * 10 + digit;
            if (value > MAX_SAFE)
                return Number.NaN;
        }
        else if (index === kept && digit >= 5)
            half = 1;
        index++;
    }
    for (; index < kept; index++) {
        value *= 10;
        if (value > MAX_SAFE)
            return Number.NaN;
    }
    // The rest after the last kept digit only matters as "at least a half": exact for every mantissa.
    const remainder = value % mantissa;
    return (value - remainder) / mantissa + (2 * remainder + half >= mantissa ? 1 : 0);
}
function parseExponent(text) {
    return /^[+-]?\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
}
/** `units` is a non-negative integer whose product with `mantissa` is below 2^53. */
export function formatUnits(units, mantissa, decimals) {
    const digits = String(units * mantissa);
    if (decimals === 0)
        return digits;
    if (digits.length > decimals)
        return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
    return `0.${digits.padStart(decimals, '0')}`;
}
//# sourceMappingURL=decimal-text.js.map