import { ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { type EngineState, createState } from '../../core/state/state.ts';
import { CounterNames, roleIndex } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { failStop, say } from '../fail-stop.ts';
import { JournalError } from '../journal/journal-error.ts';
import { createFollowerAgent } from './follower-agent.ts';
import { recoverReplica } from './recover.ts';
import { createOrderHistory } from './order-history.ts';
import { divergenceText, replicaWithHistory } from './replica.ts';

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

/** At a stop; a supervisor waits for 5 s. */
const LAST_SNAPSHOT_US = 3_000_000;

export function createRole(context: RoleContext): Agent {
  const { role, shared, clock } = context;
  const { data, journalId, segmentBytes, reserveBelowBytes, capacities, snapshotEvery } =
    context.options as FollowerRoleOptions;
  const journal = new Counters(shared.counters.journal, CounterNames.journal);
  const own = new Counters(shared.counters.follower, CounterNames.follower);
  const durableSeqAt = journal.index('durable_seq');
  const missedSparesAt = journal.index('missed_spares');
  const durableSeq = (): number => journal.get(durableSeqAt);
  const replica = replicaWithHistory(createState(capacities), createOrderHistory(data));
  const report = (message: string): void => say(`tickgate: ${role}: ${message}`);
  // A journal that can't be read or gives another state: no fresh thread would mend that, and nothing more may be decided.
  const stopProcess = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof JournalError) failStop(role, shared, error);
      throw error;
    }
  };
  const { lastSeq } = stopProcess(() => recoverReplica(data, journalId, replica, durableSeq(), report));
  const agent = createFollowerAgent({
    data,
    journalId,
    segmentBytes,
    replica,
    appliedSeq: lastSeq,
    durableSeq,
    snapshotEvery,
    projectedSeq: () => Number.POSITIVE_INFINITY,
    prepare: {
      // One more for each segment that began without one: a start writes no more than it turns out to need.
      spares: () => 1 + journal.get(missedSparesAt),
      wantedFreeBytes: reserveBelowBytes,
      clockUs: clock.nowUs,
    },
    onDivergence(divergence) {
      throw new JournalError('DIVERGED', divergenceText(divergence));
    },
  });
  const engine = new ThreadMonitor(shared.control, roleIndex('engine'));
  return {
    doWork(nowUs) {
      // It may still be reading what would be put into the archive, or the snapshot that would go.
      if (engine.state === ThreadState.starting) return 0;
      const work = stopProcess(() => agent.doWork(nowUs));
      own.set(own.index('applied_seq'), agent.appliedSeq);
      own.set(own.index('snapshots'), agent.counts.snapshots);
      own.set(own.index('archived'), agent.counts.archived);
      return work;
    },
    // Nobody rings for it: what it finds when its sleep ends is no ring that went missing.
    hasWork: () => false,
    parkMs: () => agent.parkMs,
    close() {
      const lateUs = clock.nowUs() + LAST_SNAPSHOT_US;
      agent.stop(() => clock.nowUs() > lateUs);
    },
  };
}
