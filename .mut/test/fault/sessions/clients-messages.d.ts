import type { OwnKey } from './key-ring.ts';
import type { Problem } from './judge-streams.ts';
/** What a process of clients is told at its start. */
export interface ClientsOptions {
    readonly url: string;
    readonly seed: number;
    readonly accounts: readonly {
        readonly name: string;
        readonly key: OwnKey;
        readonly ordersPerSecond: number;
    }[];
    readonly clientsPerAccount: number;
    /** How many of the first account go away for longer than reports are kept. */
    readonly sleepers: number;
    /** Mean time after which a client closes and comes back with what it has. */
    readonly comesBackEveryMs: number;
}
export type ClientsCommand = {
    readonly do: 'trade';
}
/** The gateway was killed; it runs again. */
 | {
    readonly do: 'down';
} | {
    readonly do: 'up';
}
/** No more accidents: all end at the same place. */
 | {
    readonly do: 'finish';
};
export type ClientsMessage = {
    readonly told: 'ready';
} | {
    readonly told: 'progress';
    readonly delivered: number;
    readonly orders: number;
} | {
    readonly told: 'result';
    readonly result: ClientsResult;
};
export interface ClientsResult {
    readonly clients: number;
    readonly problems: readonly Problem[];
    readonly reports: number;
    readonly delivered: number;
    readonly lost: number;
    readonly resumed: number;
    readonly comebacks: number;
    readonly gaps: number;
    readonly placed: number;
    readonly cancelled: number;
    /** Requests that ended with an error, by its code. */
    readonly refused: Readonly<Record<string, number>>;
    /** Milliseconds from the kill, and from when the gateway ran again, until a client was live. */
    readonly liveSinceDownMs: readonly number[];
    readonly liveSinceUpMs: readonly number[];
}
