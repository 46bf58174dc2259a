import type { Machine } from '../output/result.ts';
import type { ResultTable } from '../part.ts';
import { type CallTree } from './call-tree.ts';
import { type ProfileKind } from './profile-kinds.ts';
/** What was recorded of a gateway under load. */
export interface Recording {
    readonly kind: ProfileKind;
    readonly orders: number;
    readonly seconds: number;
    readonly serverCpuSeconds: number;
    /** CPU µs an order by thread, as the kernel counts it. */
    readonly cpu: ResultTable;
    readonly threads: readonly ThreadProfile[];
}
export interface ThreadProfile {
    readonly name: string;
    readonly tree: CallTree;
}
export interface RunFacts {
    readonly at: string;
    readonly commit: string;
    readonly machine: Pick<Machine, 'cpu' | 'cores' | 'isVirtual' | 'node'>;
}
/** One page that needs no network and no script. */
export declare function profilePage(recording: Recording, run: RunFacts): string;
