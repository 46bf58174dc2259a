/** So many orders may be held at once; the next is refused. */
export declare const MOST_HELD = 1024;
/** A cancel in favour of a held order is asked for so often, with a pause after each: then the held order gives up. */
export declare const MOST_ASKS = 5;
export declare const ASK_PAUSE_US = 1000000;
/** Asked for longer ago than this, a cancel begins to be counted anew. */
export declare const ASKS_KEPT_US = 60000000;
/** The rows of the orders that are held, the oldest first. Derived from the orders, so it is no state. */
export interface HeldOrders {
    readonly rows: Int32Array;
    count: number;
    /** Of those from this place on something may have to be done now; the others wait for venues, or for their time. */
    from: number;
}
export declare function createHeldOrders(): HeldOrders;
export declare function addHeld(held: HeldOrders, row: number): void;
/** Whether it was one of them. */
export declare function dropHeld(held: HeldOrders, row: number): boolean;
