import { type Injection } from './trace.ts';
/**
 * The journal alone, once for each call that it makes and each way in which that can fail, from an empty folder, from
 * one that was stopped in order, and from one that crashed:
 *
 *   journal-program under strace ─▶ the Nth call fails ─▶ nothing is called durable any more, exit 74, a plain message
 *   ─▶ opened again: everything that was called durable is there; the last batch isn't trusted, it is written again
 */
export interface Sweep {
    readonly cases: readonly SweepCase[];
    run(one: SweepCase): Promise<CaseReport>;
    close(): void;
}
export interface SweepCase extends Injection {
    readonly from: Start;
    /** Of as many such calls as the run makes. One more: nothing may be injected, which ends the sweep. */
    readonly of: number;
}
export type Start = 'nothing' | 'a clean stop' | 'a crash';
export interface CaseReport {
    readonly problems: readonly string[];
    /** From the return of the failed call to the end of the last thread; undefined: it didn't end so. */
    readonly exitMs: number | undefined;
    readonly acknowledged: number;
}
export declare const EXIT_WITHIN_MS = 100;
export declare function openSweep(seed: number): Promise<Sweep>;
