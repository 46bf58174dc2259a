import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { GCProfiler, getHeapStatistics } from 'node:v8';
/**
 * Loaded before a server's own program (`--import`): on SIGUSR2 its main thread says how much heap is in use, and how
 * often it was collected since it said so last.
 *
 *   heap 12345678 0
 */
if (isMainThread) {
    const profiler = new GCProfiler();
    profiler.start();
    process.on('SIGUSR2', () => {
        const used = getHeapStatistics().used_heap_size;
        const collections = profiler.stop().statistics.length;
        writeSync(1, `heap ${used} ${collections}\n`);
        profiler.start();
    });
}
//# sourceMappingURL=say-heap.js.map