import { workerData } from 'node:worker_threads';
import { allowedCpus, pinThisThread } from '../pin.ts';
import { yieldToOthers } from '../yield-to-others.ts';

export { riskMetrics } from '../../core/risk/metrics/risk-metrics.ts';

/** What each thread of the pool is told once. */
export interface PoolData {
  readonly cpus: readonly number[];
}

/** As the follower: whoever has somebody waiting for it goes first. */
const NICER_BY = 10;

const { cpus } = workerData as PoolData;
if (allowedCpus().join() !== cpus.join()) pinThisThread(cpus);
yieldToOthers(NICER_BY);
