/** What a key may do. One bit each; `trade` includes `cancel`. */
export const Scope = { read: 1, cancel: 2, trade: 4, feed: 8, admin: 16 };
/** Their public names: in key files, on the command line, in the answer to a logon. */
export const SCOPE_NAMES = {
    read: Scope.read,
    cancel_only: Scope.cancel,
    trade: Scope.trade,
    feed: Scope.feed,
    admin: Scope.admin,
};
export function scopeNames(scopes) {
    return Object.keys(SCOPE_NAMES).filter((name) => (scopes & SCOPE_NAMES[name]) !== 0);
}
export function may({ scopes }, scope) {
    return (scopes & scope) !== 0 || (scope === Scope.cancel && (scopes & Scope.trade) !== 0);
}
/** Without keys, on this machine: every account, everything that a trader does, and what an administrator does. */
export function localPrincipal(accounts) {
    return {
        key: '',
        number: 0,
        scopes: Scope.read | Scope.trade | Scope.admin,
        accounts: Array.from({ length: accounts }, (_, account) => account),
        symbols: undefined,
    };
}
/** The gateway itself, looking at one account. */
export function readerOf(account) {
    return { key: '', number: 0, scopes: Scope.read, accounts: [account], symbols: undefined };
}
/** Somebody without a key, at what is open to everybody. */
export const nobody = { key: '', number: 0, scopes: 0, accounts: [0], symbols: undefined };
//# sourceMappingURL=principal.js.map