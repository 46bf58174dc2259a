import type { Instrument } from '../../core/market/instruments.ts';
import type { Tick } from '../market/feeds/feed.ts';
import type { Ledger, PlaceRequest } from './ledger.ts';
import { type VenueLimits } from './limits.ts';
import { type Execution, type Gateway, type Order } from './order.ts';
/**
 * The rules of the venue. Pure: time comes in, records gather in the ledger, what users are told goes to `output`.
 *
 * An incoming order meets, best price first, the users' resting orders and the outside market's displayed size; at
 * one price the users go first. What is left rests or is cancelled by its time in force. A quote that reaches a
 * resting order fills it at its own price, up to the displayed size; a trade printed beyond its price does too.
 */
export interface VenueOutput {
    acknowledged(order: Order): void;
    /** `transient` is never set here: the rules looked at the order. */
    rejected(gateway: Gateway, id: string, reason: string): void;
    filled(order: Order, execution: Execution): void;
    cancelled(order: Order): void;
    expired(order: Order): void;
    cancelRejected(gateway: Gateway, id: string, reason: string): void;
    replaced(order: Order): void;
    replaceRejected(gateway: Gateway, id: string, reason: string): void;
}
export interface ExchangeOptions {
    readonly instruments: readonly Instrument[];
    readonly limits: VenueLimits;
    /** The end of the trading day that `timeUs` is in: when a day order placed then expires. */
    readonly dayEndUs: (timeUs: number) => number;
    /** True once the log takes no new orders. */
    readonly logFull: () => boolean;
}
export interface Exchange {
    /** The client id was never used (the session answers those that were). `refuse`: an injected rejection. */
    place(gateway: Gateway, request: PlaceRequest, timeUs: number, refuse: string | undefined): void;
    cancel(gateway: Gateway, id: string, timeUs: number): void;
    replace(gateway: Gateway, id: string, priceTicks: number, quantityLots: number, timeUs: number): void;
    tick(tick: Readonly<Tick>, timeUs: number): void;
    /** Ends the orders whose time has come. */
    expire(timeUs: number): void;
}
export declare function createExchange(options: ExchangeOptions, ledger: Ledger, output: VenueOutput): Exchange;
