import { type Shared } from '../../core/topology.ts';
/** GET /latency: microseconds per stage, from HDR histograms. */
export declare function latencyPage(stages: Shared['histograms']): string;
/** The median of one histogram in milliseconds, null if it is empty. */
export declare function medianMs(buffer: SharedArrayBuffer): number | null;
