import { type PriceHistory } from '../../core/risk/metrics/price-history.ts';
/** The recorded prices of this gateway: those of its runs before, and those that a file brings. */
export interface HistoryStore {
    readonly history: PriceHistory;
    /** Asks for the file to be replaced; one save at a time, and at most one every 10 s unless it is the last. */
    save(nowMs: number): void;
    /** Saves what isn't saved yet. */
    close(): Promise<void>;
}
export interface HistoryOptions {
    readonly data: string;
    readonly intervalUs: number;
    /** '': none. */
    readonly csv: string;
    readonly nowUs: number;
    readonly warn: (text: string) => void;
}
export declare const HISTORY_FILE = "risk-returns";
/** A damaged file is told, kept aside and begun anew. Throws `HistoryCsvError`. */
export declare function openHistory({ data, intervalUs, csv, nowUs, warn }: HistoryOptions): HistoryStore;
