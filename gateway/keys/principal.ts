/** What a key may do. One bit each; `trade` includes `cancel`. */
export const Scope = { read: 1, cancel: 2, trade: 4, feed: 8, admin: 16 } as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

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

export function may({ scopes }: Principal, scope: Scope): boolean {
  return (scopes & scope) !== 0 || (scope === Scope.cancel && (scopes & Scope.trade) !== 0);
}

/** Without keys: every account, and everything that a trader does. */
export function localPrincipal(accounts: number): Principal {
  return {
    key: '',
    number: 0,
    scopes: Scope.read | Scope.trade,
    accounts: Array.from({ length: accounts }, (_, account) => account),
    symbols: undefined,
  };
}

/** The gateway itself, looking at one account. */
export function readerOf(account: number): Principal {
  return { key: '', number: 0, scopes: Scope.read, accounts: [account], symbols: undefined };
}
