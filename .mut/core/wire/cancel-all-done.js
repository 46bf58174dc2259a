import { isU16, isU32, isZero } from './bytes.js';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { CANCELS_LEFT_WHAT, ORDERS_LEFT_WHAT, number, reserved } from './layout.js';
/**
 * The answer to a cancel all: every order was looked at. 24 bytes.
 *
 *   byte  8       10         12       14        16               20         24
 *       +--------+----------+--------+---------+----------------+----------+
 *       | HTTP   | reserved | orders | cancels | cancels asked  | reserved |
 *       | status |          |  left  |  left   | for  u32       |          |
 *       +--------+----------+--------+---------+----------------+----------+
 */
const CANCEL_ALL_DONE_BYTES = 24;
const STATUS = 8;
const RESERVED = 10;
const ORDERS_LEFT = 12;
const CANCELS_LEFT = 14;
const REQUESTED = 16;
const RESERVED_END = 20;
const BYTES = CANCEL_ALL_DONE_BYTES;
const TYPE = WireType.cancel_all_done;
export function createWireCancelAllDone() {
    return { requestId: 0, status: 0, ordersLeft: 0, cancelsLeft: 0, requested: 0 };
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeCancelAllDone(view, at, from) {
    const fits = canPut(view, at, BYTES, from.requestId) &&
        isU16(from.status) &&
        isU16(from.ordersLeft) &&
        isU16(from.cancelsLeft) &&
        isU32(from.requested);
    if (!fits)
        return 0;
    putHeader(view, at, BYTES, TYPE, from.requestId);
    view.setUint16(at + STATUS, from.status, true);
    view.setUint16(at + RESERVED, 0, true);
    view.setUint16(at + ORDERS_LEFT, from.ordersLeft, true);
    view.setUint16(at + CANCELS_LEFT, from.cancelsLeft, true);
    view.setUint32(at + REQUESTED, from.requested, true);
    view.setUint32(at + RESERVED_END, 0, true);
    return BYTES;
}
export function decodeCancelAllDone(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    if (!isZero(view, at + RESERVED, at + ORDERS_LEFT) || !isZero(view, at + RESERVED_END, at + BYTES)) {
        return WireError.reserved;
    }
    into.requestId = requestIdAt(view, at);
    into.status = view.getUint16(at + STATUS, true);
    into.ordersLeft = view.getUint16(at + ORDERS_LEFT, true);
    into.cancelsLeft = view.getUint16(at + CANCELS_LEFT, true);
    into.requested = view.getUint32(at + REQUESTED, true);
    return WireError.none;
}
export const CANCEL_ALL_DONE_LAYOUT = {
    name: 'cancel all done',
    type: TYPE,
    bytes: BYTES,
    what: 'The answer to a cancel all: every order was looked at. What becomes of each is told by reports.',
    fields: [
        number('status', STATUS, 'u16', 'HTTP status: 200'),
        reserved(RESERVED, 2),
        number('orders left', ORDERS_LEFT, 'u16', ORDERS_LEFT_WHAT),
        number('cancels left', CANCELS_LEFT, 'u16', CANCELS_LEFT_WHAT),
        number('cancels asked for', REQUESTED, 'u32', 'orders whose venues were asked to cancel'),
        reserved(RESERVED_END, 4),
    ],
};
//# sourceMappingURL=cancel-all-done.js.map