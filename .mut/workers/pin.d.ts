import type { Role } from '../core/topology.ts';
/**
 * Pins threads to CPUs. Each thread pins itself, after all of them have started: a thread inherits the CPU set of the
 * one that creates it, and pinning V8's helpers with the engine cost stalls of 2–9 ms.
 *
 *   PIN=auto | off | role:cpu,role:cpu,…        auto: hot threads, a core each, if one is left for the rest
 */
export type PinPlan = ReadonlyMap<Role, number>;
/** @internal */
export declare class PinError extends Error {
    readonly name = "PinError";
    readonly code = "PIN_INVALID";
}
/**
 * What `text` asks for. `threads`: those that exist in this mode; `hot`: those that `auto` pins, hottest first;
 * `cpus`: those that this process may use. Throws `PinError`, which says what is wrong and what is allowed.
 */
export declare function parsePin(text: string, threads: readonly Role[], hot: readonly Role[], cpus: readonly number[]): PinPlan;
/** Whether the hot threads can have a core each: then one that waits for another doesn't take its core by looking. */
export declare function hasCoreEach(hot: readonly Role[], cpus: readonly number[]): boolean;
/** Whether the hot threads can have a core each with one to spare: then they may be pinned, and may spin. */
export declare function hasSpareCore(hot: readonly Role[], cpus: readonly number[]): boolean;
/** Restricts the calling thread, and no other, to `cpus`. Throws if the kernel refuses. */
export declare function pinThisThread(cpus: readonly number[]): void;
/** The kernel's id of the calling thread. */
export declare function threadId(): number;
/** The CPUs that a thread of this process may run on, as the kernel reports them. */
export declare function allowedCpus(tid?: number): number[];
/**
 * "0-2,5" → 0, 1, 2, 5
 * @internal
 */
export declare function parseCpuList(list: string): number[];
