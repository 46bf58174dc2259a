import type { BlockResult, Loop } from '../client/job.ts';
import type { Bench } from '../part.ts';
import { type OrderKind } from '../rungs/order-bytes.ts';
import { type Child } from '../child-process.ts';
import { type Rung, type RungName } from './rung.ts';
/**
 * One client, some servers, and where they run:
 *
 *   apart      client on CPU 1, servers on CPU 0: an order crosses from core to core twice
 *   together   all on CPU 0: they take turns, and nobody has to wake a core
 *   free       the kernel's choice
 *
 * A core that has nothing to do sleeps, and on a virtual machine it takes 20 to 50 µs to wake it. Kept awake: a process
 * per core that spins, at the lowest priority there is (SCHED_IDLE), which yields to any other at once.
 */
export declare const Placements: {
    readonly apart: {
        readonly client: '1';
        readonly servers: '0';
    };
    readonly together: {
        readonly client: '0';
        readonly servers: '0';
    };
    readonly free: {
        readonly client: '0,1';
        readonly servers: '0,1';
    };
};
export type Placement = keyof typeof Placements;
export interface StageBlock {
    readonly seconds: number;
    readonly loop: Loop;
    readonly connections: number;
    readonly order: OrderKind;
}
export interface Stage {
    start(name: RungName): Promise<Rung>;
    /** Where everybody runs from now on, and whether idle cores are kept awake. */
    arrange(placement: Placement, awake: boolean): void;
    /** Opens the connections that it needs, or uses those of an earlier block. */
    block(rung: Rung, block: StageBlock): Promise<BlockResult>;
    /** Tens of thousands of orders. */
    warmUp(rung: Rung): Promise<void>;
    /** Makes room in the rung, unless it had few orders since the last time. */
    rest(rung: Rung, isFull?: boolean): Promise<void>;
    /** A child of the stage, where the servers are. */
    child(args: readonly string[]): Child;
    close(): Promise<void>;
}
export declare function openStage(bench: Bench): Stage;
/** CPU time by the names of the server's threads. */
export declare function byName({ threadCpuSeconds }: BlockResult, { threads }: Rung): Readonly<Record<string, number>>;
/** Starts each once, and warms it up. */
export declare function startRungs(bench: Bench, stage: Stage, names: readonly RungName[]): Promise<ReadonlyMap<RungName, Rung>>;
