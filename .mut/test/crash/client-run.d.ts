import type { ClientOptions, ClientSummary } from './load-client.ts';
import { type Starting } from './processes.ts';
/** A trading program of its own process, and what becomes of it. */
export interface ClientRun extends Pick<Starting, 'child' | 'ended'> {
    readonly finished: Promise<ClientSummary>;
    stop(): void;
}
export declare function runClient(options: ClientOptions): ClientRun;
/** Until new orders pass and every broker is reconciled. */
export declare function reconciled(api: string): Promise<void>;
/** What the client remembers must not depend on the disk that the gateway writes to. */
export declare function requireOtherFileSystem(folder: string, ackFolder: string): void;
