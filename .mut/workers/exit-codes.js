/**
 * Why the process ended, for whoever restarts it. 64…78 are those of sysexits.h; 80…99 say which thread, so that a
 * log line with nothing but the code still names the place.
 *
 *   0    stopped in order                          a supervisor need not restart it
 *   64   wrong usage or configuration              a restart doesn't help
 *   70   a defect outside the threads below
 *   74   I/O error of the journal                  the restart rewrites the tail elsewhere
 *   75   already running, or not started or
 *        stopped in time                           try again
 *   78   damaged or foreign data                   a restart doesn't help; see the message
 *   8x   thread x died of a defect or was ended    try again
 *   9x   thread x did not beat for a second        try again
 */
export const ExitCode = {
    ok: 0,
    usage: 64,
    software: 70,
    journalIo: 74,
    startTimeout: 75,
    damagedData: 78,
};
const ThreadDigit = {
    gateway: 0,
    engine: 1,
    journal: 2,
    broker: 3,
    market: 4,
    follower: 5,
    watchdog: 9,
};
export function diedCode(role) {
    return 80 + ThreadDigit[role];
}
export function stalledCode(role) {
    return 90 + ThreadDigit[role];
}
/** What an exit code means, in words; for logs and `tickgate --help`. */
export function exitMeaning(code) {
    for (const [role, digit] of Object.entries(ThreadDigit)) {
        if (code === 80 + digit)
            return `the ${role} thread died`;
        if (code === 90 + digit)
            return `the ${role} thread stalled`;
    }
    const meanings = {
        [ExitCode.ok]: 'stopped in order',
        [ExitCode.usage]: 'wrong usage or configuration',
        [ExitCode.software]: 'a defect',
        [ExitCode.journalIo]: 'an I/O error of the journal',
        [ExitCode.startTimeout]: 'already running, or not started or stopped in time',
        [ExitCode.damagedData]: 'damaged or foreign data',
    };
    return meanings[code] ?? `unknown (${code})`;
}
/**
 * An error that knows the exit code it asks for: a role that refuses to start throws one.
 * The message is for the operator.
 */
export class ExitError extends Error {
    name = 'ExitError';
    exitCode;
    constructor(exitCode, message, options) {
        super(message, options);
        this.exitCode = exitCode;
    }
}
//# sourceMappingURL=exit-codes.js.map