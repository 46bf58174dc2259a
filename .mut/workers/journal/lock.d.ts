export interface Lock {
    /** More than once does no harm. */
    release(): void;
}
/**
 * Makes this process the only one on a data directory. The kernel drops the lock when the process ends, however it
 * ends, so there is nothing stale to clean up; the pid in the file is for the message only.
 */
export declare function acquireLock(path: string): Lock;
/** The pid of the process that holds the lock; 0 if none does or the system doesn't tell. Never takes the lock itself. */
export declare function lockOwner(path: string): number;
