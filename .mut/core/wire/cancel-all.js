import { isU16, isU32, isZero } from './bytes.js';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { ACCOUNT_WHAT, number, reserved } from './layout.js';
/**
 * The cancel of all orders of an account, or of those of one instrument. 24 bytes.
 *
 *   byte  8         12          16       18          24
 *       +---------+-----------+--------+-----------+
 *       | catalog | instrum.  |account | reserved  |
 *       |   u32   |    u32    |  u16   |           |
 *       +---------+-----------+--------+-----------+
 */
export const CANCEL_ALL_BYTES = 24;
const CATALOG = 8;
const INSTRUMENT = 12;
const ACCOUNT = 16;
const RESERVED = 18;
const BYTES = CANCEL_ALL_BYTES;
const TYPE = WireType.cancel_all;
export function createWireCancelAll() {
    return { requestId: 0, catalog: 0, instrument: 0, account: 0 };
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeCancelAll(view, at, from) {
    const fits = canPut(view, at, BYTES, from.requestId) && isU32(from.catalog) && isU32(from.instrument) && isU16(from.account);
    if (!fits)
        return 0;
    putHeader(view, at, BYTES, TYPE, from.requestId);
    view.setUint32(at + CATALOG, from.catalog, true);
    view.setUint32(at + INSTRUMENT, from.instrument, true);
    view.setUint16(at + ACCOUNT, from.account, true);
    for (let i = RESERVED; i < BYTES; i++)
        view.setUint8(at + i, 0);
    return BYTES;
}
export function decodeCancelAll(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    if (!isZero(view, at + RESERVED, at + BYTES))
        return WireError.reserved;
    into.requestId = requestIdAt(view, at);
    into.catalog = view.getUint32(at + CATALOG, true);
    into.instrument = view.getUint32(at + INSTRUMENT, true);
    into.account = view.getUint16(at + ACCOUNT, true);
    return WireError.none;
}
export const CANCEL_ALL_LAYOUT = {
    name: 'cancel all',
    type: TYPE,
    bytes: BYTES,
    what: 'Cancels all orders of an account, or those of one instrument. Answered by cancel all done, or refused.',
    fields: [
        number('catalog', CATALOG, 'u32', 'as in place; looked at only with an instrument'),
        number('instrument', INSTRUMENT, 'u32', 'its number; 4,294,967,295: all'),
        number('account', ACCOUNT, 'u16', ACCOUNT_WHAT),
        reserved(RESERVED, BYTES - RESERVED),
    ],
};
//# sourceMappingURL=cancel-all.js.map