import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { RiskResult, RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
import type { PoolData } from './compute-task.ts';

/**
 * The threads for calculations that nobody's order waits for. None is there before the first task, and each leaves after
 * 40 s without one: with the default interval of 30 s one thread stays.
 *
 *   gateway ─ task ▸ queue (bounded) ▸ thread: nicer than the others, on any CPU of the process ─ result ▸ gateway
 */
export interface ComputePool {
  /** Rejects: the queue is full, the task failed, or it took too long; its thread is ended then. */
  riskMetrics(task: RiskTask): Promise<RiskResult>;
  /** Threads that are there now. */
  readonly threads: number;
  /** Takes no more tasks, lets those under way end, for 3 s at most, and ends the threads. */
  stop(): Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** The CPUs of the process: a thread inherits those of the one that starts it, which may be pinned. */
  readonly cpus: readonly number[];
  readonly warn: (text: string) => void;
  readonly timeoutMs?: number;
}

/**
 * Tasks per thread that may wait for one.
 * @internal
 */
export const QUEUED_PER_THREAD = 4;
const IDLE_MS = 40_000;
const TIMEOUT_MS = 20_000;
/** Far above a start of a thread and a task. */
const STOP_MS = 3_000;
/** Far above what 4,096 series need; a task that wants more ends its thread, not the process. */
const HEAP_MB = 256;
const YOUNG_MB = 8;

export function createComputePool({ threads, cpus, warn, timeoutMs = TIMEOUT_MS }: PoolOptions): ComputePool {
  let pool: Piscina | undefined;
  let isStopped = false;
  // Counted here: tasks with a signal wait in a queue that piscina's own maximum doesn't look at.
  const mostUnderWay = threads * (1 + QUEUED_PER_THREAD);
  const underWay = new Set<Promise<RiskResult>>();

  function open(): Piscina {
    const made = new Piscina({
      filename: fileURLToPath(new URL('./compute-entry.cjs', import.meta.url)),
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      // A thread that waits in Atomics.wait has no event loop: it could neither be ended in time nor be looked at.
      atomics: 'disabled',
      recordTiming: false,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      workerData: { cpus } satisfies PoolData,
    });
    // A thread that dies without a task: without a listener it would be the end of the process.
    made.on('error', (error: Error) => {
      warn(`a thread for calculations died: ${error.message}`);
    });
    return made;
  }

  return {
    async riskMetrics(task) {
      if (isStopped) throw new Error('the pool for calculations is stopped');
      if (underWay.size >= mostUnderWay) throw new Error('the queue of the pool for calculations is full');
      pool ??= open();
      const running = pool.run(task, { signal: AbortSignal.timeout(timeoutMs) }) as Promise<RiskResult>;
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    get threads() {
      return pool?.threads.length ?? 0;
    },
    async stop() {
      isStopped = true;
      // A thread that is ended while it loads a native module takes the process with it.
      const ended = new AbortController();
      const late = sleep(STOP_MS, undefined, { signal: ended.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled(underWay), late]);
      ended.abort();
      await pool?.destroy();
    },
  };
}
