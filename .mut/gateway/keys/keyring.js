import { parseRange } from './addresses.js';
import { createHmacKey } from './hmac.js';
import { SCOPE_NAMES } from './principal.js';
import { publicKeyOf } from './public-key.js';
export function createKeyring(directory) {
    let keys = new Map();
    return {
        get count() {
            return keys.size;
        },
        find: (id) => keys.get(id)?.key,
        replace(entries) {
            const refused = [];
            const next = new Map();
            for (const entry of entries) {
                if (entry.revoked !== undefined)
                    continue;
                const mistakes = unknownNames(entry, directory);
                if (mistakes.length > 0) {
                    refused.push(`key ${entry.id}: ${mistakes.join('; ')}`);
                    continue;
                }
                const text = JSON.stringify(entry);
                const before = keys.get(entry.id);
                next.set(entry.id, before?.text === text ? before : { text, key: keyOf(entry, directory) });
            }
            keys = next;
            return refused;
        },
    };
}
function unknownNames({ accounts, symbols = [] }, directory) {
    return [
        ...accounts.filter((name) => directory.accountOf(name) < 0).map((name) => `ACCOUNTS has no ${name}`),
        ...symbols.filter((symbol) => directory.instrumentOf(symbol) < 0).map((symbol) => `there is no symbol ${symbol}`),
    ];
}
function keyOf(entry, directory) {
    const { id, number, secret, public_key: publicKey, symbols, ips } = entry;
    return {
        id,
        principal: {
            key: id,
            number,
            scopes: entry.scopes.reduce((bits, name) => bits | SCOPE_NAMES[name], 0),
            accounts: entry.accounts.map((name) => directory.accountOf(name)),
            symbols: symbols === undefined ? undefined : new Set(symbols.map((symbol) => directory.instrumentOf(symbol))),
        },
        secret: secret === undefined ? undefined : createHmacKey(Buffer.from(secret)),
        publicKey: publicKey === undefined ? undefined : publicKeyOf(publicKey),
        ranges: ips?.map((ip) => parseRange(ip)),
    };
}
//# sourceMappingURL=keyring.js.map