import type { ThreadMode } from '../core/topology.ts';
export declare const GATEWAY_MAX_PARK_MS = 100;
/** Of a hot thread that parks. */
export declare function spinNsOf(mode: ThreadMode, cpus: readonly number[]): number;
/** Of the gateway's loop, after activity. */
export declare function tailUsOf(mode: ThreadMode, cpus: readonly number[]): number;
