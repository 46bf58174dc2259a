import { ExitCode } from '../exit-codes.ts';

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

export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: JournalErrorCode;

  constructor(code: JournalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** What the process should exit with. */
  get exitCode(): number {
    if (this.code === 'IO') return ExitCode.journalIo;
    return this.code === 'LOCKED' ? ExitCode.startTimeout : ExitCode.damagedData;
  }
}

/** Runs what reads or opens files of the journal: what the system refuses becomes a `JournalError`. */
export function orJournalError<Result>(failure: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new JournalError('IO', `${failure}: ${String(error)}`, { cause: error });
  }
}
