import type { Instrument } from '../../core/market/instruments.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import type { RiskResult, RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
import type { Config } from '../config.ts';
import type { Directory } from '../directory.ts';
import type { Admission } from '../inbound/admit.ts';
import type { Calls } from '../inbound/calls.ts';
import { type RiskMetrics } from './risk-metrics.ts';
/** What the risk metrics need of the process: threads to calculate in, and a file. */
export interface RiskJob {
    readonly history: PriceHistory;
    readonly saveHistory: (nowMs: number) => void;
    readonly closeHistory: () => Promise<void>;
    readonly compute: (task: RiskTask) => Promise<RiskResult>;
}
export interface RiskSideParts {
    readonly config: Config;
    readonly accounts: readonly string[];
    readonly instruments: readonly Instrument[];
    readonly directory: Directory;
    readonly latch: SharedArrayBuffer;
    readonly calls: Calls;
    readonly admission: Admission;
    readonly warn: (text: string) => void;
}
/** The job of the risk metrics, joined to the door: it asks and tells the engine as everybody does. */
export declare function createRiskSide(job: RiskJob, parts: RiskSideParts): RiskMetrics;
