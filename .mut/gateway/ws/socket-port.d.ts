/** What the door needs of a WebSocket connection; uWebSockets' own object fits it. Not to be touched after its close. */
export interface SocketPort {
    /** 1: sent, 0: buffered, 2: dropped. */
    send(message: string | Uint8Array, isBinary?: boolean): number;
    cork(write: () => void): unknown;
    /** Bytes that the kernel has not taken yet. */
    getBufferedAmount(): number;
    ping(): number;
    end(code: number, reason: string): void;
    subscribe(topic: string): boolean;
    unsubscribe(topic: string): boolean;
}
/** Sends one text, or binary records, to everybody who subscribed to the topic. The bytes are copied; they are text unless said. */
export type Publish = (topic: string, message: string | Uint8Array, isBinary?: boolean) => void;
/** A connection on which nothing comes for so long, no pong either, is closed. */
export declare const IDLE_S = 32;
/** uWebSockets drops what would go beyond; the door's own limits are far below. */
export declare const MAX_BUFFERED_BYTES: number;
/** Close codes of this protocol, beside those of RFC 6455. */
export declare const CloseCode: {
    readonly goingAway: 1001;
    readonly policy: 1008;
    readonly internal: 1011;
    /** The key of this session was revoked or has changed. */
    readonly keyGone: 4001;
    /** No sign of life within two of the intervals that the session asked for. */
    readonly noHeartbeat: 4002;
    /** A reader of orders that fell behind; the reason is a resume token. */
    readonly slowReader: 4008;
};
