import { type Records } from '../../core/memory/records.ts';
import type { EngineState } from '../../core/state/state.ts';
import { type Files } from '../journal/files.ts';
export interface OrderHistoryWriter {
    /**
     * Keeps the `count` orders that have been final for longest: those that the next event takes out of the table. On a
     * full disk they wait in memory.
     */
    keep(state: EngineState, count: number): void;
    /** Makes everything kept so far durable. Throws while the disk is full and some wait. */
    sync(): void;
}
export declare function createOrderHistory(data: string, files?: Files): OrderHistoryWriter;
export interface OrderHistory {
    /** An order that has left the table, as an `order_view`, valid until the next call; undefined: not there (yet). */
    find(orderId: number): Records | undefined;
}
export declare function readOrderHistory(data: string, files?: Files): OrderHistory;
