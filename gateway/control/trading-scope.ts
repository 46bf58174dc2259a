import type { Directory } from '../directory.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';

/** Where trading is stopped, by rows; -1 and '': not limited to one. None at all: everything. */
export interface TradingScope {
  readonly account: number;
  readonly instrument: number;
  readonly broker: number;
  readonly tag: string;
}

/** The same by names, as people give it and files keep it. */
export interface ScopeNames {
  readonly account?: string;
  readonly symbol?: string;
  readonly broker?: string;
  readonly tag?: string;
}

export const SCOPE_FIELDS = ['account', 'symbol', 'broker', 'tag'] as const;
const TAG = /^[A-Za-z0-9._:-]{1,24}$/;

export function scopeOf(names: ScopeNames, directory: Directory): TradingScope | Refusal {
  const { account, symbol, broker, tag = '' } = names;
  const only = directory.accounts.length === 1 ? 0 : -1;
  const scope: TradingScope = {
    // A tag is one account's; where there is one only, nobody need name it.
    account: account === undefined ? (tag === '' ? -1 : only) : directory.accountOf(account),
    instrument: symbol === undefined ? -1 : directory.instrumentOf(symbol),
    broker: broker === undefined ? -1 : directory.brokerOf(broker),
    tag,
  };
  if (account !== undefined && scope.account < 0) {
    return refusal('FORBIDDEN_ACCOUNT', `There is no account ${account}.`, 'account');
  }
  if (symbol !== undefined && scope.instrument < 0) {
    return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${symbol}.`, 'symbol');
  }
  if (broker !== undefined && scope.broker < 0) {
    return refusal('INVALID_BROKER', `There is no broker ${broker}.`, 'broker');
  }
  if (tag !== '' && !TAG.test(tag)) return refusal('INVALID_TAG', 'A tag is 1 to 24 of A-Z a-z 0-9 . _ : -', 'tag');
  if (tag !== '' && scope.account < 0) return refusal('MISSING_FIELD', 'A tag is one account’s: name it.', 'account');
  if (tag !== '' && symbol !== undefined) return refusal('INVALID_PARAMETER', 'A tag goes without a symbol.', 'tag');
  if (broker !== undefined && (scope.account >= 0 || symbol !== undefined)) {
    return refusal('INVALID_PARAMETER', 'A broker goes alone.', 'broker');
  }
  return scope;
}

export function namesOf(scope: TradingScope, directory: Directory): ScopeNames {
  const { account, instrument, broker, tag } = scope;
  return {
    ...(account < 0 ? {} : { account: directory.accounts[account] ?? String(account) }),
    ...(instrument < 0 ? {} : { symbol: directory.instruments[instrument]?.symbol ?? String(instrument) }),
    ...(broker < 0 ? {} : { broker: directory.brokers[broker] ?? String(broker) }),
    ...(tag === '' ? {} : { tag }),
  };
}

export function keyOf({ account, instrument, broker, tag }: TradingScope): string {
  return `${account} ${instrument} ${broker} ${tag}`;
}

/** `everything`, `account demo, tag T`, … */
export function scopeText(names: ScopeNames): string {
  const parts = SCOPE_FIELDS.flatMap((field) => (names[field] === undefined ? [] : [`${field} ${names[field]}`]));
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
