import type { BlockResult } from '../client/job.ts';
import { type Latencies } from '../client/latencies.ts';
import { type Rounds } from '../method/rounds.ts';
import type { Bench, Plot, ResultTable } from '../part.ts';
import type { Rung } from './rung.ts';
import type { Stage, StageBlock } from './stage.ts';
/** Who takes turns. Two contenders of one rung are the control: what they differ by is what the machine can't tell. */
export interface Contender {
    readonly name: string;
    run(seconds: number): Promise<BlockResult>;
    /** Between this block and the next. */
    rest(): Promise<void>;
}
/** `restsAlways`: a gateway's table is emptied after each block, not only once it is rather full. */
export declare function contenderOf(stage: Stage, name: string, rung: Rung, block: Omit<StageBlock, 'seconds'>, restsAlways?: boolean): Contender;
export interface ContestOptions {
    readonly title: string;
    /** What a block is worth: the median of its latencies in ns, or its answers per second. */
    readonly value: 'p50' | 'rate';
    /** For all of it. At least one round is run. */
    readonly seconds: number;
    readonly blockSeconds: number;
    /** What a block takes besides, on average: its rest. */
    readonly restSeconds?: number;
}
export interface Contest {
    readonly rounds: Rounds;
    readonly totals: ReadonlyMap<string, Total>;
}
/** Of all blocks of a contender that count. */
export interface Total {
    readonly latencies: Latencies;
    answers: number;
    seconds: number;
    clientCpuSeconds: number;
    serverCpuSeconds: number;
    /** By the names that the stage gives the server's threads. */
    readonly threadCpuSeconds: Map<string, number>;
}
export declare function emptyTotal(): Total;
export declare function addTo(total: Total, result: BlockResult): void;
export declare function runContest(bench: Bench, contenders: readonly Contender[], options: ContestOptions): Promise<Contest>;
/**
 * Why a block says nothing; else ''. In an open loop a latency begins when its order was due: what the client is late by
 * is charged to the server, so that a late client makes a rung look worse and never better. A block is dropped only where
 * lateness would be half of the story.
 */
export declare function problemOf({ problem, latency, lag }: BlockResult): string;
/** Microseconds, with as many digits as mean something. */
export declare function us(ns: number): number;
/** A row per contender, beside it its ratio to `base`. */
export declare function contestTable(title: string, contest: Contest, base: string, withRate: boolean): ResultTable;
export declare function percentilePlot(title: string, totals: ReadonlyMap<string, Total>): Plot;
