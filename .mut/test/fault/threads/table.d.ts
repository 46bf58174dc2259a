import { type Victim, type Way } from './fault.ts';
/** One thing done to one thread. */
export interface Case {
    readonly victim: Victim;
    readonly way: Way;
}
/**
 * What has to become of the process.
 *
 *   a code or signal   it ends with that, within a second of the fault
 *   'restarts'         it stays, and starts that thread again
 *   'recovers'         it stays, and the thread goes on by itself
 */
export type Outcome = number | string;
export declare function outcomeOf({ victim, way }: Case): Outcome;
/** What is as true: two things are wrong at once then, and either may be seen first. */
export declare function alsoRight({ victim, way }: Case): readonly Outcome[];
/** Each thread × each way that there is for it. */
export declare function wholeTable(threads: 'dedicated' | 'compact'): readonly Case[];
/** As few as hold each thread once and each way once. `pick` draws. */
export declare function smallTable(pick: <Value>(values: readonly Value[]) => Value): readonly Case[];
