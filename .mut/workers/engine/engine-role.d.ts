import { type Capacities } from '../../core/state/state.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { type EngineSetup } from './startup.ts';
/** The engine's part of the configuration. */
export interface EngineRoleOptions {
    readonly data: string;
    readonly journalId: Uint8Array;
    /** The last event of the journal: replay ends with it. */
    readonly lastSeq: number;
    readonly capacities: Capacities;
    readonly setup: EngineSetup;
    readonly ackAccepted: boolean;
    /** False where the venue's word answers a place (ASYNC_MODE=false): then nothing that it makes may wait. */
    readonly holds: boolean;
}
/** Brings the state back from the journal, then goes on from there with a new run. */
export declare function createRole(context: RoleContext): Agent;
