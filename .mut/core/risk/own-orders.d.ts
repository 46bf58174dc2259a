/**
 * Everything of the firm that could trade, by instrument and side: what a new order would meet if it met its own. Four
 * pairing heaps for each instrument, the best price on top, of equals the oldest; two of them for orders whose cancel is
 * under way, which can still trade, so that the first that nobody has asked to leave stands on top of its own.
 *
 *   heads   │ buys │ buys that leave │ sells │ sells that leave │      1 + the row of the order table; 0: none
 *   node    │ key                         │ order id │ first child │ next sibling │ previous    │ its heap │
 *           │ f64: ticks, of buys −ticks  │   f64    │     i32     │     i32      │ i32: or the │   i32    │  32 bytes
 *           │ market orders before all    │          │     1 + …   │              │ parent      │          │
 *
 * All of a node on one cache line. Derived from the orders, so it is no state. Adding takes one comparison, removing a few;
 * nothing is allocated.
 */
export interface OwnOrders {
    readonly heads: Int32Array;
    readonly nodes: Int32Array;
    /** The same bytes. */
    readonly keys: Float64Array;
    /** The order table's. */
    readonly orders: Float64Array;
}
export declare function createOwnOrders(instruments: number, orders: Float64Array): OwnOrders;
/** Brings an order's place in line with its row in the table: in, out, at another price, leaving or staying. */
export declare function placeOwnOrder(own: OwnOrders, row: number): void;
/**
 * The order that one of this kind would meet first, among those that stay or those that leave; -1: it would meet none.
 * `ticks[0]` is its price; of a market order whatever it is.
 */
export declare function firstMet(own: OwnOrders, instrument: number, side: number, type: number, ticks: Float64Array, isLeaving: boolean): number;
