import { type Role } from '../core/topology.ts';
import type { Agent } from './agent.ts';
/**
 * Looks at the beats of threads. One that gave no sign of life for its `stallUs` is told of, at each check.
 *
 *   beat changed      seen now; so does entering or leaving a system call
 *   all the same      seen longer ago than `stallUs`: stalled
 *   in a call         seen longer ago than `callStallUs`: stalled; a slow disk is no death
 *   waits for a core  on a machine that is overloaded nobody hangs: that time doesn't count, up to twice `stallUs`
 *   own pause         everybody was paused with us (SIGSTOP, a suspended machine): all count as seen now
 */
export interface StallWatchOptions {
    readonly control: SharedArrayBuffer;
    readonly watched: readonly Watched[];
    readonly stalled: (role: Role, silentUs: number) => void;
    /** How long the thread of this id has waited for a core so far; asked only of those under suspicion. The kernel's. */
    readonly waitedUs?: (tid: number) => number;
}
export interface Watched {
    readonly role: Role;
    readonly stallUs: number;
    /** Of one system call in flight, for a thread that marks them; `stallUs` unless given. */
    readonly callStallUs?: number;
}
export declare function createStallWatch(options: StallWatchOptions): Agent;
