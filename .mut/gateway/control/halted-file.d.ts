import { type ScopeNames } from './trading-scope.ts';
/**
 * DATA_DIR/HALTED: every scope that a person has stopped, for a start that finds no word of it in the journal. Its presence
 * alone means halted: one that can't be read stops everything. It is no more once nothing is stopped.
 *
 *   {"version":1,"stopped":[{"account":"demo","state":"halted","since":"…Z","by":"…","reason":"…"}]}
 */
export interface HaltedFile {
    /** What it says; empty: it isn't there. */
    read(): readonly StoppedScope[];
    /** Replaces it, synced, its folder too; resolves once that is so, rejects if it can't be. One after the other. */
    write(stopped: readonly StoppedScope[]): Promise<void>;
}
export interface StoppedScope extends ScopeNames {
    readonly state: StoppedState;
    /** ISO 8601. */
    readonly since: string;
    readonly by: string;
    readonly reason: string;
}
export type StoppedState = 'reducing' | 'halted';
export declare const HALTED_FILE = "HALTED";
export declare function createHaltedFile(data: string): HaltedFile;
