export interface JournalProgramOptions {
    readonly data: string;
    readonly segmentBytes: number;
    /** Batches to write before it stops; 0: it doesn't. */
    readonly batches: number;
    readonly seed: number;
    /** With snapshots, archive and spare files. */
    readonly follows: boolean;
}
