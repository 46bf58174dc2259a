import { PerformanceObserver, constants } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { Counters } from '../core/metrics/counters.js';
import { HeapCounters } from '../core/topology.js';
/**
 * For threads that are started afterwards: no major collection of a heap only because little happens on it. V8
 * begins one once a thread's event loop has been quiet for 8 s; it frees a megabyte of ten, and costs milliseconds.
 */
export function keepHeaps() {
    setFlagsFromString('--no-memory-reducer');
}
const LOOK_EVERY_US = 1_000_000;
/** A thread that always has work is looked at all the same. */
const LATE_US = 1_000_000;
const NS_PER_MS = 1_000_000;
export function createHeapWatch(heaps, role) {
    const counters = new Counters(heaps[role], HeapCounters);
    const minor = counters.index('minor_gcs');
    const major = counters.index('major_gcs');
    const longest = counters.index('longest_pause_ns');
    const used = counters.index('used_bytes');
    let lookUs = 0;
    /** Pauses of other kinds are steps on the way to a major collection. */
    function count({ detail, duration: pauseMs }) {
        if (detail.kind === constants.NODE_PERFORMANCE_GC_MINOR)
            counters.add(minor, 1);
        else if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)
            counters.add(major, 1);
        counters.set(longest, Math.max(counters.get(longest), Math.round(pauseMs * NS_PER_MS)));
    }
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            count(entry);
    }).observe({ entryTypes: ['gc'] });
    return {
        turn(nowUs, work) {
            if (nowUs < lookUs || (work > 0 && nowUs < lookUs + LATE_US))
                return false;
            lookUs = nowUs + LOOK_EVERY_US;
            counters.set(used, getHeapStatistics().used_heap_size);
            return true;
        },
    };
}
//# sourceMappingURL=heap-watch.js.map