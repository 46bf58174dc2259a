import type { Records } from '../../core/memory/records.ts';
import type { Directory } from '../directory.ts';
import type { Component } from './status.ts';
/** Where alarms are told to the operator. */
export interface AlarmLog {
    warn(text: string): void;
}
/**
 * Tells the operator of reports that nothing explains. What they said is booked and their (account, symbol) is halted,
 * which only a person can lift, so each gets a line of its own; of a venue gone mad the first of a minute do, and the
 * rest is counted. And of a wall clock that was set, or stood behind the journal at the start.
 */
export interface Alarms {
    /** The event at byte `at` is `suspended`. */
    suspended(records: Records, at: number): void;
    /** Tells when the journal begins to need somebody, and when no more. */
    journal(health: Component): void;
    /** The wall clock less engine time, milliseconds; looked at about once a second. Whether there was a step. */
    clock(offsetMs: number): boolean;
    /** Tells what was only counted, once its minute is over. */
    tick(nowNs: number): void;
}
export declare function createAlarms(directory: Directory, log: AlarmLog): Alarms;
