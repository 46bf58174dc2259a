import { type Unit, unitOf } from './decimal-text.ts';
import type { Instrument } from './types.ts';

/** What names and numbers mean to each other on this connection. */
export interface Catalog {
  /** Undefined: the gateway has no binary records. */
  readonly stamp: number | undefined;
  readonly instruments: readonly Instrument[];
  readonly bySymbol: ReadonlyMap<string, CatalogEntry>;
  readonly byNumber: ReadonlyMap<number, CatalogEntry>;
  /** By their numbers. */
  readonly brokers: readonly string[];
}

export interface CatalogEntry {
  readonly number: number;
  readonly symbol: string;
  readonly tick: Unit;
  readonly lot: Unit;
}

/** The answer of `instruments`. */
interface InstrumentsAnswer {
  readonly catalog?: number;
  readonly brokers?: readonly string[];
  readonly instruments: readonly (Instrument & { readonly instrument?: number })[];
}

export const NO_CATALOG: Catalog = {
  stamp: undefined,
  instruments: [],
  bySymbol: new Map(),
  byNumber: new Map(),
  brokers: [],
};

export function readCatalog(result: unknown): Catalog {
  const answer = result as InstrumentsAnswer;
  const bySymbol = new Map<string, CatalogEntry>();
  const byNumber = new Map<number, CatalogEntry>();
  for (const [index, { symbol, tick, lot, instrument }] of answer.instruments.entries()) {
    const tickUnit = unitOf(tick);
    const lotUnit = unitOf(lot);
    if (tickUnit === undefined || lotUnit === undefined) continue;
    const entry = { number: instrument ?? index, symbol, tick: tickUnit, lot: lotUnit };
    bySymbol.set(symbol, entry);
    byNumber.set(entry.number, entry);
  }
  const { instruments, catalog: stamp, brokers = [] } = answer;
  return { stamp, instruments, bySymbol, byNumber, brokers };
}
