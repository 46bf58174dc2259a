/** What a key may do. One bit each; `trade` includes `cancel`. */
export declare const Scope: {
    readonly read: 1;
    readonly cancel: 2;
    readonly trade: 4;
    readonly feed: 8;
    readonly admin: 16;
};
export type Scope = (typeof Scope)[keyof typeof Scope];
/** Their public names: in key files, on the command line, in the answer to a logon. */
export declare const SCOPE_NAMES: {
    readonly read: 1;
    readonly cancel_only: 2;
    readonly trade: 4;
    readonly feed: 8;
    readonly admin: 16;
};
export type ScopeName = keyof typeof SCOPE_NAMES;
export declare function scopeNames(scopes: number): readonly ScopeName[];
/** For whom a request acts: the owner of a key, or whoever is on this machine when there are no keys. */
export interface Principal {
    /** The key's id, '' for the local one. */
    readonly key: string;
    /** The key's own number, never given to another; 0 for the local one. */
    readonly number: number;
    /** Bits of `Scope`. */
    readonly scopes: number;
    /** Numbers of the accounts that it may use; the first is meant where none is named. */
    readonly accounts: readonly number[];
    /** Numbers of the instruments that it may trade; undefined: all. */
    readonly symbols: ReadonlySet<number> | undefined;
}
export declare function may({ scopes }: Principal, scope: Scope): boolean;
/** Without keys, on this machine: every account, everything that a trader does, and what an administrator does. */
export declare function localPrincipal(accounts: number): Principal;
/** The gateway itself, looking at one account. */
export declare function readerOf(account: number): Principal;
/** Somebody without a key, at what is open to everybody. */
export declare const nobody: Principal;
