import { type HttpReply } from './http/reply.ts';
import { type RequestHead } from './http/request-head.ts';
import { type Refusal } from './inbound/refusal.ts';
import { type SocketPort } from './ws/socket-port.ts';
/**
 * The only place that knows uWebSockets.js: one app, any number of ports.
 *
 *   request ─▶ head ▸ enter? ─▶ body, copied if it comes in pieces ─▶ handlers.request
 *   upgrade ─▶ head ▸ enter? ─▶ handlers.open ▸ message… ▸ drained… ▸ close
 */
export interface Server {
    /** Binds one more port for itself alone; 0 picks a free one. Rejects with `PortTakenError`. */
    listen(host: string, port: number): Promise<number>;
    publish(topic: string, message: string | Uint8Array, isBinary: boolean): void;
    subscribers(topic: string): number;
    /** Open connections, WebSockets included. */
    connections(): number;
    /** Closes every socket, the listening ones too. */
    close(): void;
}
/** Called in socket callbacks: they must not answer anybody but the one they are called for. */
export interface ServerHandlers<Session> {
    /** Why a request or upgrade may not enter. */
    enter(head: RequestHead): Refusal | undefined;
    /** Why no WebSocket is opened for this address, 4 or 16 bytes. */
    upgrade(address: Uint8Array): Refusal | undefined;
    /** `body` is valid during the call, and may be written to. */
    request(head: RequestHead, body: Uint8Array, reply: HttpReply): void;
    /** `peer`: its address, 4 or 16 bytes. */
    open(socket: SocketPort, peer: Uint8Array): Session;
    /** A ping or pong came. */
    heard(session: Session): void;
    /** `message` is valid during the call. */
    message(session: Session, message: ArrayBuffer, isBinary: boolean): void;
    drained(session: Session): void;
    closed(session: Session): void;
}
export interface ServerLimits {
    readonly maxConnections: number;
    /** A WebSocket message above this ends its connection. */
    readonly maxFrameBytes: number;
    /** Whether the peers of HTTP requests are told; else they are empty. */
    readonly tellsPeers: boolean;
}
export declare const WS_PATH = "/ws";
export declare function createServer<Session>(handlers: ServerHandlers<Session>, limits: ServerLimits): Server;
