import { type Socket } from 'node:net';
/**
 * A line protocol over a connection that comes back for ever:
 *
 *   open ─▶ connected ─▶ line, line … ─▶ lost ─▶ ended ▸ down, once per outage ─▶ wait, longer each time ─▶ connected …
 *                          └ established: the outage is over, the next wait is the shortest
 *
 * Calls that name a connection do nothing once it is not the current one.
 */
export interface LineLink {
    /** The current connection, if there is one. */
    socket(): Socket | undefined;
    open(): void;
    /** The peer has said what makes the connection a session. */
    established(): void;
    lost(which: Socket, reason: string): void;
    /** What the peer said doesn't fit the protocol: counted, and the connection is lost. */
    malformed(which: Socket, what: string): void;
    /** No line is handed on from here; holds for the next connection too. */
    pause(): void;
    resume(): void;
    /** What was written still leaves, for at most `lingerMs`; nothing more is heard or told. */
    close(lingerMs: number): void;
}
export interface LineLinkOptions {
    readonly host: string;
    readonly port: number;
    readonly maxLineBytes: number;
    /** The first wait before a reconnect, doubled up to `reconnectMaxMs`, less up to half of it by chance. 50 and 5,000. */
    readonly reconnectMinMs?: number | undefined;
    readonly reconnectMaxMs?: number | undefined;
    /** 0 ≤ n < 1. Math.random. */
    readonly random?: (() => number) | undefined;
    /** Kept by the link. */
    readonly counts: {
        sessions: number;
        malformed: number;
    };
}
export interface LineLinkEvents {
    /** A try begins. */
    connecting?(which: Socket): void;
    connected(which: Socket): void;
    /** Bytes came, whole lines or not. */
    heard?(): void;
    line(line: string, which: Socket): void;
    /** The connection is over, whoever ended it: what belonged to it is void. */
    ended(): void;
    /** An outage begins. */
    down(reason: string): void;
}
export declare function createLineLink(options: LineLinkOptions, events: LineLinkEvents): LineLink;
