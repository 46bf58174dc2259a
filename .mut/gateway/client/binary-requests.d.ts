import type { Catalog } from './catalog.ts';
import type { NewOrder, OrderRef, Replacement } from './types.ts';
/**
 * Requests as records. Undefined: it can't be said in this record, or isn't right; then it is said in JSON, and the
 * gateway has the last word.
 */
export interface BinaryRequests {
    place(id: number, order: NewOrder): Uint8Array | undefined;
    cancel(id: number, order: OrderRef): Uint8Array | undefined;
    /** `symbol`: of the order that is meant, if it is known. */
    replace(id: number, order: Replacement, symbol: string | undefined): Uint8Array | undefined;
    cancelAll(id: number, symbol: string | undefined, account: string | undefined): Uint8Array | undefined;
    ping(id: number): Uint8Array;
}
export declare function createBinaryRequests(catalogNow: () => Catalog, accounts: () => readonly string[]): BinaryRequests;
