import { type Role, type Shared } from '../../core/topology.ts';
import type { Bell } from '../../workers/agent.ts';
import { type PinPlan } from '../../workers/pin.ts';
import { type RosterEntry, type WorkerRole } from '../../workers/roster.ts';
/**
 * Starts the threads in order, watches over them, stops them in order.
 *
 *   start   group after group, each ready within its deadline        else: StartError
 *   died    a thread that is fatal: exit at once, with its code      others: started again, later and later
 *   hangs   the watchdog: exit, with its code                        others: ended, started again
 *   stop    engine ▸ journal ▸ broker ▸ market ▸ follower ▸ watchdog, each within its deadline
 */
export interface SupervisorOptions {
    readonly shared: Shared;
    /** Each role's own part of the configuration, asked for when its thread is started, and structured-cloned to it. */
    readonly roleOptions: Readonly<Partial<Record<WorkerRole, () => unknown>>>;
    readonly pinPlan: PinPlan;
    /** Called when another thread rings the gateway. */
    readonly onRing: () => void;
    readonly startTimeoutMs?: number;
    /** For each thread, one after the other. */
    readonly stopTimeoutMs?: number;
    /** What threads are built from, instead of the roster's own; for tests. */
    readonly roster?: Readonly<Record<WorkerRole, RosterEntry>>;
    readonly log?: (text: string) => void;
    /** Orders are answered before they are durable. */
    readonly ackAccepted?: boolean;
    /** Ends the process, at once; for tests. */
    readonly exit?: (code: number) => void;
}
/** A thread as `/health/detailed` shows it. */
export interface ThreadView {
    readonly role: Role;
    readonly state: string;
    readonly tid: number;
    /** The CPUs that it may use, as the kernel reports them. */
    readonly cpus: readonly number[];
    /** Where it was told to stay; -1: nowhere. */
    readonly pinnedTo: number;
    readonly restarts: number;
}
export interface Supervisor {
    /** Resolves when every thread is ready and pinned; rejects with `StartError`. */
    start(): Promise<void>;
    /** Resolves when every thread has stopped; a thread that doesn't in time is ended. True: all in order. */
    stop(): Promise<boolean>;
    /** The bells of the gateway's thread. */
    readonly bell: (to: Role) => Bell;
    threads(): ThreadView[];
    /** Says something to a thread that waits in its event loop; one that is gone is told by its options when it starts. */
    tell(role: WorkerRole, message: object): void;
}
export declare function createSupervisor(options: SupervisorOptions): Supervisor;
