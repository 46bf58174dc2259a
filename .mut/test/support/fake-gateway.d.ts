import type { Loose } from './loose.ts';
import type { OpenSocket } from '../../gateway/client/socket.ts';
/** The other end of a client's connections, answering from a script: no sockets, no time. */
export interface FakeGateway {
    readonly open: OpenSocket;
    /** Calls that came, in order, without those that begin a connection. */
    readonly calls: Call[];
    /** Connections so far. */
    connections: number;
    epoch: string;
    /** The newest report. */
    sequence: number;
    recovered: boolean;
    /** Refuses connections while it is down. */
    isDown: boolean;
    /** Answers nothing that is begun by itself. */
    isSilent: boolean;
    pings: number;
    /** Answers to `instruments`. */
    catalogs: number;
    /** Waits for the call after those that were taken, and takes it. */
    next(method: string): Promise<Call>;
    /** Ends the connection. */
    cut(): void;
    say(frame: Loose): void;
    sayText(text: string): void;
    sayBytes(bytes: Uint8Array): void;
}
export interface Call {
    readonly id: number;
    readonly method: string;
    readonly params: Loose;
    answer(result: Loose, status?: number): void;
    refuse(status: number, code: string, more?: Loose): void;
}
export declare function createFakeGateway(): FakeGateway;
