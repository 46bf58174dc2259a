import type { Key } from './types.ts';
/** Asks within the connection that is being begun. */
export type AskConnection = <T>(method: string, params: object) => Promise<T>;
/** The answer to a logon. */
export interface Session {
    readonly epoch: string;
    readonly accounts: readonly string[];
}
/** Signed with the gateway's own time, so that this machine's clock may be wrong. */
export declare function logOn(ask: AskConnection, key: Key): Promise<Session>;
export interface CancelOnDisconnect {
    readonly scope?: 'all' | 'entries' | undefined;
    readonly graceMs?: number | undefined;
}
/** The params of `session.cancel_on_disconnect`. */
export declare function disconnectParams(wanted: CancelOnDisconnect | false, account: string | undefined): object;
