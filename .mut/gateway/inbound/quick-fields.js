import { ABSENT } from './fields.js';
import { JsonType } from './json-reader.js';
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const DEL = 0x7f;
export function createQuickFields(names, into) {
    const quoted = names.map((name) => Buffer.from(`"${name}"`, 'latin1'));
    const first = names.length;
    /** By the name before, `first` at the beginning: which one came next the last time. */
    const next = new Int32Array(names.length + 1);
    function nameAt(bytes, at, end, before) {
        const expected = next[before];
        if (standsAt(quoted[expected], bytes, at, end))
            return expected;
        for (let name = 0; name < quoted.length; name++) {
            if (!standsAt(quoted[name], bytes, at, end))
                continue;
            next[before] = name;
            return name;
        }
        return -1;
    }
    return {
        read(bytes, start, end) {
            const { type } = into;
            into.bytes = bytes;
            type.fill(ABSENT);
            let at = afterSpaces(bytes, start, end);
            if (at >= end || bytes[at] !== OPEN)
                return false;
            let before = first;
            do {
                at = afterSpaces(bytes, at + 1, end);
                const name = nameAt(bytes, at, end, before);
                if (name < 0 || type[name] !== ABSENT)
                    return false;
                at = afterSpaces(bytes, at + quoted[name].length, end);
                if (at >= end || bytes[at] !== COLON)
                    return false;
                at = afterSpaces(bytes, at + 1, end);
                if (at >= end)
                    return false;
                const isText = bytes[at] === QUOTE;
                const from = isText ? at + 1 : at;
                const to = isText ? textEnd(bytes, from, end) : numberEnd(bytes, from, end);
                if (to < 0)
                    return false;
                type[name] = isText ? JsonType.string : JsonType.number;
                into.start[name] = from;
                into.end[name] = to;
                before = name;
                at = afterSpaces(bytes, isText ? to + 1 : to, end);
                if (at >= end)
                    return false;
            } while (bytes[at] === COMMA);
            return bytes[at] === CLOSE && afterSpaces(bytes, at + 1, end) === end;
        },
    };
}
export function standsAt(text, bytes, at, end) {
    if (at + text.length > end)
        return false;
    for (let i = 0; i < text.length; i++)
        if (bytes[at + i] !== text[i])
            return false;
    return true;
}
function afterSpaces(bytes, at, end) {
    while (at < end && bytes[at] === SPACE)
        at += 1;
    return at;
}
/** Where the closing quote stands, or -1. */
function textEnd(bytes, from, end) {
    for (let at = from; at < end; at++) {
        const byte = bytes[at];
        if (byte === QUOTE)
            return at;
        if (byte < SPACE || byte >= DEL || byte === BACKSLASH)
            return -1;
    }
    return -1;
}
function numberEnd(bytes, from, end) {
    let at = digitsEnd(bytes, from, end);
    if (at === from || (bytes[from] === ZERO && at > from + 1))
        return -1;
    if (at >= end || bytes[at] !== POINT)
        return at;
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction, end);
    return at === fraction ? -1 : at;
}
export function digitsEnd(bytes, from, end) {
    let at = from;
    while (at < end && bytes[at] >= ZERO && bytes[at] <= NINE)
        at += 1;
    return at;
}
//# sourceMappingURL=quick-fields.js.map