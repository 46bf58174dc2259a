import { invariant } from '../core/invariant.js';
import { catalogOf } from '../core/wire/catalog.js';
import { createSymbolTable } from './inbound/symbol-table.js';
export function createDirectory(instruments, accounts, brokers) {
    const symbols = createSymbolTable();
    const bySymbol = new Map();
    let catalog = 0;
    learn();
    /** Those that have come since. */
    function learn() {
        const from = symbols.size;
        for (let index = from; index < instruments.length; index++) {
            const { id, symbol } = instruments[index];
            invariant(id === index, 'directory: an instrument stands at its id');
            symbols.add(symbol);
            bySymbol.set(symbol, index);
        }
        catalog = catalogOf(instruments, from, catalog);
    }
    return {
        instruments,
        accounts,
        brokers,
        get catalog() {
            if (symbols.size < instruments.length)
                learn();
            return catalog;
        },
        instrumentOf(symbol) {
            if (symbols.size < instruments.length)
                learn();
            return bySymbol.get(symbol) ?? -1;
        },
        instrumentAt(bytes, start, end) {
            if (symbols.size < instruments.length)
                learn();
            return symbols.find(bytes, start, end);
        },
        accountOf: (name) => accounts.indexOf(name),
        brokerOf: (id) => brokers.indexOf(id),
    };
}
/** Names of currencies by their rows; the accounts' own is the first. */
export function currenciesOf(instruments) {
    return [...new Set([ACCOUNT_CURRENCY, ...instruments.map(({ currency }) => currency)])];
}
/** All accounts of a gateway count in it. */
const ACCOUNT_CURRENCY = 'USDT';
//# sourceMappingURL=directory.js.map