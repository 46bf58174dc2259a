import { type EngineState } from '../../core/state/state.ts';
import type { Agent, RoleContext } from '../agent.ts';
/** The follower thread's part of the configuration. */
export interface FollowerRoleOptions {
    readonly data: string;
    readonly journalId: Uint8Array;
    readonly segmentBytes: number;
    readonly reserveBelowBytes: number;
    /** The capacities of the engine's state: a replica has the same tables. */
    readonly capacities: EngineState['capacities'];
    /** Events between two snapshots. */
    readonly snapshotEvery: number;
}
export declare function createRole(context: RoleContext): Agent;
