import { unitOf } from './decimal-text.js';
export const NO_CATALOG = {
    stamp: undefined,
    instruments: [],
    bySymbol: new Map(),
    byNumber: new Map(),
    brokers: [],
};
export function readCatalog(result) {
    const answer = result;
    const bySymbol = new Map();
    const byNumber = new Map();
    for (const [index, { symbol, tick, lot, instrument }] of answer.instruments.entries()) {
        const tickUnit = unitOf(tick);
        const lotUnit = unitOf(lot);
        if (tickUnit === undefined || lotUnit === undefined)
            continue;
        const entry = { number: instrument ?? index, symbol, tick: tickUnit, lot: lotUnit };
        bySymbol.set(symbol, entry);
        byNumber.set(entry.number, entry);
    }
    const { instruments, catalog: stamp, brokers = [] } = answer;
    return { stamp, instruments, bySymbol, byNumber, brokers };
}
//# sourceMappingURL=catalog.js.map