/**
 * gross = Σ|vᵢ|, net = Σvᵢ over the holdings. An instrument that is held more than once, by several accounts, counts with
 * what each of them has: a long and a short one don't make each other disappear.
 */
export function exposureOf(holdings) {
    const sizes = new Map();
    let long = 0;
    let short = 0;
    for (const { instrument, value } of holdings) {
        if (value > 0)
            long += value;
        else
            short -= value;
        sizes.set(instrument, (sizes.get(instrument) ?? 0) + Math.abs(value));
    }
    const gross = long + short;
    let largest = -1;
    let largestShare = 0;
    let herfindahl = 0;
    for (const [instrument, size] of sizes) {
        const share = gross === 0 ? 0 : size / gross;
        herfindahl += share * share;
        if (share <= largestShare)
            continue;
        largest = instrument;
        largestShare = share;
    }
    return { gross, net: long - short, long, short, largest, largestShare, herfindahl };
}
//# sourceMappingURL=concentration.js.map