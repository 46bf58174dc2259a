import type { RiskResult, RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
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
    stop(): Promise<void>;
}
export interface PoolOptions {
    readonly threads: number;
    /** The CPUs of the process: a thread inherits those of the one that starts it, which may be pinned. */
    readonly cpus: readonly number[];
    readonly warn: (text: string) => void;
    readonly timeoutMs?: number;
}
/** Tasks per thread that may wait for one. */
export declare const QUEUED_PER_THREAD = 4;
export declare function createComputePool({ threads, cpus, warn, timeoutMs }: PoolOptions): ComputePool;
