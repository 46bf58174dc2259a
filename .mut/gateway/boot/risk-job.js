import { createComputePool } from '../../workers/compute/compute-pool.js';
import { HistoryCsvError } from '../../workers/compute/history-csv.js';
import { openHistory } from '../../workers/compute/open-history.js';
import { ExitCode, ExitError } from '../../workers/exit-codes.js';
const US_PER_SECOND = 1_000_000;
/** Undefined: PRECOMPUTE_METRICS is off. Throws `ExitError` where RISK_RETURNS_FILE can't be read. */
export function openRiskJob(config, nowUs, cpus, warn) {
    if (!config.PRECOMPUTE_METRICS)
        return undefined;
    const store = openStore(config, nowUs, warn);
    const pool = createComputePool({ threads: config.WORKERS, cpus, warn });
    return {
        history: store.history,
        saveHistory: store.save,
        closeHistory: store.close,
        compute: pool.riskMetrics,
        stop: pool.stop,
    };
}
function openStore(config, nowUs, warn) {
    try {
        return openHistory({
            data: config.DATA_DIR,
            intervalUs: config.RISK_RETURN_INTERVAL * US_PER_SECOND,
            csv: config.RISK_RETURNS_FILE,
            nowUs,
            warn,
        });
    }
    catch (error) {
        if (!(error instanceof HistoryCsvError))
            throw error;
        throw new ExitError(ExitCode.usage, `RISK_RETURNS_FILE: ${error.message}`);
    }
}
//# sourceMappingURL=risk-job.js.map