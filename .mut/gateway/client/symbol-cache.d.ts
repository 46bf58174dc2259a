import type { Order, OrderRef } from './types.ts';
/** The symbols of this client's newest orders: a replace in a record is written in its instrument's ticks and lots. */
export interface SymbolCache {
    put(order: Order): void;
    of(order: OrderRef): string | undefined;
}
export declare function createSymbolCache(): SymbolCache;
