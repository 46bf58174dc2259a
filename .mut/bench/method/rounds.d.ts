import { type Interval } from './interval.ts';
/**
 * Compares things on a machine that isn't quiet. All sides take turns in short blocks; each round runs them in an order
 * drawn from the seed and then in its mirror (two sides: A B B A), so that a drift weighs on all alike:
 *
 *   round 1   F1 P2 F2 F1′ │ F1′ F2 P2 F1      half-rounds: within one, blocks stand side by side
 *   round 2   P2 F1 F1′ F2 │ F2 F1′ F1 P2      and their ratio is one pair
 *
 * The median of the pairs is the figure. One side that runs twice (F1, F1′) is the control: what its ratio strays from 1
 * is what the machine can't tell apart. A block that breaks a rule below is dropped, and every pair with it.
 */
export interface Side {
    readonly name: string;
    /** Runs for about so many seconds. */
    block(seconds: number): Promise<Block>;
}
export interface Block {
    /** What is compared: a rate, a time. */
    readonly value: number;
    /** Why the block says nothing: an answer that is missing, a client that was late by itself. */
    readonly problem?: string;
    /** Called if the block counts: adds its histogram to those of its side. */
    readonly keep?: () => void;
}
export interface RoundsOptions {
    readonly rounds: number;
    readonly blockSeconds: number;
    readonly seed: number;
    readonly progress?: (done: number, all: number) => void;
}
export interface Rounds {
    /** Per side, a value per half-round; undefined: the block was dropped. */
    readonly values: ReadonlyMap<string, readonly (number | undefined)[]>;
    readonly blocks: number;
    readonly dropped: readonly string[];
    /** The median of `side` ÷ `base` over all pairs whose blocks both count. */
    ratio(side: string, base: string): Interval;
    /** Of the side alone. */
    interval(side: string): Interval;
}
/** More of the CPU time than this taken by the hypervisor: the block is dropped. */
export declare const MAX_STEAL_SHARE = 0.01;
export declare function runRounds(sides: readonly Side[], options: RoundsOptions): Promise<Rounds>;
