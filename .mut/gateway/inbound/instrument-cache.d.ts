/**
 * Which instrument an order is of, for the newest orders: a replace has a price, and only the instrument says how long
 * a tick is. Place `order id mod size` holds one; a miss costs a question to the engine, never a wrong answer.
 */
export interface InstrumentCache {
    note(orderId: number, instrument: number, account: number): void;
    /** -1: not known here, or another account's: the engine says so, as of an order that never was. */
    find(orderId: number, account: number): number;
}
export declare function createInstrumentCache(): InstrumentCache;
