import { type Unit } from './decimal-text.ts';
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
export declare const NO_CATALOG: Catalog;
export declare function readCatalog(result: unknown): Catalog;
