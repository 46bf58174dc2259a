/** Puts the records of one turn into one frame, and keeps the order of records and texts. */
export interface Sender {
    send(data: string | Uint8Array): void;
    /** What waits belongs to a connection that is gone. */
    clear(): void;
}
export declare function createSender(out: (frame: string | Uint8Array) => void): Sender;
