import { workerData } from 'node:worker_threads';
import { allowedCpus, pinThisThread } from '../pin.js';
import { yieldToOthers } from '../yield-to-others.js';
export { riskMetrics } from '../../core/risk/metrics/risk-metrics.js';
/** As the follower: whoever has somebody waiting for it goes first. */
const NICER_BY = 10;
const { cpus } = workerData;
if (allowedCpus().join() !== cpus.join())
    pinThisThread(cpus);
yieldToOthers(NICER_BY);
//# sourceMappingURL=compute-task.js.map