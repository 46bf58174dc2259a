import type { Config } from '../config.ts';
import type { RiskJob } from '../control/risk-side.ts';
export interface OpenRiskJob extends RiskJob {
    /** Ends the threads; what is under way is given up. */
    stop(): Promise<void>;
}
/** Undefined: PRECOMPUTE_METRICS is off. Throws `ExitError` where RISK_RETURNS_FILE can't be read. */
export declare function openRiskJob(config: Config, nowUs: number, cpus: readonly number[], warn: (text: string) => void): OpenRiskJob | undefined;
