import { TickgateError } from './errors.ts';
import { type Pauses } from './pause.ts';
import type { OpenSocket } from './socket.ts';
import type { ConnectionState } from './types.ts';
/**
 * The connection, and the next one:
 *
 *   connecting ─▶ ready ◀─▶ reconnecting        any ─▶ closed
 *
 * Between `open` and `ready` stands `begin`: what each new connection needs before anything else may be sent.
 */
export interface Link {
    readonly state: ConnectionState;
    /** Why it is not connected. */
    readonly why: Error | undefined;
    send(frame: string | Uint8Array): void;
    /** Given up: a new one begins after a pause. */
    drop(why: Error): void;
    close(why: TickgateError): Promise<void>;
}
export interface LinkOptions {
    readonly open: OpenSocket;
    readonly url: string;
    readonly pauses: Pauses;
    readonly giveUpAfterMs: number;
    readonly heartbeatMs: number;
}
export interface LinkEvents {
    begin(): Promise<void>;
    ready(): void;
    text(text: string): void;
    bytes(bytes: Uint8Array): void;
    ping(): void;
    lost(why: Error): void;
    state(state: ConnectionState, why: Error | undefined): void;
    closed(why: TickgateError): void;
}
export declare function createLink(options: LinkOptions, events: LinkEvents): Link;
