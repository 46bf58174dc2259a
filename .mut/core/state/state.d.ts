import { type ResolvedLimits } from '../risk/resolve.ts';
import { SlotMap } from '../memory/slot-map.ts';
import { type HeldOrders } from '../risk/held-orders.ts';
import { type OwnOrders } from '../risk/own-orders.ts';
import { type OpenList } from './open-list.ts';
import { type PositionList } from './position-list.ts';
import { type RowQueue } from './row-queue.ts';
import { type StateHash, type Table } from './table.ts';
import { type TimerHeap } from './timer-heap.ts';
/** How much the engine holds. At each maximum something is refused with its own code; nothing is forgotten. */
export interface Capacities {
    readonly accounts: number;
    readonly instruments: number;
    readonly brokers: number;
    readonly books: number;
    readonly orders: number;
    readonly ids: number;
    readonly executions: number;
    readonly fanouts: number;
    readonly suspense: number;
    readonly guards: number;
    readonly tags: number;
    readonly tagBooks: number;
    readonly limits: number;
    readonly overrides: number;
    /** Placements that duplicates are looked for among. */
    readonly recent: number;
    readonly currencies: number;
}
/** Beyond those, for what a person stops. */
export declare const KILL_FANOUTS = 2;
export declare const DefaultCapacities: Capacities;
/** Everything that `decide` reads and `apply` writes. The tables are the state; the rest is found again from them. */
export interface EngineState {
    readonly capacities: Capacities;
    readonly hash: StateHash;
    readonly tables: readonly Table[];
    readonly globals: Table;
    readonly accounts: Table;
    readonly instruments: Table;
    readonly brokers: Table;
    readonly books: Table;
    readonly orders: Table;
    readonly ids: Table;
    readonly executions: Table;
    readonly fanouts: Table;
    readonly suspense: Table;
    readonly guards: Table;
    readonly risk: Table;
    readonly scopes: Table;
    readonly bookRisk: Table;
    readonly tagBooks: Table;
    readonly tagBookRisk: Table;
    readonly instrumentRisk: Table;
    readonly terms: Table;
    readonly brokerTerms: Table;
    readonly currencies: Table;
    readonly orderRisk: Table;
    readonly limits: Table;
    readonly overrides: Table;
    readonly recent: Table;
    readonly orderRows: SlotMap;
    readonly bookRows: SlotMap;
    readonly idRows: SlotMap;
    readonly executionRows: SlotMap;
    readonly guardRows: SlotMap;
    /** Rows of `scopes`, by 1 + account and name: those of tags. */
    readonly tagRows: SlotMap;
    readonly tagBookRows: SlotMap;
    readonly limitRows: SlotMap;
    readonly overrideRows: SlotMap;
    readonly recentRows: SlotMap;
    /** When DAY and GTD orders end. */
    readonly timers: TimerHeap;
    /** When guards fire. */
    readonly guardTimers: TimerHeap;
    /** The open orders of each account, newest first, for queries. */
    readonly open: OpenList;
    /** The rows of the list of final orders. */
    readonly finals: RowQueue;
    /** Books and tag books that hold something, once risk has begun: row, or books.rows + row of `tagBooks`. */
    readonly positions: PositionList;
    /** The limits in force, by scope. */
    readonly resolved: ResolvedLimits;
    /** Everything that could trade, best price first: what an order of the same firm would meet. */
    readonly own: OwnOrders;
    readonly held: HeldOrders;
}
export declare function createState(capacities?: Capacities): EngineState;
/** After the tables were loaded from a snapshot: finds everything that is not a table again. */
export declare function rebuildIndexes(state: EngineState): void;
/** From the books, while the list is empty. */
export declare function listPositions({ books, tagBooks, positions }: EngineState): void;
/** Rows of `scopes`. */
export declare const FIRM_SCOPE = 0;
export declare function accountScope(account: number): number;
export declare function brokerScope(state: EngineState, broker: number): number;
export declare function firstTagScope(state: EngineState): number;
/** The row of an order in the table, or -1. */
export declare function findOrder(state: EngineState, orderId: number): number;
export declare function bookKey(account: number, instrument: number): number;
/** The inverse of `bookKey`. */
export declare function accountOfKey(key: number): number;
export declare function instrumentOfKey(key: number): number;
/** The row of an execution that has been booked and is still remembered, or -1. */
export declare function findExecution(state: EngineState, broker: number, executionId: number): number;
/** The row of an account's key in the guards, or -1. */
export declare function findGuard(state: EngineState, account: number, keyNumber: number): number;
export declare function findBook(state: EngineState, account: number, instrument: number): number;
