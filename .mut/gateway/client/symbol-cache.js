const MAX = 20_000;
export function createSymbolCache() {
    const symbols = new Map();
    function keep(key, symbol) {
        symbols.set(key, symbol);
        if (symbols.size <= MAX)
            return;
        for (const oldest of symbols.keys()) {
            symbols.delete(oldest);
            return;
        }
    }
    return {
        put({ order_id, client_order_id, symbol }) {
            keep(`o${order_id}`, symbol);
            if (client_order_id !== null)
                keep(`c${client_order_id}`, symbol);
        },
        of({ order_id, client_order_id }) {
            return symbols.get(order_id === undefined ? `c${client_order_id}` : `o${order_id}`);
        },
    };
}
//# sourceMappingURL=symbol-cache.js.map