import { ExitCode } from '../exit-codes.js';
export class JournalError extends Error {
    name = 'JournalError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
    /** What the process should exit with. */
    get exitCode() {
        if (this.code === 'IO')
            return ExitCode.journalIo;
        return this.code === 'LOCKED' ? ExitCode.startTimeout : ExitCode.damagedData;
    }
}
/** Runs what reads or opens files of the journal: what the system refuses becomes a `JournalError`. */
export function orJournalError(failure, work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof JournalError || error.code === undefined)
            throw error;
        throw new JournalError('IO', `${failure}: ${String(error)}`, { cause: error });
    }
}
//# sourceMappingURL=journal-error.js.map