import { type Role, type Shared } from '../core/topology.ts';
/**
 * A thread whose death is fatal ends the process itself, from where it stands: shared memory may be half written, and
 * the next start recovers from the journal.
 */
export declare function failStop(role: Role, shared: Shared, error: unknown): never;
/** Marks the thread as failed and says why on stderr: it ends alone, and the process goes on. */
export declare function noteFailure(role: Role, shared: Shared, error: unknown): void;
/** The last words of a process. */
export declare function complain(text: string, code: number): void;
/** On stderr, at once. */
export declare function say(text: string): void;
