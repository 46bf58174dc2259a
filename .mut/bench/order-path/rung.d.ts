import type { Answers } from '../client/job.ts';
import { type Child } from '../child-process.ts';
/** A server that takes orders: the gateway, or one of the things that it is compared with. */
export interface Rung {
    readonly name: RungName;
    readonly pid: number;
    readonly child: Child;
    readonly port: number;
    /** Of its WebSocket; F0 has none. */
    readonly path: string | undefined;
    readonly answers: Answers;
    /** Names of its threads, by the kernel's ids. */
    readonly threads: ReadonlyMap<string, string>;
    /** Makes room: ends all orders, and waits until nothing goes on any more. */
    rest(): Promise<void>;
    stop(): Promise<void>;
}
export declare const RungNames: {
    readonly f0: 'bare TCP';
    readonly f1: 'bare uWebSockets';
    readonly p2: 'threads and rings alone';
    readonly p3: 'threads, rings and write alone';
    readonly p4: 'threads, rings, write and fdatasync alone';
    readonly f2: 'gateway, accepted';
    readonly f2c: 'gateway, accepted, compact';
    readonly f4: 'gateway, durable';
};
export type RungName = keyof typeof RungNames;
/** `folder`: of its own, on the disk under test. `cpus`: where its threads may run. `settings`: of a gateway, besides; `flags`: of Node. */
export declare function startRung(name: RungName, folder: string, cpus: string, settings?: Readonly<Record<string, string>>, flags?: readonly string[]): Promise<Rung>;
