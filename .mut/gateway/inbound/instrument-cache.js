const PLACES = 1 << 17;
const MASK = PLACES - 1;
export function createInstrumentCache() {
    const ids = new Float64Array(PLACES);
    const instruments = new Int32Array(PLACES);
    const accounts = new Int32Array(PLACES);
    return {
        note(orderId, instrument, account) {
            const at = orderId & MASK;
            ids[at] = orderId;
            instruments[at] = instrument;
            accounts[at] = account;
        },
        find(orderId, account) {
            const at = orderId & MASK;
            return ids[at] === orderId && accounts[at] === account ? instruments[at] : -1;
        },
    };
}
//# sourceMappingURL=instrument-cache.js.map