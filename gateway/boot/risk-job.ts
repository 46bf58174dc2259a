import { createComputePool } from '../../workers/compute/compute-pool.ts';
import { HistoryCsvError } from '../../workers/compute/history-csv.ts';
import { type HistoryStore, openHistory } from '../../workers/compute/open-history.ts';
import { ExitCode, ExitError } from '../../workers/exit-codes.ts';
import type { Config } from '../config.ts';
import type { RiskJob } from '../control/risk-side.ts';

export interface OpenRiskJob extends RiskJob {
  /** Ends the threads, behind what is under way. */
  stop(): Promise<void>;
}

const US_PER_SECOND = 1_000_000;

/** Undefined: PRECOMPUTE_METRICS is off. Throws `ExitError` where RISK_RETURNS_FILE can't be read. */
export function openRiskJob(
  config: Config,
  nowUs: number,
  cpus: readonly number[],
  warn: (text: string) => void,
): OpenRiskJob | undefined {
  if (!config.PRECOMPUTE_METRICS) return undefined;
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

function openStore(config: Config, nowUs: number, warn: (text: string) => void): HistoryStore {
  try {
    return openHistory({
      data: config.DATA_DIR,
      intervalUs: config.RISK_RETURN_INTERVAL * US_PER_SECOND,
      csv: config.RISK_RETURNS_FILE,
      nowUs,
      warn,
    });
  } catch (error) {
    if (!(error instanceof HistoryCsvError)) throw error;
    throw new ExitError(ExitCode.usage, `RISK_RETURNS_FILE: ${error.message}`);
  }
}
