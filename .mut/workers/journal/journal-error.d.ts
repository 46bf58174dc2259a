/**
 * Why a journal can't be opened or read.
 *
 *   LOCKED    another process has this data directory
 *   DAMAGED   something that was durable is missing or wrong
 *   FOREIGN   files of another journal, or no journal files at all
 *   NEWER     written by a newer version of tickgate
 *   DIVERGED  replaying it gave another state than the run that wrote it had
 *   IO        the system refused a read, write or sync
 */
export type JournalErrorCode = 'LOCKED' | 'DAMAGED' | 'FOREIGN' | 'NEWER' | 'DIVERGED' | 'IO';
export declare class JournalError extends Error {
    readonly name = "JournalError";
    readonly code: JournalErrorCode;
    constructor(code: JournalErrorCode, message: string, options?: ErrorOptions);
    /** What the process should exit with. */
    get exitCode(): number;
}
/** Runs what reads or opens files of the journal: what the system refuses becomes a `JournalError`. */
export declare function orJournalError<Result>(failure: string, work: () => Result): Result;
