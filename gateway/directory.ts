import type { Instrument } from '../core/market/instruments.ts';

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
  accountOf(name: string): number;
  brokerOf(id: string): number;
}

export function createDirectory(
  instruments: readonly Instrument[],
  accounts: readonly string[],
  brokers: readonly string[],
): Directory {
  const bySymbol = new Map(instruments.map(({ symbol }, index) => [symbol, index]));
  return {
    instruments,
    accounts,
    brokers,
    instrumentOf: (symbol) => bySymbol.get(symbol) ?? -1,
    accountOf: (name) => accounts.indexOf(name),
    brokerOf: (id) => brokers.indexOf(id),
  };
}
