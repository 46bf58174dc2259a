import { ProcessControl } from '../../core/memory/control.ts';
import { DurableCursor } from '../../core/memory/event-ring.ts';
import { type Capacities, createState } from '../../core/state/state.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { ExitCode } from '../exit-codes.ts';
import { exitNow } from '../exit.ts';
import { complain, failStop } from '../fail-stop.ts';
import { createDurableSeq } from '../journal/durable-seq.ts';
import { JournalError } from '../journal/journal-error.ts';
import { journalPaths } from '../journal/journal-paths.ts';
import { engineReplica } from './engine-replica.ts';
import { createFollowerAgent } from './follower-agent.ts';
import { recoverReplica } from './recover.ts';
import { divergenceText } from './replica.ts';
import { snapshotSeqs } from './snapshot-names.ts';

export interface FollowerRoleOptions {
  readonly data: string;
  readonly journalId: Uint8Array;
  readonly segmentBytes: number;
  /** The journal's last event when this run began: `openJournal(…).lastSeq`. */
  readonly lastSeq: number;
  /** Those of the engine. */
  readonly capacities: Capacities;
  /** Events between two snapshots. */
  readonly snapshotEvery: number;
}

/** May be started again alone: it recovers from the files, whatever it was doing. */
export function createRole(context: RoleContext): Agent {
  const { role, shared } = context;
  const { data, journalId, segmentBytes, lastSeq, capacities, snapshotEvery } = context.options as FollowerRoleOptions;
  const newest = snapshotSeqs(journalPaths(data)).at(-1) ?? 0;
  const durableSeq = createDurableSeq(new DurableCursor(shared.events), lastSeq, Math.max(lastSeq, newest));
  const replica = engineReplica(createState(capacities));
  const report = (message: string): void => complain(`tickgate: follower: ${message}`, ExitCode.ok);
  // A journal that can't be read, or gives another state, is nothing that starting again would mend.
  const stopProcess = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof JournalError) failStop(role, shared, error);
      throw error;
    }
  };
  const recovery = stopProcess(() => recoverReplica(data, journalId, replica, durableSeq(), report));
  const agent = createFollowerAgent({
    data,
    journalId,
    segmentBytes,
    replica,
    appliedSeq: recovery.lastSeq,
    durableSeq,
    snapshotEvery,
    projectedSeq: () => Infinity,
    onDivergence(divergence) {
      const code = new ProcessControl(shared.control).poison(ExitCode.damagedData);
      complain(`tickgate: ${role}: ${divergenceText(divergence)}`, code);
      exitNow(code);
    },
  });
  return { ...agent, doWork: (nowUs) => stopProcess(() => agent.doWork(nowUs)) };
}
