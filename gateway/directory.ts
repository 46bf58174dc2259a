import { invariant } from '../core/invariant.ts';
import type { Instrument } from '../core/market/instruments.ts';
import { catalogOf } from '../core/wire/catalog.ts';
import { createSymbolTable } from './inbound/symbol-table.ts';

/**
 * Names ⇄ numbers of what stands in the configuration: accounts, instruments, brokers. A number is the place in its
 * list, read by every request. The list of instruments grows at its end while the gateway runs, and entries are put in
 * the place of others that have the same symbol and units: what was read of it stays true.
 */
export interface Directory {
  readonly instruments: readonly Instrument[];
  readonly accounts: readonly string[];
  readonly brokers: readonly string[];
  /** Of all instruments there are now (`core/wire/catalog`). */
  catalog(): number;
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
  const symbols = createSymbolTable();
  const bySymbol = new Map<string, number>();
  let catalog = 0;
  learn();

  /** Those that have come since. */
  function learn(): void {
    const from = symbols.size();
    for (let index = from; index < instruments.length; index++) {
      const { id, symbol } = instruments[index]!;
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
    // A call: of a literal with an accessor V8 makes a dictionary, and of each use of it a search.
    catalog() {
      if (symbols.size() < instruments.length) learn();
      return catalog;
    },
    instrumentOf(symbol) {
      if (symbols.size() < instruments.length) learn();
      return bySymbol.get(symbol) ?? -1;
    },
    instrumentAt(bytes, start, end) {
      if (symbols.size() < instruments.length) learn();
      return symbols.find(bytes, start, end);
    },
    accountOf: (name) => accounts.indexOf(name),
    brokerOf: (id) => brokers.indexOf(id),
  };
}
