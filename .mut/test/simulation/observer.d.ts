import { type Records } from '../../core/memory/records.ts';
import { type Capacities, type EngineState } from '../../core/state/state.ts';
import type { StateHash } from '../../core/state/table.ts';
/** An order as its events tell it. */
export interface OrderFacts {
    readonly orderId: number;
    readonly account: number;
    readonly instrument: number;
    readonly side: number;
    readonly clientId: string;
    readonly acceptedSeq: number;
    /** In the order in which they were decided, from attempt 1 on. */
    readonly attempts: {
        readonly broker: number;
        readonly seq: number;
    }[];
    /** Sequences of the last cancel that was asked for, and of the last word that it wasn't done; 0: none. */
    cancelAskedSeq: number;
    cancelRefusedSeq: number;
    cancelFirstSeq: number;
    replaceFirstSeq: number;
    /** By the engine's books. */
    status: number;
    endedUs: number;
}
export interface EventFacts {
    readonly records: Records;
    readonly kind: number;
    readonly seq: number;
    readonly orderId: number;
    /** Of the order before the event, -1 if there is none in the table. */
    readonly row: number;
    readonly statusBefore: number;
}
/**
 * Follows every published event with a state of its own and keeps a copy, so that invariants can look at the state
 * before and after each, and a restart can be compared with what was said before it.
 */
export interface Observer {
    readonly state: EngineState;
    readonly lastSeq: number;
    readonly orders: ReadonlyMap<number, OrderFacts>;
    /** The newest order of an account's client order id. */
    orderOf(account: number, clientId: string): OrderFacts | undefined;
    hashAt(seq: number): StateHash;
    event(seq: number): Uint8Array;
    /** Calls `before` with the state before the event and `after` with the state behind it. */
    take(records: Records, at: number): EventFacts;
    settle(facts: EventFacts): void;
    /** The journal ends with `seq`: what came later was never durable. Calls `settled` behind each event before. */
    rewind(seq: number, settled: (facts: EventFacts) => void): void;
}
export declare function createObserver(capacities: Capacities): Observer;
export declare function clientIdOf(records: Records, at: number): string;
