import type { Agent, RoleContext } from '../agent.ts';
export interface WatchdogRoleOptions {
    /** A thread that doesn't beat for so long has stalled. Checked every 100 ms. */
    readonly stallMs: number;
    /** The same inside one system call of the journal, which lasts as long as the disk likes; `stallMs` unless given. */
    readonly callStallMs?: number;
}
export declare function createRole(context: RoleContext): Agent;
