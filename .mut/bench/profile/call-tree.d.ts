import { type CpuProfile, type Window } from './cpu-profile.ts';
/**
 * The calls of a thread, merged: whatever called the same function from the same stack is one node.
 *
 *   work   (root) ─▶ turn ─▶ doWork ─▶ …     self and total µs of each
 *   waits  idle, park, fdatasync             in no node: a thread that waits takes no core
 */
export interface CallTree {
    readonly root: CallNode;
    /** Longest first. */
    readonly waits: ReadonlyMap<string, number>;
    /** Work and waits. */
    readonly allUs: number;
}
export interface CallNode {
    readonly name: string;
    /** `core/order/apply.js:88`; '' for what is V8's or native. */
    readonly place: string;
    readonly selfUs: number;
    /** Its own and that of all that it called. */
    readonly totalUs: number;
    /** Longest first. */
    readonly children: readonly CallNode[];
}
export declare function callTree(profile: CpuProfile, windows: readonly Window[]): CallTree;
export interface FunctionTime {
    readonly name: string;
    readonly place: string;
    readonly selfUs: number;
}
/** The functions with the most time of their own, whoever called them. */
export declare function busiest({ root }: CallTree, most: number): readonly FunctionTime[];
