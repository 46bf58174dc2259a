import type { Records } from '../../core/memory/records.ts';
import type { Refusal } from './refusal.ts';
/** Where an answer goes: an HTTP response or a call of a WebSocket session. Answered once, or never if the peer left. */
export interface Responder {
    /** `result`: JSON. */
    ok(status: number, result: string): void;
    refuse(refusal: Refusal): void;
    /**
     * For those who want no JSON: the event at byte `at` is the answer. Where it is there, it is called instead of `ok` for
     * places, cancels, replaces and cancel-alls. `riskUs`, `totalUs`: from a place's arrival to its decision and to this
     * answer; else -1.
     */
    event?(status: number, records: Records, at: number, riskUs: number, totalUs: number): void;
}
export declare const PendingKind: {
    readonly place: 1;
    readonly cancel: 2;
    readonly replace: 3;
    readonly cancel_all: 4;
    readonly order: 5;
    readonly orders: 6;
    readonly fills: 7;
    readonly positions: 8;
    /** The instrument of an order, before its replace can be read. */
    readonly resolve: 9;
    /** A change of a guard: cancel on disconnect, cancel after. */
    readonly guard: 10;
    readonly account: 11;
    readonly pnl: 12;
    readonly limits: 13;
    readonly validate: 14;
    /** What an administrator changes: answered by its event. */
    readonly admin: 15;
    /** A trading state, or how many orders are open in its scope. */
    readonly trading: 16;
};
export type PendingKind = (typeof PendingKind)[keyof typeof PendingKind];
/**
 * Requests that were handed to the engine and wait for its answer. A row's request id is its generation and its slot,
 * so that an answer that comes after the deadline finds nobody:
 *
 *   request id = generation × 65,536 + slot
 *
 * All have the same deadline, so the order of opening, kept as a linked list, is the order of expiry.
 */
export interface Pending {
    readonly count: number;
    readonly capacity: number;
    /** The slot, or -1: full. */
    open(kind: PendingKind, responder: Responder, nowNs: number): number;
    /** The slot of a request that still waits, or -1. */
    find(requestId: number): number;
    kind(slot: number): PendingKind;
    responder(slot: number): Responder;
    openedNs(slot: number): number;
    requestId(slot: number): number;
    /** Rows of a list, as JSON, until its end comes. */
    rows(slot: number): string[];
    /** What a `resolve` does next with the instrument. */
    resume(slot: number): ((instrument: number) => void) | undefined;
    /** The order that a place has become, 0 while it is none. */
    orderId(slot: number): number;
    becomes(slot: number, orderId: number): void;
    onResolved(slot: number, resume: (instrument: number) => void): void;
    close(slot: number): void;
    /** Closes every row opened at or before `openedNs` and hands it over first. */
    expire(openedNs: number, expired: (slot: number) => void): void;
}
export declare const MAX_PENDING = 65536;
/** `firstGeneration` tells the request ids of one run from those of another: any integer below 2^36 that grows. */
export declare function createPending(capacity: number, firstGeneration: number): Pending;
