import { type Case, type Outcome } from './table.ts';
/**
 * One life of a gateway and its venues through a list of faults, on one folder:
 *
 *   start ─▶ reconciled ─▶ load ─▶ fault ─▶ gone with its code, or goes on ─▶ start …
 *   … ─▶ start ─▶ what was left unanswered is sent again ─▶ judged: every acknowledged order is there, once
 */
export interface LifeOptions {
    readonly seed: number;
    readonly threads: 'dedicated' | 'compact';
    readonly cases: readonly Case[];
    /** Where acknowledgement logs are kept: on another file system than the gateway's data. */
    readonly ackDir: string;
    readonly told: (one: CaseReport) => void;
    readonly enough: () => boolean;
}
export interface CaseReport {
    readonly problem: string;
    /** From the fault to the end of the process; undefined: it stayed. */
    readonly goneMs: number | undefined;
    readonly outcome: Outcome;
}
export interface Life {
    /** Of the judges, at the end. */
    readonly problems: readonly string[];
    readonly acknowledged: number;
    readonly folder: string;
}
export declare function runFaults(options: LifeOptions): Promise<Life>;
