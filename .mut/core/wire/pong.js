import { isU16, isZero } from './bytes.js';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { CANCELS_LEFT_WHAT, ORDERS_LEFT_WHAT, number, reserved } from './layout.js';
import { getU53, isU53, putU53 } from './u53.js';
/**
 * The answer to a ping. 32 bytes.
 *
 *   byte  8       10         12       14        16       24        32
 *       +--------+----------+--------+---------+--------+---------+
 *       | HTTP   | reserved | orders | cancels | echo   | time us |
 *       | status |          |  left  |  left   |        |         |
 *       +--------+----------+--------+---------+--------+---------+
 */
const PONG_BYTES = 32;
const STATUS = 8;
const RESERVED = 10;
const ORDERS_LEFT = 12;
const CANCELS_LEFT = 14;
const ECHO = 16;
const TIME = 24;
const BYTES = PONG_BYTES;
const TYPE = WireType.pong;
export function createWirePong() {
    return { requestId: 0, status: 0, ordersLeft: 0, cancelsLeft: 0, echo: 0, timeUs: 0 };
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodePong(view, at, from) {
    const fits = canPut(view, at, BYTES, from.requestId) &&
        isU16(from.status) &&
        isU16(from.ordersLeft) &&
        isU16(from.cancelsLeft) &&
        isU53(from.echo) &&
        isU53(from.timeUs);
    if (!fits)
        return 0;
    putHeader(view, at, BYTES, TYPE, from.requestId);
    view.setUint16(at + STATUS, from.status, true);
    view.setUint16(at + RESERVED, 0, true);
    view.setUint16(at + ORDERS_LEFT, from.ordersLeft, true);
    view.setUint16(at + CANCELS_LEFT, from.cancelsLeft, true);
    putU53(view, at + ECHO, from.echo);
    putU53(view, at + TIME, from.timeUs);
    return BYTES;
}
export function decodePong(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    if (!isZero(view, at + RESERVED, at + ORDERS_LEFT))
        return WireError.reserved;
    const echo = getU53(view, at + ECHO);
    const timeUs = getU53(view, at + TIME);
    if (echo < 0 || timeUs < 0)
        return WireError.range;
    into.requestId = requestIdAt(view, at);
    into.status = view.getUint16(at + STATUS, true);
    into.ordersLeft = view.getUint16(at + ORDERS_LEFT, true);
    into.cancelsLeft = view.getUint16(at + CANCELS_LEFT, true);
    into.echo = echo;
    into.timeUs = timeUs;
    return WireError.none;
}
export const PONG_LAYOUT = {
    name: 'pong',
    type: TYPE,
    bytes: BYTES,
    what: 'The answer to a ping.',
    fields: [
        number('status', STATUS, 'u16', 'HTTP status: 200'),
        reserved(RESERVED, 2),
        number('orders left', ORDERS_LEFT, 'u16', ORDERS_LEFT_WHAT),
        number('cancels left', CANCELS_LEFT, 'u16', CANCELS_LEFT_WHAT),
        number('echo', ECHO, 'u53', "the ping's"),
        number('time', TIME, 'u53', 'microseconds since 1970'),
    ],
};
//# sourceMappingURL=pong.js.map