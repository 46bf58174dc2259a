import type { Records } from '../../core/memory/records.ts';
import { type RejectName } from '../../core/schema/reject.ts';
/**
 * The other end of the door's rings: takes commands and says what an engine and a journal would say, in the simplest
 * way, one command a step. Tests stop it (`isRunning`), hold back durability, and tell it what the venue does.
 */
export interface EngineDouble {
    isRunning: boolean;
    /** Events become durable at once. */
    isDurable: boolean;
    /** The mark and the value of positions, by instrument; none: no quote yet. */
    readonly marks: Map<number, readonly [ticks: number, value: number]>;
    /** Guards are refused. */
    guardsAreFull: boolean;
    readonly commands: DoubleCommand[];
    readonly orders: Map<number, DoubleOrder>;
    /** Ids of orders that have left the table. */
    readonly retired: Set<number>;
    step(): void;
    makeDurable(): void;
    /** An event of an order that no command caused. */
    report(kind: number, order: DoubleOrder, change?: Partial<DoubleOrder>, extra?: EventExtra): void;
    /** The words of an order event as the journal would keep them. */
    recordOf(kind: number, order: DoubleOrder, accountSequence: number): {
        records: Records;
        at: number;
    };
}
export interface DoubleCommand {
    readonly kind: number;
    readonly requestId: number;
    readonly account: number;
    readonly instrument: number;
    readonly side: number;
    readonly type: number;
    readonly timeInForce: number;
    readonly broker: number;
    readonly priceTicks: number;
    readonly quantityLots: number;
    readonly expireAtUs: number;
    readonly orderId: number;
    readonly value: number;
    readonly count: number;
    readonly clientId: string;
    readonly tag: string;
    /** Of guards: the key, the scope and the delay in microseconds. */
    /** Of set_metrics: the value and its time. */
    readonly metrics?: readonly [value: number, asOfUs: number];
    readonly guard?: readonly [key: number, scope: number, delayUs: number];
}
export interface DoubleOrder {
    readonly orderId: number;
    readonly command: DoubleCommand;
    priceTicks: number;
    quantityLots: number;
    status: number;
    filledLots: number;
    filledCost: number;
    version: number;
}
export interface EventExtra {
    readonly requestId?: number;
    readonly reject?: RejectName;
    readonly limit?: number;
    readonly value?: number;
    readonly arg0?: number;
    readonly arg1?: number;
    readonly lastTicks?: number;
    readonly lastLots?: number;
    readonly executionId?: number;
    /** Of an answer about an order that is not in the table. */
    readonly orderId?: number;
    readonly account?: number;
    readonly note?: number;
    /** Of a position. */
    readonly mark?: readonly [ticks: number, value: number] | undefined;
}
export declare const NOW_US = 1790000000000000;
export declare function createEngineDouble(commandBuffer: SharedArrayBuffer, eventBuffer: SharedArrayBuffer, answerBuffer: SharedArrayBuffer): EngineDouble;
