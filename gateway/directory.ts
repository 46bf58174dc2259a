import { invariant } from '../core/invariant.ts';
import type { Instrument } from '../core/market/instruments.ts';
import { fieldNames } from './inbound/field-names.ts';

/**
 * Names ⇄ numbers of what stands in the configuration: accounts, instruments, brokers. A number is the place in its
 * list. Made once at start, read by every request.
 */
export interface Directory {
  readonly instruments: readonly Instrument[];
  readonly accounts: readonly string[];
  readonly brokers: readonly string[];
  /** -1: unknown. */
  instrumentOf(symbol: string): number;
  /** The same from the bytes of a request. */
  instrumentAt(bytes: Uint8Array, start: number, end: number): number;
  accountOf(name: string): number;
  brokerOf(id: string): number;
}

export function createDirectory(
  instruments: readonly Instrument[],
  accounts: readonly string[],
  brokers: readonly string[],
): Directory {
  invariant(
    instruments.every(({ id }, index) => id === index),
    'directory: an instrument stands at its id',
  );
  const symbols = fieldNames(instruments.map(({ symbol }) => symbol));
  const bySymbol = new Map(instruments.map(({ symbol }, index) => [symbol, index]));
  return {
    instruments,
    accounts,
    brokers,
    instrumentOf: (symbol) => bySymbol.get(symbol) ?? -1,
    instrumentAt: (bytes, start, end) => symbols.find(bytes, start, end),
    accountOf: (name) => accounts.indexOf(name),
    brokerOf: (id) => brokers.indexOf(id),
  };
}

/** Names of currencies by their rows; the accounts' own is the first. */
export function currenciesOf(instruments: readonly Instrument[]): readonly string[] {
  return [...new Set([ACCOUNT_CURRENCY, ...instruments.map(({ currency }) => currency)])];
}

/** All accounts of a gateway count in it. */
const ACCOUNT_CURRENCY = 'USDT';
