/** What happens to the Nth call of its kind, on the journal's files, in one thread. */
export interface Injection {
    readonly call: Call;
    /** `error=EIO`: it fails and does nothing; `retval=0`: it writes nothing and says so; `signal=SIGKILL`: kill -9. */
    readonly action: string;
    readonly when: number;
}
export declare const CALLS: readonly ['pwrite64', 'fdatasync', 'fsync', 'rename', 'openat', 'ftruncate', 'pread64', 'statfs'];
export type Call = (typeof CALLS)[number];
/** A call on the journal's files, as strace saw it. */
export interface TracedCall {
    readonly name: string;
    readonly isInjected: boolean;
    /** When it returned, in seconds. */
    readonly atS: number;
    readonly text: string;
}
export interface Trace {
    readonly calls: readonly TracedCall[];
    /** The last thread was gone; 0 if no end was seen. */
    readonly endS: number;
}
/** The files of the journal in `data` that a run may touch. */
export declare function journalFiles(data: string): readonly string[];
/** `strace -f` and its arguments, before the command that is traced. */
export declare function straceArguments(log: string, paths: readonly string[], injection: Injection | undefined): readonly string[];
/** Runs it to its end. `stdout`: a file descriptor. */
export declare function runTraced(args: readonly string[], command: readonly string[], stdout: number, timeoutMs: number): Promise<{
    readonly code: number | string;
    readonly errors: string;
}>;
export declare function readTrace(log: string): Trace;
