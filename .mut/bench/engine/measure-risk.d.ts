import { type Summary } from './times.ts';
export interface RiskTimes {
    /** (account, instrument) rows that were looked up in random order. */
    readonly rows: number;
    readonly passed: number;
    /** Single calls, each between two clock reads, less `clockNs`. */
    readonly single: Summary;
    /** Calls one after the other without a clock in between. */
    readonly meanNs: number;
    /** What two clock reads with nothing in between differ by: the median. */
    readonly clockNs: number;
}
/** The risk check alone, row look-up included, with every control on, for orders above the small-order path that pass. */
export declare function measureRisk(accounts: number, instruments: number, calls: number): RiskTimes;
