import { Counters } from '../../core/metrics/counters.js';
import { HeapCounters, Roles, threadOf } from '../../core/topology.js';
/** Of every role that has a thread of its own. */
export function threadHeaps({ heaps, mode }) {
    return Roles.filter((role) => threadOf(role, mode) === role).map((thread) => {
        const counters = new Counters(heaps[thread], HeapCounters);
        const [minor, major, longest, used] = HeapCounters.map((name) => counters.index(name));
        return {
            thread,
            read: () => ({
                minorGcs: counters.get(minor),
                majorGcs: counters.get(major),
                longestPauseNs: counters.get(longest),
                usedBytes: counters.get(used),
            }),
        };
    });
}
//# sourceMappingURL=thread-heaps.js.map