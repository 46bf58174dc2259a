import { type Shared } from '../../core/topology.ts';
export interface EngineRace {
    readonly role: 'engine' | 'journal' | 'broker' | 'gateway';
    readonly shared: Shared;
    readonly orders: number;
    /** Words: which reader is to freeze (-1: none), which one is frozen (-1: none). */
    readonly control: SharedArrayBuffer;
}
/** What one reader of the events has seen. */
export interface Seen {
    readonly events: number;
    readonly accepted: number;
    readonly acknowledged: number;
    /** Orders of which a cancel was asked exactly once. */
    readonly cancelRequested: number;
    readonly cancelled: number;
}
export interface GatewaySeen extends Seen {
    /** Rows and pages of the two lists: of the open orders, and of all of them. */
    readonly openRows: number;
    readonly allRows: number;
    readonly pages: number;
}
