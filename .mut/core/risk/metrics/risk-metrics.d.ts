import { type Holding, type PortfolioExposure } from './concentration.ts';
import { type PriceRows } from './returns.ts';
/** What the pool is asked for: positions at their marks, and the prices of the past. */
export interface RiskTask {
    readonly intervalUs: number;
    readonly horizonUs: number;
    readonly rows: PriceRows;
    /** Names by instrument number, for what is said of them. */
    readonly symbols: ReadonlyMap<number, string>;
    readonly accounts: readonly RiskAccount[];
}
export interface RiskAccount {
    readonly account: number;
    readonly name: string;
    /** A text: why they aren't known. */
    readonly holdings: readonly Holding[] | string;
}
/** Money in whole millionths, rounded up, over the horizon. */
export interface ValueAtRisk {
    readonly historical95: number;
    readonly historical99: number;
    readonly parametric95: number;
    readonly parametric99: number;
    /** Returns that they come from. */
    readonly observations: number;
}
/** Of an account, or of the firm. What can't be known is absent, and `problem` says why: never 0. */
export interface PortfolioRisk {
    readonly account: number;
    readonly exposure?: PortfolioExposure;
    readonly valueAtRisk?: ValueAtRisk;
    readonly problem?: string;
}
export interface InstrumentRisk {
    readonly instrument: number;
    /** Value at risk of holding, or owing, one unit of money of it: 99 %, parametric, in millionths, rounded up. */
    readonly varPpm?: number;
    readonly problem?: string;
}
export interface RiskResult {
    readonly accounts: readonly PortfolioRisk[];
    readonly firm: PortfolioRisk;
    readonly instruments: readonly InstrumentRisk[];
}
/** Of the firm: -1, as in the commands. */
export declare const FIRM = -1;
/** All metrics of all accounts. Pure: the same task gives the same result. */
export declare function riskMetrics(task: RiskTask): RiskResult;
