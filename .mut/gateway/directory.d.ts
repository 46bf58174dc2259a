import type { Instrument } from '../core/market/instruments.ts';
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
    readonly catalog: number;
    /** -1: unknown. */
    instrumentOf(symbol: string): number;
    /** The same from the bytes of a request. */
    instrumentAt(bytes: Uint8Array, start: number, end: number): number;
    accountOf(name: string): number;
    brokerOf(id: string): number;
}
export declare function createDirectory(instruments: readonly Instrument[], accounts: readonly string[], brokers: readonly string[]): Directory;
/** Names of currencies by their rows; the accounts' own is the first. */
export declare function currenciesOf(instruments: readonly Instrument[]): readonly string[];
