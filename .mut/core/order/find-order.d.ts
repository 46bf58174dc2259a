import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** The row of a client order id in use, or -1. Its length stands at `lengthAt`, its words behind. */
export declare function findId(state: EngineState, account: number, words: Float64Array, lengthAt: number): number;
/** Good until the next call. */
export declare function idKeyOf(account: number, words: Float64Array, lengthAt: number): Float64Array;
/** The order that a command names by id or client id, if it is this account's: its row, or -1 and `notFound.orderId`. */
export declare function findNamedOrder(state: EngineState, command: Records, at: number): number;
/** The id behind the last `findNamedOrder`, for orders that are known and no longer in the table. */
export declare const lastNamed: {
    orderId: number;
};
