/** What a key may do. One bit each; `trade` includes `cancel`. */
export const Scope = { read: 1, cancel: 2, trade: 4, feed: 8, admin: 16 } as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

/** Their public names: in key files, on the command line, in the answer to a logon. */
export const SCOPE_NAMES = {
  read: Scope.read,
  cancel_only: Scope.cancel,
  trade: Scope.trade,
  feed: Scope.feed,
  admin: Scope.admin,
} as const satisfies Record<string, Scope>;
export type ScopeName = keyof typeof SCOPE_NAMES;

export function scopeNames(scopes: number): readonly ScopeName[] {
  return (Object.keys(SCOPE_NAMES) as ScopeName[]).filter((name) => (scopes & SCOPE_NAMES[name]) !== 0);
}

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

/** Without keys, on this machine: every account, everything that a trader does, and what an administrator does. */
export function localPrincipal(accounts: number): Principal {
  return {
    key: '',
    number: 0,
    scopes: Scope.read | Scope.trade | Scope.admin,
    accounts: Array.from({ length: accounts }, (_, account) => account),
    symbols: undefined,
  };
}

/** The gateway itself, looking at one account. */
export function readerOf(account: number): Principal {
  return { key: '', number: 0, scopes: Scope.read, accounts: [account], symbols: undefined };
}

/** Somebody without a key, at what is open to everybody. */
export const nobody: Principal = { key: '', number: 0, scopes: 0, accounts: [0], symbols: undefined };
