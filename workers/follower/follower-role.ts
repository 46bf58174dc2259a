import { Counters } from '../../core/metrics/counters.ts';
import { type EngineState, createState } from '../../core/state/state.ts';
import { CounterNames } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { ExitCode, ExitError } from '../exit-codes.ts';
import { createFollowerAgent } from './follower-agent.ts';
import { recoverReplica } from './recover.ts';
import { divergenceText, replicaOf } from './replica.ts';

/** The follower thread's part of the configuration. */
export interface FollowerRoleOptions {
  readonly data: string;
  readonly journalId: Uint8Array;
  readonly segmentBytes: number;
  /** The capacities of the engine's state: a replica has the same tables. */
  readonly capacities: EngineState['capacities'];
  /** Events between two snapshots. */
  readonly snapshotEvery: number;
}

export function createRole(context: RoleContext): Agent {
  const { shared } = context;
  const { data, journalId, segmentBytes, capacities, snapshotEvery } = context.options as FollowerRoleOptions;
  const journal = new Counters(shared.counters.journal, CounterNames.journal);
  const own = new Counters(shared.counters.follower, CounterNames.follower);
  const durableSeqAt = journal.index('durable_seq');
  const durableSeq = (): number => journal.get(durableSeqAt);
  const replica = replicaOf(createState(capacities));
  const { lastSeq } = recoverReplica(data, journalId, replica, durableSeq(), () => {});
  const agent = createFollowerAgent({
    data,
    journalId,
    segmentBytes,
    replica,
    appliedSeq: lastSeq,
    durableSeq,
    snapshotEvery,
    projectedSeq: () => Number.POSITIVE_INFINITY,
    // One of the two states is wrong, and nobody knows which: nothing more may be decided.
    onDivergence(divergence) {
      throw new ExitError(ExitCode.damagedData, divergenceText(divergence));
    },
  });
  return {
    doWork(nowUs) {
      const work = agent.doWork(nowUs);
      own.set(own.index('applied_seq'), agent.appliedSeq);
      own.set(own.index('snapshots'), agent.counts.snapshots);
      own.set(own.index('archived'), agent.counts.archived);
      return work;
    },
    hasWork: () => durableSeq() > agent.appliedSeq,
    close: () => agent.stop(),
  };
}
