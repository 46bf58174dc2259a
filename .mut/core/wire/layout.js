const BYTES = { u8: 1, u16: 2, u32: 4, u53: 8, end: 0 };
export function number(name, at, kind, what) {
    return { name, at, bytes: BYTES[kind], kind, what };
}
export function text(name, at, bytes, what) {
    return { name, at, bytes, kind: 'text', what };
}
export function reserved(at, bytes) {
    return { name: 'reserved', at, bytes, kind: 'zero', what: 'zero' };
}
/** Words that several pages share. */
export const INSTRUMENT_WHAT = "the instrument's number, as `/instruments` tells it";
export const CATALOG_WHAT = '`catalog` of `/instruments`: the ticks and lots that are meant';
export const ACCOUNT_WHAT = "place in the key's list of accounts; 0: the first, its default";
export const ORDERS_LEFT_WHAT = 'orders that may still be sent now; 65,535: no limit';
export const CANCELS_LEFT_WHAT = 'cancels that may still be sent now; 65,535: no limit';
//# sourceMappingURL=layout.js.map