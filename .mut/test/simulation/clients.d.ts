import type { Refusal } from '../../gateway/inbound/refusal.ts';
import type { HttpRequest, SimulatedDoor } from './door.ts';
/** Programs that trade: they remember what they asked, and ask again under the same id when no answer came. */
export interface Clients {
    readonly asks: readonly Ask[];
    ask(door: SimulatedDoor, account: number, kind: AskKind, name: string, request: HttpRequest): void;
    /** The same request as the account's last place under this name; nothing if there was none. */
    again(door: SimulatedDoor, account: number, name: string): void;
    /** Every place with an id that was never answered. */
    retryAll(door: SimulatedDoor): void;
    /** No answer will come to what was asked before. */
    processDied(): void;
    lastPlace(account: number, name: string): Ask | undefined;
}
export type AskKind = 'place' | 'cancel' | 'replace' | 'query' | 'other';
export interface Ask {
    readonly account: number;
    readonly kind: AskKind;
    readonly name: string;
    readonly request: HttpRequest;
    state: 'waits' | 'answered' | 'lost';
}
export interface ClientWatch {
    answered(ask: Ask, status: number, result: string): void;
    refused(ask: Ask, refusal: Refusal): void;
}
export declare function createClients(watch: ClientWatch): Clients;
