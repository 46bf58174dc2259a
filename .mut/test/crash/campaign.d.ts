import { type Verdict } from './judge.ts';
import { type Program } from './processes.ts';
/**
 * One life of a gateway and its two venues, on an empty folder, through rounds of orders and `kill -9`:
 *
 *   load ─▶ kill at a random moment ─▶ start again ─▶ reconciled ─▶ retry what was left unanswered ─▶ judge ─▶ load …
 *
 * Everything drawn comes from the seed; what the processes do with it is theirs, so that a seed doesn't repeat a run.
 */
export interface LifeOptions {
    readonly program: Program;
    readonly seed: number;
    readonly rounds: number;
    readonly threads: 'dedicated' | 'compact';
    /** Requests per second, at most. */
    readonly rate: number;
    /** Where acknowledgement logs are kept: on another file system than the gateway's data. */
    readonly ackDir: string;
    /** Faults of the venues, as `tickgate simulate-broker` takes them; undefined: drawn. */
    readonly faults: readonly string[] | undefined;
    /** When the folders are kept. */
    readonly keep: 'always' | 'if it disagrees' | 'never';
    readonly told: (round: RoundReport) => void;
    /** Asked before each round: whether to end here. */
    readonly enough: () => boolean;
}
export interface RoundReport {
    readonly round: number;
    readonly killed: Victim;
    readonly asked: number;
    readonly verdict: Verdict;
    /** Of the judge and of the journal's own check. */
    readonly problems: readonly string[];
    /** From the last start to reconciled, and the whole round. */
    readonly recoveredMs: number;
    readonly roundMs: number;
    readonly retriedMs: number;
    /** From the first look of the judge to the last, and what was the last to come right. */
    readonly settledMs: number;
    readonly lastDoubt: string;
}
export interface Life {
    readonly problems: readonly string[];
    readonly folder: string;
    readonly ackFolder: string;
}
export type Victim = 'gateway' | 'gateway, twice' | 'venue' | 'both venues' | 'gateway and venue' | 'gateway and venues';
export declare function runLife(options: LifeOptions): Promise<Life>;
