import { SimulatedInstruments } from '../../core/market/instruments.js';
const SIDES = [undefined, 'buy', 'sell'];
const TYPES = [undefined, 'LIMIT', 'MARKET'];
const TIFS = [undefined, 'DAY', 'GTC', 'IOC', 'FOK', 'GTD'];
/** The same order as the params of `order.place`. What has no name there gets one that nobody knows. */
export function orderAsJson(one, brokers) {
    const known = SimulatedInstruments[one.instrument];
    const units = known ?? SimulatedInstruments[0];
    const named = (names, code) => code === 0 ? undefined : (names[code] ?? 'NOTHING');
    return given({
        symbol: known?.symbol ?? 'NOWHERE',
        side: named(SIDES, one.side),
        order_type: named(TYPES, one.type),
        time_in_force: named(TIFS, one.tif),
        price: one.price === 0n ? undefined : priceOf(one.price, units),
        quantity: one.quantity === 0n ? undefined : quantityOf(one.quantity, units),
        expire_at: one.expireAt === 0n ? undefined : timeText(one.expireAt),
        ttl_minutes: one.ttl === 0 ? undefined : one.ttl,
        client_order_id: textOf(one.id),
        tag: textOf(one.tag),
        account: one.account === '' ? undefined : one.account,
        broker: named([undefined, ...brokers], one.broker),
    });
}
/** Leaves out what isn't there. */
export function given(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
export function textOf(bytes) {
    return bytes.length === 0 ? undefined : String.fromCharCode(...Array.from(bytes));
}
export function priceOf(ticks, { tickMantissa, tickDecimals }) {
    return decimal(ticks, tickMantissa, tickDecimals);
}
export function quantityOf(lots, { lotMantissa, lotDecimals }) {
    return decimal(lots, lotMantissa, lotDecimals);
}
/** Decimal text of so many units. */
function decimal(units, mantissa, decimals) {
    const digits = String(units * BigInt(mantissa)).padStart(decimals + 1, '0');
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
/** A time to the microsecond as text: one that no JSON request can say is one that it refuses. */
function timeText(us) {
    const date = new Date(Number(us / 1000n));
    if (Number.isNaN(date.getTime()))
        return 'never';
    const text = date.toISOString();
    return us % 1000n === 0n ? text : `${text.slice(0, -1)}${String(us % 1000n).padStart(3, '0')}Z`;
}
//# sourceMappingURL=order-as-json.js.map