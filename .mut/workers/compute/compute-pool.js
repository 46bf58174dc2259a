import { Piscina } from 'piscina';
/** Tasks per thread that may wait for one. */
export const QUEUED_PER_THREAD = 4;
const IDLE_MS = 40_000;
const TIMEOUT_MS = 20_000;
/** Far above what 4,096 series need; a task that wants more ends its thread, not the process. */
const HEAP_MB = 256;
const YOUNG_MB = 8;
export function createComputePool({ threads, cpus, warn, timeoutMs = TIMEOUT_MS }) {
    let pool;
    let isStopped = false;
    // Counted here: tasks with a signal wait in a queue that piscina's own maximum doesn't look at.
    const mostUnderWay = threads * (1 + QUEUED_PER_THREAD);
    let underWay = 0;
    function open() {
        const made = new Piscina({
            filename: new URL('./compute-task.js', import.meta.url).href,
            minThreads: 0,
            maxThreads: threads,
            idleTimeout: IDLE_MS,
            // A thread that waits in Atomics.wait has no event loop: it could neither be ended in time nor be looked at.
            atomics: 'disabled',
            recordTiming: false,
            resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
            workerData: { cpus },
        });
        // A thread that dies without a task: without a listener it would be the end of the process.
        made.on('error', (error) => {
            warn(`a thread for calculations died: ${error.message}`);
        });
        return made;
    }
    return {
        async riskMetrics(task) {
            if (isStopped)
                throw new Error('the pool for calculations is stopped');
            if (underWay >= mostUnderWay)
                throw new Error('the queue of the pool for calculations is full');
            pool ??= open();
            underWay += 1;
            try {
                return (await pool.run(task, { name: 'riskMetrics', signal: AbortSignal.timeout(timeoutMs) }));
            }
            finally {
                underWay -= 1;
            }
        },
        get threads() {
            return pool?.threads.length ?? 0;
        },
        async stop() {
            isStopped = true;
            await pool?.destroy();
        },
    };
}
//# sourceMappingURL=compute-pool.js.map