import type { Records } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { deferIndexes, makeIndexes } from '../../core/state/deferred-indexes.ts';
import { type EngineState, rebuildIndexes } from '../../core/state/state.ts';
import type { StateHash, Table } from '../../core/state/table.ts';
import type { OrderHistoryWriter } from './order-history.ts';

const { KIND_VERSION } = EventHalf;
const { SEQ, ARG0, ARG1 } = EventWord;
const CHECKPOINT = EventKind.checkpoint;

/** A state that events are applied to, as the engine, the follower and the simulator have it. */
export interface Replica {
  readonly tables: readonly Table[];
  readonly hash: StateHash;
  apply(records: Records, at: number): void;
  /** The tables were loaded from a snapshot: whatever is derived from them is made anew. */
  rebuild(): void;
  /** Before the snapshot and the events of a start, and after them: what no event reads is made once. */
  beginRecovery?(): void;
  endRecovery?(): void;
  /** Makes durable what it writes beside its tables: before a snapshot says that it is done. */
  persist?(): void;
}

export function replicaOf(state: EngineState): Replica {
  return {
    tables: state.tables,
    hash: state.hash,
    apply: (records, at) => apply(state, records, at),
    rebuild: () => rebuildIndexes(state),
    beginRecovery: () => deferIndexes(state),
    endRecovery: () => makeIndexes(state),
  };
}

/**
 * Of an empty state; keeps the orders that leave the table, so that nobody who asks for one is told that there is none.
 * Nothing is ever decided by it: what only decisions read is not indexed, after a start either.
 */
export function replicaWithHistory(state: EngineState, history: OrderHistoryWriter): Replica {
  deferIndexes(state);
  const { tables, hash, rebuild } = replicaOf(state);
  return {
    tables,
    hash,
    rebuild,
    apply(records, at) {
      history.beforeEvent(state, records, at);
      apply(state, records, at);
      history.afterEvent(state, records, at);
    },
    persist: () => history.sync(),
  };
}

/** A replay that came out differently. It stops whoever sees it: one of the two states is wrong. */
export interface Divergence {
  readonly code: 'DIVERGED';
  /** Of the checkpoint event. */
  readonly seq: number;
  readonly expected: StateHash;
  readonly found: StateHash;
}

/** Applies one event; a checkpoint is compared first, as its hash is that of the state before it. */
export function applyChecked(replica: Replica, records: Records, at: number): Divergence | undefined {
  if ((records.i32[(at >> 2) + KIND_VERSION]! & 0xffff) === CHECKPOINT) {
    const word = at >> 3;
    const expected = { low: records.f64[word + ARG0]!, high: records.f64[word + ARG1]! };
    const { low, high } = replica.hash;
    if (expected.low !== low || expected.high !== high) {
      return { code: 'DIVERGED', seq: records.f64[word + SEQ]!, expected, found: { low, high } };
    }
  }
  replica.apply(records, at);
  return undefined;
}

export function divergenceText({ seq, expected, found }: Divergence): string {
  const hex = ({ low, high }: StateHash): string => `${(high >>> 0).toString(16)}:${(low >>> 0).toString(16)}`;
  return `Replay diverged at checkpoint ${seq}: the run had ${hex(expected)}, the replay has ${hex(found)}.`;
}
