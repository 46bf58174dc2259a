import { digitsEnd, standsAt } from '../inbound/quick-fields.js';
const SPACE = 0x20;
const ZERO = 0x30;
const CLOSE = 0x7d;
const MAX_DIGITS = 15;
const BEFORE_ID = ['{', '"id"', ':'].map(latin1);
const BEFORE_PARAMS = [',', '"method"', ':', '"order.place"', ',', '"params"', ':'].map(latin1);
/** Whether `bytes` are such a frame. If so, `into` says what it has. */
export function readQuickPlace(bytes, into) {
    const end = bytes.length - 1;
    if (end < 0 || bytes[end] !== CLOSE)
        return false;
    const idAt = afterTokens(BEFORE_ID, bytes, 0, end);
    if (idAt < 0)
        return false;
    const idEnd = digitsEnd(bytes, idAt, end);
    const digits = idEnd - idAt;
    if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && bytes[idAt] === ZERO))
        return false;
    let id = 0;
    for (let at = idAt; at < idEnd; at++)
        id = id * 10 + (bytes[at] - ZERO);
    const start = afterTokens(BEFORE_PARAMS, bytes, idEnd, end);
    if (start < 0)
        return false;
    into.id = id;
    into.start = start;
    into.end = end;
    return true;
}
/** Where the bytes go on after `tokens` and the spaces around them, or -1. */
function afterTokens(tokens, bytes, from, end) {
    let at = from;
    for (let i = 0; i < tokens.length; i++) {
        while (at < end && bytes[at] === SPACE)
            at += 1;
        const token = tokens[i];
        if (!standsAt(token, bytes, at, end))
            return -1;
        at += token.length;
    }
    while (at < end && bytes[at] === SPACE)
        at += 1;
    return at;
}
function latin1(text) {
    return Buffer.from(text, 'latin1');
}
//# sourceMappingURL=quick-place.js.map