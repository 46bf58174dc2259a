import type { RiskResult, RiskTask } from '../../core/risk/metrics/risk-metrics.ts';

/**
 * Where a thread of the pool begins. CommonJS, and a function by itself: anything else piscina gets at through
 * `new Function`, which the hardened flags of the unit file refuse.
 */
module.exports = async (task: RiskTask): Promise<RiskResult> => {
  const { riskMetrics } = await import('./compute-task.ts');
  return riskMetrics(task);
};
