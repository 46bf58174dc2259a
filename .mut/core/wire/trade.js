import { isU32, isU8, isZero } from './bytes.js';
import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { INSTRUMENT_WHAT, number, reserved } from './layout.js';
import { getU53, isU53, putU53 } from './u53.js';
/**
 * A trade tick. 56 bytes.
 *
 *   byte  8          12         13         16         24        32      40     48        56
 *       +----------+----------+----------+----------+---------+-------+------+---------+
 *       | instrum. | snapshot | reserved | sequence | skipped | price | lots | venue   |
 *       |   u32    |    u8    |          |          |         | ticks |      | time us |
 *       +----------+----------+----------+----------+---------+-------+------+---------+
 */
export const TRADE_BYTES = 56;
const INSTRUMENT = 8;
const SNAPSHOT = 12;
const RESERVED = 13;
const SEQUENCE = 16;
const SKIPPED = 24;
const PRICE = 32;
const QUANTITY = 40;
const TIME = 48;
const BYTES = TRADE_BYTES;
const TYPE = WireType.trade;
export function createWireTrade() {
    return { instrument: 0, snapshot: 0, sequence: 0, skipped: 0, priceTicks: 0, quantityLots: 0, timeUs: 0 };
}
function isTrade(trade) {
    return (isU32(trade.instrument) &&
        isU8(trade.snapshot) &&
        trade.snapshot <= 1 &&
        isU53(trade.sequence) &&
        isU53(trade.skipped) &&
        isU53(trade.priceTicks) &&
        isU53(trade.quantityLots) &&
        isU53(trade.timeUs));
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodeTradeRecord(view, at, from) {
    if (!canPut(view, at, BYTES, 0) || !isTrade(from))
        return 0;
    putHeader(view, at, BYTES, TYPE, 0);
    view.setUint32(at + INSTRUMENT, from.instrument, true);
    view.setUint32(at + SNAPSHOT, from.snapshot, true);
    putU53(view, at + SEQUENCE, from.sequence);
    putU53(view, at + SKIPPED, from.skipped);
    putU53(view, at + PRICE, from.priceTicks);
    putU53(view, at + QUANTITY, from.quantityLots);
    putU53(view, at + TIME, from.timeUs);
    return BYTES;
}
export function decodeTradeRecord(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    if (requestIdAt(view, at) !== 0 || !isZero(view, at + RESERVED, at + SEQUENCE))
        return WireError.reserved;
    into.instrument = view.getUint32(at + INSTRUMENT, true);
    into.snapshot = view.getUint8(at + SNAPSHOT);
    into.sequence = getU53(view, at + SEQUENCE);
    into.skipped = getU53(view, at + SKIPPED);
    into.priceTicks = getU53(view, at + PRICE);
    into.quantityLots = getU53(view, at + QUANTITY);
    into.timeUs = getU53(view, at + TIME);
    return isTrade(into) ? WireError.none : WireError.range;
}
export const TRADE_LAYOUT = {
    name: 'trade',
    type: TYPE,
    bytes: BYTES,
    what: 'A trade. Channel `ticks:SYMBOL`.',
    fields: [
        number('instrument', INSTRUMENT, 'u32', INSTRUMENT_WHAT),
        number('snapshot', SNAPSHOT, 'u8', '1: the first of a subscription, 0: an update'),
        reserved(RESERVED, 3),
        number('sequence', SEQUENCE, 'u53', "counts the instrument's trades"),
        number('skipped', SKIPPED, 'u53', 'trades before this one that this reader did not get'),
        number('price', PRICE, 'u53', 'ticks'),
        number('quantity', QUANTITY, 'u53', 'lots'),
        number('time', TIME, 'u53', "the venue's, microseconds since 1970"),
    ],
};
//# sourceMappingURL=trade.js.map