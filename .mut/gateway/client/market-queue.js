/** Only the newest of each symbol. */
export function createNewestQueue() {
    const bySymbol = new Map();
    return {
        get length() {
            return bySymbol.size;
        },
        push(element) {
            const before = bySymbol.get(element.symbol);
            const skipped = before === undefined ? element.skipped : element.skipped + before.skipped + 1;
            bySymbol.set(element.symbol, { ...element, skipped });
        },
        shift() {
            for (const [symbol, element] of bySymbol) {
                bySymbol.delete(symbol);
                return element;
            }
            return undefined;
        },
    };
}
/** All of them up to `max`; beyond, the oldest goes. */
export function createLastQueue(max) {
    const queue = [];
    const lost = new Map();
    return {
        get length() {
            return queue.length;
        },
        push(element) {
            if (queue.length >= max) {
                const { symbol, skipped } = queue.shift();
                lost.set(symbol, (lost.get(symbol) ?? 0) + skipped + 1);
            }
            queue.push(element);
        },
        shift() {
            const element = queue.shift();
            if (element === undefined)
                return undefined;
            const more = lost.get(element.symbol) ?? 0;
            lost.delete(element.symbol);
            return more === 0 ? element : { ...element, skipped: element.skipped + more };
        },
    };
}
//# sourceMappingURL=market-queue.js.map