import type { Agent, RoleContext } from '../agent.ts';
import { type DiskLimits } from './disk-watch.ts';
import { type JournalPosition } from './journal-position.ts';
/** The journal thread's part of the configuration. */
export interface JournalRoleOptions {
    /** Where the main thread found the end of the journal. */
    readonly position: JournalPosition;
    readonly diskLimits: DiskLimits;
}
export declare function createRole(context: RoleContext): Agent;
