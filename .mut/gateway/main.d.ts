import { type OpenedJournal } from '../workers/journal/open-journal.ts';
import { type OwnVenue } from './boot/own-venue.ts';
import type { Config } from './config.ts';
import { type DoorPorts } from './front-door.ts';
/** A running gateway. */
export interface Gateway {
    readonly config: Config;
    readonly ports: DoorPorts;
    readonly venue: OwnVenue | undefined;
    /** How many keys may enter; undefined: nobody needs one. */
    readonly keyCount: number | undefined;
    readonly journal: OpenedJournal;
    /** Ready to take orders; if not, why. */
    readonly problem: string;
    /** Where a person has stopped trading. */
    readonly stopped: string;
    readonly threads: readonly string[];
    /** Stops admitting, answers what is in flight, flushes, keeps a snapshot, closes. True: all in order. */
    stop(): Promise<boolean>;
}
/**
 * The process, put together as the picture of core/topology:
 *
 *   0 what can be refused before anything runs
 *   1 journal opened, its tail judged      5 the door, its reports refilled from the journal
 *   2 shared memory, the clock, the kill switch          6 this thread's turns: (engine ▸) answers ▸ events ▸ quotes
 *   3 the simulated venue, if it is ours   7 listening
 *   4 threads: watchdog ▸ journal ▸ engine (replays) ▸ broker, market, follower
 *                                          8 ready once a broker is reconciled and quotes have come
 *
 * Rejects with an error that has `exitCode` or `code`; then nothing is left running that doesn't end with the process.
 * `isAskedToStop`: whoever waits for a start that isn't ready yet has asked it to stop.
 */
export declare function startGateway(config: Config, version: string, isAskedToStop: () => boolean): Promise<Gateway>;
