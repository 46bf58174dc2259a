import type { Instrument } from '../../core/market/instruments.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import { type RiskResult, type RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
import type { MetricValue } from '../inbound/metric-commands.ts';
import type { PriceRecorder } from './price-recorder.ts';
/**
 * The values of risk that are worked out ahead, every RISK_METRICS_INTERVAL:
 *
 *   tick ─▶ [quote latch] ▸ price recorder                            a price per instrument and RISK_RETURN_INTERVAL
 *     └──▶ positions of each account, one question at a time ─▶ at their marks ─▶ pool ─▶ kept as `risk:metrics:current`
 *                                                                                   └──▶ set_metrics to the engine, 64 a tick
 *
 * What can't be known is not sent, so that the engine sees it grow old: a value of before is never told as one of now.
 */
export interface RiskMetrics {
    /** Every 50 ms or so, not within a socket's callback. */
    tick(nowUs: number, nowNs: number): void;
    /** The newest values, until they are as old as CACHE_TTL; `risk:metrics:current` for whoever stores them. */
    current(nowUs: number): CurrentMetrics | undefined;
    /** Why there are none, or not all: the last failure; '' after a run in order. */
    readonly problem: string;
    /** No more runs; waits for the file of returns. */
    close(): Promise<void>;
}
export interface CurrentMetrics {
    /** Engine time when the positions and marks were read. */
    readonly asOfUs: number;
    readonly expiresUs: number;
    readonly intervalUs: number;
    readonly horizonUs: number;
    /** Of the oldest mark that a position was valued at; 0: there is no position. */
    readonly oldestMarkUs: number;
    readonly result: RiskResult;
}
/** One row of an account's positions. */
export interface HeldPosition {
    readonly instrument: number;
    /** False: nothing is held. */
    readonly isHeld: boolean;
    /** At the newest quote, in money; undefined: there is none yet. */
    readonly value: number | undefined;
    /** How old that quote was. */
    readonly markAgeUs: number;
}
export interface RiskMetricsParts {
    readonly intervalUs: number;
    readonly horizonUs: number;
    readonly maxAgeUs: number;
    /** False: the values are kept and shown, but the engine gets none (CACHE_ENABLED=false). */
    readonly isUsed: boolean;
    readonly accounts: readonly string[];
    readonly instruments: readonly Instrument[];
    readonly history: PriceHistory;
    readonly recorder: PriceRecorder;
    /** Asks the engine, which values them at its quotes and rates; a text: why it didn't say. */
    readonly askPositions: (account: number, told: (positions: readonly HeldPosition[] | string) => void) => void;
    readonly compute: (task: RiskTask) => Promise<RiskResult>;
    readonly send: (value: MetricValue, asOfUs: number, nowNs: number) => boolean;
    readonly saveHistory: (nowMs: number) => void;
    readonly closeHistory: () => Promise<void>;
    readonly warn: (text: string) => void;
}
export declare function createRiskMetrics(parts: RiskMetricsParts): RiskMetrics;
