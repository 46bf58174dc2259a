import { type Unit, unitOf } from './decimal-text.ts';
import type { AskConnection } from './session.ts';
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

/** The answer of `instruments`: one page. */
interface InstrumentsAnswer {
  readonly catalog?: number;
  readonly brokers?: readonly string[];
  readonly instruments: readonly (Instrument & { readonly instrument?: number })[];
  readonly next_cursor?: string | null;
}

export const NO_CATALOG: Catalog = {
  stamp: undefined,
  instruments: [],
  bySymbol: new Map(),
  byNumber: new Map(),
  brokers: [],
};

/**
 * Page by page. Meanwhile the list may grow, at its end, and nothing else of it changes: what stands in the pages together
 * is what the last one's stamp means.
 */
export async function askCatalog(ask: AskConnection): Promise<Catalog> {
  const instruments: InstrumentsAnswer['instruments'][number][] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask<InstrumentsAnswer>('instruments', cursor === undefined ? {} : { cursor });
    for (const one of page.instruments) instruments.push(one);
    cursor = page.next_cursor ?? undefined;
    if (cursor === undefined || page.instruments.length === 0) return catalogOf(page, instruments);
  }
}

function catalogOf(
  { catalog: stamp, brokers = [] }: InstrumentsAnswer,
  instruments: InstrumentsAnswer['instruments'],
): Catalog {
  const bySymbol = new Map<string, CatalogEntry>();
  const byNumber = new Map<number, CatalogEntry>();
  for (const [index, { symbol, tick, lot, instrument }] of instruments.entries()) {
    const tickUnit = unitOf(tick);
    const lotUnit = unitOf(lot);
    if (tickUnit === undefined || lotUnit === undefined) continue;
    const entry = { number: instrument ?? index, symbol, tick: tickUnit, lot: lotUnit };
    bySymbol.set(symbol, entry);
    byNumber.set(entry.number, entry);
  }
  return { stamp, instruments, bySymbol, byNumber, brokers };
}
