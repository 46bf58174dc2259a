import { type Request, RequestKind } from './request.ts';
/**
 * The requests that were handed to the venue's socket and not answered: one of each kind per order and attempt, in the
 * order in which they were sent, so that the first is the first to be late. A row is valid until it is removed.
 */
export interface OutstandingTable {
    size(): number;
    isFull(): boolean;
    /** Returns its row, in which its moment is to be written. Sent again, it takes the place of the one before and stands last. */
    add(request: Request, session: number): number;
    /** Its row, or `NO_ROW`. */
    find(kind: RequestKind, orderId: number, attempt: number): number;
    /** The row of the oldest of that kind, or `NO_ROW`. */
    oldest(kind: RequestKind): number;
    remove(row: number): void;
    /** Removes it if it is there. */
    drop(kind: RequestKind, orderId: number, attempt: number): void;
    readonly kinds: Uint8Array;
    readonly orderIds: Float64Array;
    readonly attempts: Uint8Array;
    readonly priceTicks: Float64Array;
    readonly quantityLots: Float64Array;
    readonly sentUs: Float64Array;
    readonly sentNs: Float64Array;
    /** The session in which it was sent. */
    readonly sessions: Int32Array;
    /** 1: a place that can't rest. */
    readonly endsAtOnce: Uint8Array;
    /** 1: the venue has said something of an order that can't rest, but not yet its end. */
    readonly isHeardOf: Uint8Array;
}
export declare function createOutstanding(capacity: number): OutstandingTable;
