import assert from 'node:assert/strict';
export function actOf(text) {
    const words = [];
    const options = {};
    for (const word of text.split(/\s+/)) {
        const equals = word.indexOf('=');
        if (equals > 0)
            options[word.slice(0, equals)] = word.slice(equals + 1);
        else
            words.push(word);
    }
    return { words, options };
}
export function sideOf(word) {
    assert.ok(word === 'B' || word === 'S', `a side is B or S, not ${word}`);
    return word === 'B' ? 'buy' : 'sell';
}
/** Lots and ticks; a market order has 0 ticks. */
export function sizeOf(word) {
    const [lots, ticks] = (word ?? '').split('@');
    assert.ok(lots !== undefined && ticks !== undefined, `a size is LOTS@TICKS or LOTS@market, not ${word}`);
    return [numberOf(lots), ticks === 'market' ? 0 : numberOf(ticks)];
}
const UNITS = { us: 1, ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9, d: 8.64e10 };
export function timeOf(word) {
    const parts = /^\+?(\d+)(us|ms|s|m|h|d)$/.exec(word ?? '');
    assert.ok(parts !== null, `a time is a number of us, ms, s, m, h or d, not ${word}`);
    return Number(parts[1]) * UNITS[parts[2]];
}
export function numberOf(word) {
    const value = Number(word);
    assert.ok(word !== undefined && word !== '' && !Number.isNaN(value), `not a number: ${word}`);
    return value;
}
//# sourceMappingURL=script-words.js.map