import { type Files } from '../journal/files.ts';
/** How many reports each account had after an event. */
export interface LastReports {
    /** The event. */
    readonly seq: number;
    /** By account number: the sequence of its last report. */
    readonly sequences: readonly number[];
}
/** As the newest usable snapshot at or before `lastSeq` has it; only its accounts are read. Undefined: there is none. */
export declare function lastReports(data: string, journalId: Uint8Array, lastSeq: number, files?: Files): LastReports | undefined;
