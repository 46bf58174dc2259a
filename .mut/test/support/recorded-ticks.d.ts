/** Recorded BTCUSDT trades and quotes, or seeded ones in the same form where there is no recording. */
export interface RecordedTicks {
    readonly tradesFile: string;
    readonly quotesFile: string;
    readonly isRecorded: boolean;
    readonly trades: readonly Row[];
    readonly quotes: readonly Row[];
}
export type Row = Readonly<Record<string, string>>;
/** `TICKGATE_DATA`, else `../shared/data` beside the repository; generated into `folder` if there is neither. */
export declare function recordedTicks(folder: string): RecordedTicks;
