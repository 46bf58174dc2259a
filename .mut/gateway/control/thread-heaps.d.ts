import { type Role, type Shared } from '../../core/topology.ts';
/** What a thread does with its heap, at most a second or two old. */
export interface ThreadHeap {
    readonly thread: Role;
    read(): HeapFigures;
}
export interface HeapFigures {
    readonly minorGcs: number;
    readonly majorGcs: number;
    readonly longestPauseNs: number;
    readonly usedBytes: number;
}
/** Of every role that has a thread of its own. */
export declare function threadHeaps({ heaps, mode }: Shared): readonly ThreadHeap[];
