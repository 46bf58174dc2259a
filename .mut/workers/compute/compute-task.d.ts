export { riskMetrics } from '../../core/risk/metrics/risk-metrics.ts';
/** What each thread of the pool is told once. */
export interface PoolData {
    readonly cpus: readonly number[];
}
