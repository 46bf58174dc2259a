import type { Instrument } from '../../core/market/instruments.ts';
import { type Book, type Side } from './book.ts';
import type { VenueLimits } from './limits.ts';
import type { Execution, Gateway, Order, OrderState, OrderType, TimeInForce } from './order.ts';
/**
 * All that the venue knows, and the only functions that change it. Each change leaves one record; the records,
 * applied in order to an empty ledger, give the same ledger: that is how a venue starts again.
 *
 *   ["G",gateway,"name",epoch]                                        a gateway said hello
 *   ["P",order,gateway,"id",instrument,side,"type","tif",priceTicks,quantityLots,expireAtUs,timeUs]   accepted
 *   ["J", … as P …,"reason"]                                          rejected, and remembered
 *   ["F",order,execution,priceTicks,quantityLots,timeUs]              one order's fill
 *   ["R",order]                                                       went to the end of its price's queue
 *   ["A",order,quantityLots]                                          shrank, keeps its place
 *   ["M",order,priceTicks,quantityLots]                               changed, left the queue
 *   ["C",order,timeUs]  ["E",order,timeUs]                            cancelled, expired
 */
export interface Ledger {
    readonly gateways: ReadonlyMap<string, Gateway>;
    /** By instrument id. */
    readonly books: readonly Book[];
    readonly openOrders: ReadonlyMap<number, Order>;
    readonly lastExecutionId: number;
    /** Orders in memory, final ones included. */
    readonly orderCount: number;
    readonly retiredCount: number;
    /** Undefined if there are too many gateways. */
    hello(name: string, epoch: number): Gateway | undefined;
    /** Undefined if another order can be kept; else why not. */
    full(): string | undefined;
    accept(gateway: Gateway, request: PlaceRequest, expireAtUs: number, timeUs: number): Order;
    reject(gateway: Gateway, request: PlaceRequest, reason: string, timeUs: number): Order;
    fill(order: Order, priceTicks: number, quantityLots: number, timeUs: number): Execution;
    rest(order: Order): void;
    shrink(order: Order, quantityLots: number): void;
    move(order: Order, priceTicks: number, quantityLots: number): void;
    finish(order: Order, state: 'cancelled' | 'expired', timeUs: number): void;
    /** Takes the records made since the last call, each ended by a newline. */
    takeRecords(): string;
    apply(record: readonly unknown[]): void;
}
export interface PlaceRequest {
    readonly id: string;
    readonly instrument: number;
    readonly side: Side;
    readonly type: OrderType;
    readonly timeInForce: TimeInForce;
    /** 0 for a market order. */
    readonly priceTicks: number;
    readonly quantityLots: number;
    /** As asked: 0 unless gtd. */
    readonly expireAtUs: number;
}
export interface RetiredOrder {
    readonly state: OrderState;
    readonly instrument: number;
    readonly filledLots: number;
}
export declare function unpackRetired(packed: number): RetiredOrder;
export declare function createLedger(instruments: readonly Instrument[], limits: VenueLimits): Ledger;
