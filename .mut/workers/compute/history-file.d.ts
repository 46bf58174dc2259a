import { type PriceHistory } from '../../core/risk/metrics/price-history.ts';
/** One row as it was recorded: the prices of an interval by symbol. */
export interface SavedRow {
    readonly interval: number;
    readonly prices: ReadonlyMap<string, number>;
}
export interface SavedHistory {
    readonly intervalUs: number;
    readonly rows: readonly SavedRow[];
}
export declare function encodeHistory(history: PriceHistory): Uint8Array<ArrayBuffer>;
/** The rows, or what is wrong with the bytes. */
export declare function decodeHistory(bytes: Uint8Array): SavedHistory | string;
/** Undefined: there is none yet; a text: what is wrong with it. */
export declare function loadHistory(path: string): SavedHistory | string | undefined;
/** Replaces the file. Not in the calling thread: a sync can take as long as the disk likes. Rejects with the disk's error. */
export declare function saveHistory(path: string, bytes: Uint8Array): Promise<void>;
