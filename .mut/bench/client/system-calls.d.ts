/** Nothing there yet, or no room: not an error. */
export declare const WOULD_BLOCK = -1;
/** A connection to 127.0.0.1, without Nagle's delay. A blocking read gives up after `timeoutMs`. */
export declare function connectTo(port: number, timeoutMs: number): number;
/** Listens on a free port of 127.0.0.1. */
export declare function listenOn(port: number): {
    readonly fd: number;
    readonly port: number;
};
export declare function acceptOn(fd: number): number;
export declare function closeSocket(fd: number): void;
/** The bytes that the kernel took, or `WOULD_BLOCK`. */
export declare function sendNow(fd: number, bytes: Uint8Array, count: number): number;
/** The bytes read into the beginning of `into`, or `WOULD_BLOCK`. 0: the other side has closed. */
export declare function receiveNow(fd: number, into: Uint8Array, most: number): number;
/** The same, but sleeps until something is there, or the connection's timeout is over. */
export declare function receiveWaiting(fd: number, into: Uint8Array, most: number): number;
/** Waits for many sockets at once; each has a number of its owner's choice. */
export interface Poller {
    add(fd: number, number: number): void;
    /** Forgets a socket and closes it. */
    end(fd: number): void;
    /** How many are ready; at most `timeoutMs`, 0: doesn't wait. */
    wait(timeoutMs: number): number;
    /** The number of the `i`-th that is ready. */
    ready(i: number): number;
    close(): void;
}
export declare function createPoller(most?: number): Poller;
