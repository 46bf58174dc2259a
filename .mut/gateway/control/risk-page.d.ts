import type { Directory } from '../directory.ts';
import { type Principal } from '../keys/principal.ts';
import type { CurrentMetrics } from './risk-metrics.ts';
/** GET /risk/metrics: of the accounts that `who` may use; of the firm for whoever may use all of them, or administers. */
export declare function riskPage(current: CurrentMetrics, directory: Directory, who: Principal, nowUs: number): string;
