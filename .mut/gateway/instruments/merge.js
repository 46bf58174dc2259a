import { exactText } from './exact-number.js';
export function merge(known, master, most) {
    const bySymbol = new Map(master.map((one) => [one.symbol, one]));
    const instruments = [];
    const [added, changed, closed, refused] = [[], [], [], []];
    for (const one of known) {
        const { id, symbol } = one;
        const told = bySymbol.get(symbol);
        bySymbol.delete(symbol);
        const next = told === undefined ? closedOne(one) : updated(one, told);
        instruments.push(next);
        if (told !== undefined && next.problem !== undefined)
            refused.push(id);
        else if (isSame(one, next))
            continue;
        else if (told === undefined)
            closed.push(id);
        else
            changed.push(id);
    }
    const left = [];
    for (const [symbol, one] of bySymbol) {
        if (instruments.length >= most)
            left.push(symbol);
        else {
            added.push(instruments.length);
            instruments.push({ id: instruments.length, ...one });
        }
    }
    return { instruments, added: added, changed: changed, closed: closed, refused: refused, left };
}
const GONE = 'the files have it no more';
function closedOne(one) {
    return { ...one, tradable: false, problem: GONE };
}
function updated(known, told) {
    const was = unitsText(known);
    const is = unitsText(told);
    if (was === is)
        return { id: known.id, ...told };
    return { ...known, tradable: false, problem: `it has ${was}, and the files say ${is}: give it another symbol` };
}
function unitsText(one) {
    const tick = exactText({ mantissa: one.tickMantissa, decimals: one.tickDecimals });
    const lot = exactText({ mantissa: one.lotMantissa, decimals: one.lotDecimals });
    const multiplier = exactText({ mantissa: one.multiplierMantissa ?? 1, decimals: one.multiplierDecimals ?? 0 });
    return `tick ${tick}, lot ${lot}, multiplier ${multiplier}, currency ${one.currency}`;
}
/** Of equal symbols and units: whether nothing else changed either. */
function isSame(a, b) {
    return (a.tradable === b.tradable &&
        a.class === b.class &&
        (a.freezeLots ?? 0) === (b.freezeLots ?? 0) &&
        (a.expiryUs ?? 0) === (b.expiryUs ?? 0) &&
        (a.exchange ?? '') === (b.exchange ?? '') &&
        (a.venueId ?? '') === (b.venueId ?? '') &&
        isSameSession(a.session, b.session));
}
function isSameSession(a, b) {
    if (a === undefined || b === undefined)
        return a === b;
    return a.openUs === b.openUs && a.closeUs === b.closeUs && a.zone === b.zone && a.days === b.days;
}
//# sourceMappingURL=merge.js.map