/**
 * What a stranger does to the door, as data: the same table is the test and, rendered, the page that says what is
 * answered.
 *
 *   answer: "400 INVALID_JSON"           an answer each, in order, and the connection goes on
 *           "400, closed"                … and the gateway closes it; a status alone is the HTTP parser's own page
 *           "100, waits"                 … and it is open, and waits for what is missing
 *           "pong ab, close 1000, closed"  on a WebSocket: frames that are no answers by their names
 *
 * With keys the bytes hold the time, so they are made when they are sent: a `Made` step.
 */
export interface HostileCase {
    /** A sentence, and unique in its table. */
    readonly name: string;
    readonly send: readonly Step[];
    readonly answer: string;
    /** What comes instead where the one that hurries wins: two sides close at the same time, and nobody decides who is first. */
    readonly orElse?: string;
    /** Sent on so many connections at the same time: the answers of all, in the order of their names. */
    readonly together?: number;
    /** The answers come in any order, and stand in that of their names. */
    readonly isUnordered?: true;
    /** The gateway must have been up for so long. */
    readonly uptimeMs?: number;
    /** A flood, whose answers can't be counted: only the first of each is told. */
    readonly isFlood?: true;
    /** Where the answer is not what the RFC wants: what it wants, why it isn't so, and what that risks. */
    readonly deviation?: string;
}
/** Bytes, or something that is done between them. Strings are UTF-8. */
export type Step = string | Uint8Array | StepWord | Drip | Made | Heard;
/** `pause`: goes on once all that was sent has been read, so that what follows comes as a piece of its own. */
export declare const Do: {
    readonly pause: {
        readonly does: 'pause';
    };
    readonly halfClose: {
        readonly does: 'half-close';
    };
    readonly reset: {
        readonly does: 'reset';
    };
};
export type StepWord = (typeof Do)[keyof typeof Do];
/** Bytes that are made when they are sent. */
export interface Made {
    makes(world: World): string | Uint8Array;
    /** The answer to it has no body. */
    readonly isHead?: boolean;
}
/** What is there when a case is played: orders that rest, and what an earlier run accepted. */
export interface World {
    readonly nowMs: number;
    /** Ids of resting orders of the accounts demo and hedge. Their client order ids are "mine" and "theirs". */
    readonly mine: string;
    readonly theirs: string;
    /** The gateway's run, as the channel `orders` tells it. */
    readonly epoch: string;
    /** An order and a logon that the run before this one accepted right before its end. */
    readonly before: {
        readonly order: string | Uint8Array;
        readonly logon: string | Uint8Array;
    };
}
/** Goes on once so many answers have come in all. */
export interface Heard {
    readonly answers: number;
}
/** The same bytes again and again until the gateway has enough of it. */
export interface Drip {
    readonly drip: string;
    readonly everyMs: number;
}
export interface CaseGroup {
    readonly title: string;
    readonly about: string;
    readonly over: 'http' | 'ws';
    readonly cases: readonly HostileCase[];
}
/** Words of an answer: what comes, and how it ends. */
export declare function expectationOf(answer: string): {
    readonly words: readonly string[];
    readonly ending: Ending;
};
export type Ending = 'goes on' | 'closed' | 'waits';
