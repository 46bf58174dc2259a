import { type AnswerReader, type AnswerState } from './answers.ts';
import type { OpenJob } from './job.ts';
/** A connection from block to block. */
export interface Connection {
    readonly fd: number;
    readonly state: AnswerState;
    /** The beginning of an answer whose rest hasn't come. */
    readonly carry: Buffer;
    carried: number;
    /** Of a write that the kernel didn't take whole. */
    unsent: Buffer | undefined;
    /** Requests without an answer. */
    outstanding: number;
}
export declare function openConnections({ port, connections, path, first }: OpenJob): Connection[];
export declare function closeConnections(connections: readonly Connection[]): void;
/** Reads what a connection has, into one buffer for all: what was carried over stands in front of what comes. */
export declare class Receiver {
    #private;
    constructor(reader: AnswerReader);
    /** The answers that came, or `WOULD_BLOCK`. `receive`: whether it waits. Throws if the server has closed. */
    receive(connection: Connection, receive: (fd: number, into: Uint8Array, most: number) => number): number;
}
/** Hands over `count` bytes; what the kernel doesn't take is kept for `sendRest`. */
export declare function sendOn(connection: Connection, bytes: Buffer, count: number): void;
/** True once nothing is kept. */
export declare function sendRest(connection: Connection): boolean;
