import { type Refusal } from '../inbound/refusal.ts';
/** What of an upgrade's headers RFC 6455 4.2.1 asks for, and uWebSockets doesn't look at. */
export interface Handshake {
    upgrade: string;
    connection: string;
    version: string;
    key: string;
    keys: number;
}
export declare function createHandshake(): Handshake;
/** `name` is in lower case. */
export declare function takeHandshakeHeader(into: Handshake, name: string, value: string): void;
/** A client that doesn't speak this protocol would take the first frame for an answer: it gets none. */
export declare const upgradeRequired: Refusal;
/** Why this is no handshake, or undefined. */
export declare function checkHandshake(handshake: Handshake, contentLength: number): Refusal | undefined;
