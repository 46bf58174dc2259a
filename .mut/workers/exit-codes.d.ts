import type { Role } from '../core/topology.ts';
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
export declare const ExitCode: {
    readonly ok: 0;
    readonly usage: 64;
    readonly software: 70;
    readonly journalIo: 74;
    readonly startTimeout: 75;
    readonly damagedData: 78;
};
export declare function diedCode(role: Role): number;
export declare function stalledCode(role: Role): number;
/** What an exit code means, in words; for logs and `tickgate --help`. */
export declare function exitMeaning(code: number): string;
/**
 * An error that knows the exit code it asks for: a role that refuses to start throws one.
 * The message is for the operator.
 */
export declare class ExitError extends Error {
    readonly name = "ExitError";
    readonly exitCode: number;
    constructor(exitCode: number, message: string, options?: ErrorOptions);
}
