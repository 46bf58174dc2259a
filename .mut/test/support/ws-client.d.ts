/** A small WebSocket client over a raw socket: no ping timers, no hidden buffers, and it can stop reading. */
export interface WsClient {
    readonly frames: Record<string, unknown>[];
    /** Payloads of binary frames. */
    readonly binaries: Buffer[];
    closeCode: number;
    closeReason: string;
    /** So many came, and were answered. */
    pings: number;
    send(value: unknown): void;
    sendText(text: string): void;
    sendBinary(bytes: Uint8Array): void;
    /** Sends a call and waits for its answer. */
    call(method: string, params?: unknown): Promise<Record<string, unknown>>;
    /** Waits for a frame that is not an answer. */
    next(where: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
    pause(): void;
    resume(): void;
    closed(): Promise<void>;
    destroy(): void;
    /** Ends it with a FIN, without a close frame. */
    end(): void;
    /** Ends it with a close frame. */
    close(): void;
    /** Ends it with a RST. */
    reset(): void;
}
/** Rejects with the status line if the upgrade is refused. */
export declare function connectWs(port: number, headers?: Readonly<Record<string, string>>, from?: string): Promise<WsClient>;
