import type { Records } from '../../core/memory/records.ts';
import { type EngineState } from '../../core/state/state.ts';
import type { StateHash, Table } from '../../core/state/table.ts';
import type { OrderHistoryWriter } from './order-history.ts';
/** A state that events are applied to, as the engine, the follower and the simulator have it. */
export interface Replica {
    readonly tables: readonly Table[];
    readonly hash: StateHash;
    apply(records: Records, at: number): void;
    /** The tables were loaded from a snapshot: whatever is derived from them is made anew. */
    rebuild(): void;
    /** Makes durable what it writes beside its tables: before a snapshot says that it is done. */
    persist?(): void;
}
export declare function replicaOf(state: EngineState): Replica;
/** Keeps the orders that leave the table, so that nobody who asks for one is told that there is none. */
export declare function replicaWithHistory(state: EngineState, history: OrderHistoryWriter): Replica;
/** A replay that came out differently. It stops whoever sees it: one of the two states is wrong. */
export interface Divergence {
    readonly code: 'DIVERGED';
    /** Of the checkpoint event. */
    readonly seq: number;
    readonly expected: StateHash;
    readonly found: StateHash;
}
/** Applies one event; a checkpoint is compared first, as its hash is that of the state before it. */
export declare function applyChecked(replica: Replica, records: Records, at: number): Divergence | undefined;
export declare function divergenceText({ seq, expected, found }: Divergence): string;
