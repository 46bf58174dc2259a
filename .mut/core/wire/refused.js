import { isU16, isU8, latin1At, putLatin1 } from './bytes.js';
import { HEADER_BYTES, WireError, WireType, canPut, checkHeader, lengthAt, putHeader, requestIdAt } from './header.js';
import { CANCELS_LEFT_WHAT, ORDERS_LEFT_WHAT, number, reserved } from './layout.js';
/**
 * Why a request was refused. 24 bytes and its texts, back to back.
 *
 *   byte  8       10        12       14        16        17            18            20            21            22         24
 *       +--------+---------+--------+---------+---------+-------------+-------------+-------------+-------------+----------+-------
 *       | HTTP   | reject  | orders | cancels | refused | field       | message     | limit       | value       | reserved | texts
 *       | status | code    |  left  |  left   | type u8 | length u8   | length u16  | length u8   | length u8   |          |
 *       +--------+---------+--------+---------+---------+-------------+-------------+-------------+-------------+----------+-------
 */
const REFUSED_BYTES = 24;
const STATUS = 8;
const CODE = 10;
const ORDERS_LEFT = 12;
const CANCELS_LEFT = 14;
const ANSWERED = 16;
const FIELD_LENGTH = 17;
const MESSAGE_LENGTH = 18;
const LIMIT_LENGTH = 20;
const VALUE_LENGTH = 21;
const RESERVED = 22;
const TEXTS = 24;
const TYPE = WireType.refused;
const HEAD = HEADER_BYTES;
const MAX_SHORT = 255;
const MAX_MESSAGE = 1024;
export function createWireRefused() {
    return {
        requestId: 0,
        status: 0,
        code: 0,
        ordersLeft: 0,
        cancelsLeft: 0,
        answered: 0,
        field: '',
        message: '',
        limit: '',
        value: '',
    };
}
/**
 * Returns the bytes written, 0 if a field can't be represented or there is no room. Texts are cut: the message to 1,024
 * characters, others to 255.
 */
export function encodeRefused(view, at, from) {
    const field = from.field.slice(0, MAX_SHORT);
    const message = from.message.slice(0, MAX_MESSAGE);
    const limit = from.limit.slice(0, MAX_SHORT);
    const value = from.value.slice(0, MAX_SHORT);
    const bytes = TEXTS + field.length + message.length + limit.length + value.length;
    const fits = canPut(view, at, bytes, from.requestId) &&
        isU16(from.status) &&
        isU16(from.code) &&
        isU16(from.ordersLeft) &&
        isU16(from.cancelsLeft) &&
        isU8(from.answered);
    if (!fits)
        return 0;
    putHeader(view, at, bytes, TYPE, from.requestId);
    view.setUint16(at + STATUS, from.status, true);
    view.setUint16(at + CODE, from.code, true);
    view.setUint16(at + ORDERS_LEFT, from.ordersLeft, true);
    view.setUint16(at + CANCELS_LEFT, from.cancelsLeft, true);
    view.setUint8(at + ANSWERED, from.answered);
    view.setUint8(at + FIELD_LENGTH, field.length);
    view.setUint16(at + MESSAGE_LENGTH, message.length, true);
    view.setUint8(at + LIMIT_LENGTH, limit.length);
    view.setUint8(at + VALUE_LENGTH, value.length);
    view.setUint16(at + RESERVED, 0, true);
    const fieldEnd = putLatin1(view, at + TEXTS, field);
    const messageEnd = putLatin1(view, fieldEnd, message);
    putLatin1(view, putLatin1(view, messageEnd, limit), value);
    return bytes;
}
export function decodeRefused(view, at, into) {
    const bytes = lengthAt(view, at);
    const error = checkHeader(view, at, TYPE, Math.max(bytes, HEAD));
    if (error !== WireError.none)
        return error;
    if (bytes < TEXTS)
        return WireError.length;
    const fieldLength = view.getUint8(at + FIELD_LENGTH);
    const messageLength = view.getUint16(at + MESSAGE_LENGTH, true);
    const limitLength = view.getUint8(at + LIMIT_LENGTH);
    const valueLength = view.getUint8(at + VALUE_LENGTH);
    if (bytes !== TEXTS + fieldLength + messageLength + limitLength + valueLength)
        return WireError.length;
    if (view.getUint16(at + RESERVED, true) !== 0)
        return WireError.reserved;
    if (messageLength > MAX_MESSAGE)
        return WireError.range;
    into.requestId = requestIdAt(view, at);
    into.status = view.getUint16(at + STATUS, true);
    into.code = view.getUint16(at + CODE, true);
    into.ordersLeft = view.getUint16(at + ORDERS_LEFT, true);
    into.cancelsLeft = view.getUint16(at + CANCELS_LEFT, true);
    into.answered = view.getUint8(at + ANSWERED);
    let from = at + TEXTS;
    into.field = latin1At(view, from, fieldLength);
    from += fieldLength;
    into.message = latin1At(view, from, messageLength);
    from += messageLength;
    into.limit = latin1At(view, from, limitLength);
    into.value = latin1At(view, from + limitLength, valueLength);
    return WireError.none;
}
export const REFUSED_LAYOUT = {
    name: 'refused',
    type: TYPE,
    bytes: REFUSED_BYTES,
    what: 'The answer to a request that was refused, or whose outcome is unknown (504). Longer by its texts.',
    fields: [
        number('status', STATUS, 'u16', 'HTTP status'),
        number('code', CODE, 'u16', 'see "Reject codes"'),
        number('orders left', ORDERS_LEFT, 'u16', ORDERS_LEFT_WHAT),
        number('cancels left', CANCELS_LEFT, 'u16', CANCELS_LEFT_WHAT),
        number('answered', ANSWERED, 'u8', 'type of the request; 0: it could not be read'),
        number('field length', FIELD_LENGTH, 'u8', '0: none'),
        number('message length', MESSAGE_LENGTH, 'u16', 'at most 1,024'),
        number('limit length', LIMIT_LENGTH, 'u8', '0: none'),
        number('value length', VALUE_LENGTH, 'u8', '0: none'),
        reserved(RESERVED, 2),
        number('texts', TEXTS, 'end', 'field, message, limit and value, back to back'),
    ],
};
//# sourceMappingURL=refused.js.map