import { type MessagePort } from 'node:worker_threads';
import { type Shared } from '../core/topology.ts';
import { type BellPorts } from './bells.ts';
import type { WorkerRole } from './roster.ts';
/** What the supervisor hands to a worker: the same memory, and the ends of its ports. */
export interface BootData {
    readonly role: WorkerRole;
    readonly module: string;
    readonly fatal: boolean;
    readonly shared: Shared;
    readonly options: unknown;
    /** Where it rings. */
    readonly bellPorts: BellPorts;
    /** Where it is rung, if it waits in an event loop. */
    readonly wakePorts: readonly MessagePort[];
    readonly maxParkMs: number;
    readonly spinNs: number;
    /** How much nicer it is than the others. */
    readonly yieldsBy: number;
    /** The CPU to pin itself to when told, -1: none. */
    readonly cpu: number;
    /** The CPUs of the process: a restarted thread would inherit the one of a pinned main thread. */
    readonly cpus: readonly number[];
}
/** The first thing that a thread says; nothing else is ever sent. */
export declare const READY = "ready";
