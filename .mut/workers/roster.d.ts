import { type Role, type ThreadMode } from '../core/topology.ts';
/**
 * Which threads there are, what each is built from, and what its death means. The gateway's boot knows the threads by
 * this file only.
 */
export interface RosterEntry {
    /** A module that exports `createRole: CreateRole` (see `agent.ts`). */
    readonly module: URL;
    /** Its death stops the process; otherwise it is started again alone. */
    readonly fatal: boolean;
    /** Wants a core of its own: may be pinned by `auto`, and spins before it parks where cores are to spare. */
    readonly hot: boolean;
    /** The longest it sleeps unrung, its sign of life. What it does by the clock it says itself: `Agent.parkMs`. */
    readonly maxParkMs: number;
    /** One that can be started again alone is, after so long without a beat. */
    readonly restartStallMs?: number;
}
export declare const BootUrl: import("url").URL;
export declare const Roster: {
    readonly engine: {
        readonly module: import("url").URL;
        readonly fatal: true;
        readonly hot: true;
        readonly maxParkMs: 50;
    };
    readonly journal: {
        readonly module: import("url").URL;
        readonly fatal: true;
        readonly hot: true;
        readonly maxParkMs: 50;
    };
    readonly broker: {
        readonly module: import("url").URL;
        readonly fatal: true;
        readonly hot: false;
        readonly maxParkMs: 50;
    };
    readonly market: {
        readonly module: import("url").URL;
        readonly fatal: false;
        readonly hot: false;
        readonly maxParkMs: 100;
        readonly restartStallMs: 2000;
    };
    readonly follower: {
        readonly module: import("url").URL;
        readonly fatal: false;
        readonly hot: false;
        readonly maxParkMs: 50;
        readonly restartStallMs: 30000;
    };
    readonly watchdog: {
        readonly module: import("url").URL;
        readonly fatal: true;
        readonly hot: false;
        readonly maxParkMs: 100;
    };
};
export type WorkerRole = keyof typeof Roster;
/**
 * How much a thread yields to the others (`yield-to-others.ts`): those that nobody's answer waits for, on few cores, would
 * run while an order waits. Who follows always does; journal and broker where an order is answered before it is durable.
 */
export declare function yieldsBy(role: WorkerRole, ackAccepted: boolean): number;
/** The threads that each want a core, hottest first. */
export declare function hotThreads(mode: ThreadMode): readonly Role[];
export declare function workers(mode: ThreadMode): readonly WorkerRole[];
/** The journal has cut its tail before the engine replays; nothing speaks to the world before the engine knows all. */
export declare const StartOrder: readonly (readonly WorkerRole[])[];
/**
 * The engine takes no more, the journal writes what it said, the broker says good-bye to the venues, the follower
 * keeps a snapshot. Everything that a thread waits for stands before it.
 */
export declare const StopOrder: readonly WorkerRole[];
