import type { Order } from './order.ts';
/**
 * The users' resting orders of one instrument, by price, then time.
 *
 *   buys   … 99 ─▶ 100 ─▶ 101 │ 102 ◀─ 103 ◀─ 104 …   sells         levels[last] is the best of its side
 *                         │
 *                         └ head ▸ order ▸ order ▸ tail                oldest first
 *
 * Beside it the last quote of the outside market, with what is left of its displayed sizes.
 */
export interface Book {
    readonly sides: readonly [BookSide, BookSide];
    resting: number;
    bidTicks: number;
    bidLots: number;
    askTicks: number;
    askLots: number;
}
export interface BookSide {
    /** Worst first: the best is popped from the end. */
    readonly levels: Level[];
    readonly byPrice: Map<number, Level>;
}
export interface Level {
    readonly priceTicks: number;
    head: Order | undefined;
    tail: Order | undefined;
}
export declare const BUY = 0;
export declare const SELL = 1;
export type Side = typeof BUY | typeof SELL;
export declare function createBook(): Book;
/** The order that is filled next on this side. */
export declare function bestOrder(book: Book, side: Side): Order | undefined;
/** True if an order of `side` limited to `limitTicks` may trade at `priceTicks`. */
export declare function crosses(side: Side, limitTicks: number, priceTicks: number): boolean;
/** Puts an order at the end of its price's queue. */
export declare function restOrder(book: Book, order: Order): void;
/** Takes a resting order out; an order that doesn't rest is left alone. */
export declare function removeOrder(book: Book, order: Order): void;
/** Every lot that an order of `side` could take at once, up to `wantedLots`: what fill-or-kill asks first. */
export declare function takeableLots(book: Book, side: Side, limitTicks: number, wantedLots: number): number;
/** What the outside market still displays for a taker of `side`. */
export declare function quoteLots(book: Book, side: Side): number;
