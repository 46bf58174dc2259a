/** What the client needs of a WebSocket; one file makes it of Node's, one of the browser's. */
export interface Socket {
    send(data: string | Uint8Array): void;
    close(code: number, reason: string): void;
}
export interface SocketEvents {
    open(): void;
    text(text: string): void;
    bytes(bytes: Uint8Array): void;
    /** Once, also where it never opened. */
    gone(code: number, reason: string): void;
}
export type OpenSocket = (url: string, events: SocketEvents) => Socket;
/** The address of `/ws` where only the gateway is named. */
export declare function socketUrl(url: string): string;
