import type { Answer } from './ack-log.ts';
/** One keep-alive HTTP connection, one request at a time. */
export interface KeepAlive {
    readonly isOpen: boolean;
    /** Undefined: the connection ended before a whole answer came. */
    ask(method: string, path: string, body: string): Promise<Answer | undefined>;
    close(): void;
}
export declare function openKeepAlive(port: number): Promise<KeepAlive | undefined>;
