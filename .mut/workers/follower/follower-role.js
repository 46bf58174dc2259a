import { Counters } from '../../core/metrics/counters.js';
import { createState } from '../../core/state/state.js';
import { CounterNames } from '../../core/topology.js';
import { failStop, say } from '../fail-stop.js';
import { JournalError } from '../journal/journal-error.js';
import { createFollowerAgent } from './follower-agent.js';
import { recoverReplica } from './recover.js';
import { createOrderHistory } from './order-history.js';
import { divergenceText, replicaWithHistory } from './replica.js';
/** At a stop; a supervisor waits for 5 s. */
const LAST_SNAPSHOT_US = 3_000_000;
export function createRole(context) {
    const { role, shared, clock } = context;
    const { data, journalId, segmentBytes, reserveBelowBytes, capacities, snapshotEvery } = context.options;
    const journal = new Counters(shared.counters.journal, CounterNames.journal);
    const own = new Counters(shared.counters.follower, CounterNames.follower);
    const durableSeqAt = journal.index('durable_seq');
    const missedSparesAt = journal.index('missed_spares');
    const durableSeq = () => journal.get(durableSeqAt);
    const replica = replicaWithHistory(createState(capacities), createOrderHistory(data));
    const report = (message) => say(`tickgate: ${role}: ${message}`);
    // A journal that can't be read or gives another state: no fresh thread would mend that, and nothing more may be decided.
    const stopProcess = (work) => {
        try {
            return work();
        }
        catch (error) {
            if (error instanceof JournalError)
                failStop(role, shared, error);
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
    return {
        doWork(nowUs) {
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
//# sourceMappingURL=follower-role.js.map