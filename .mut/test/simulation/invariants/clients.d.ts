import type { Ask } from '../clients.ts';
import type { Observer } from '../observer.ts';
/** What was told to somebody outside, and must be true for ever. */
export interface ClientInvariants {
    /** A place was answered with an order, and its tag if the answer has one. */
    acknowledged(ask: Ask, orderId: number, tag: string | null): void;
    /** The process runs again on what its disk kept. */
    restarted(): void;
}
export interface ClientInvariantOptions {
    readonly observer: Observer;
    readonly durableSeq: () => number;
    readonly nowUs: () => number;
    readonly idKeptUs: number;
}
export declare function createClientInvariants(options: ClientInvariantOptions): ClientInvariants;
