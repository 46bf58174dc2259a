import { GCProfiler, getHeapStatistics } from 'node:v8';
const CALLS = 1_000;
/** What two readings allocate themselves is measured beside each piece of work, by the same code, and taken off. */
export function createMeter() {
    // In an array: a number that is assigned to a variable would be an object on the heap each time.
    const sums = new Float64Array(2);
    return {
        around(work) {
            sums[0] += growthOf(work) - growthOf(nothing);
            sums[1] += 1;
        },
        get bytes() {
            return sums[0];
        },
        get turns() {
            return sums[1];
        },
    };
}
/** Bytes that a call allocates, on average. */
export function bytesOfCall(call) {
    const calls = () => {
        for (let i = 0; i < CALLS; i++)
            call();
    };
    calls();
    return (growthOf(calls) - growthOf(nothing)) / CALLS;
}
/** Runs `work` in an empty young generation; throws if anything was collected meanwhile, as nothing is known then. */
export function uncollected(work) {
    globalThis.gc?.();
    const profiler = new GCProfiler();
    profiler.start();
    work();
    const collections = profiler.stop().statistics.length;
    if (collections > 0)
        throw new Error(`${collections} collections came between two readings of the heap`);
}
function nothing() { }
function growthOf(work) {
    const before = usedBytes();
    work();
    return usedBytes() - before;
}
function usedBytes() {
    return getHeapStatistics().used_heap_size;
}
//# sourceMappingURL=meter.js.map