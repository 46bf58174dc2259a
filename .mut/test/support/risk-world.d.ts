import { type EngineState } from '../../core/state/state.ts';
import { BookRiskColumn, ScopeColumn } from '../../core/state/risk-columns.ts';
import { type Told, type World } from './engine-world.ts';
/** Risk begins: what the start of every run says. */
export declare function beginRisk(world: World, metricsAgeUs?: number, staleOpen?: number, dayResetUs?: number): Told[];
export declare function setRate(world: World, row: number, name: string, rate: number, asOfUs?: number, maxAgeUs?: number): Told[];
export declare function setMetrics(world: World, account: number, instrument: number, value: number, asOfUs: number): Told[];
export declare function scopeOf(state: EngineState, scope: number, name: keyof typeof ScopeColumn): number;
export declare function bookOf(state: EngineState, account: number, instrument: number, name: keyof typeof BookRiskColumn): number;
