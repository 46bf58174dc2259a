import type { Calls } from '../inbound/calls.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';
/**
 * A channel of one account each: `positions`, `pnl`. A fill makes the account's stale, and so does time where the market
 * alone changes it (`everyMs`); one question at a time fetches the new ones, so that a burst of fills costs a few frames.
 * Frames are whole: none depends on the one before. One that says what the last one said isn't sent.
 */
export interface AccountChannel extends TopicChannel {
    /** A fill of the account went by. */
    changed(account: number): void;
    /** Asks if something changed and nobody is asking. Not within a socket's callback. `nowNs`: monotonic. */
    refresh(nowNs: number): void;
}
/** Their names for those who subscribe. */
export declare const POSITIONS = "positions";
export declare const PNL = "pnl";
/** What the market does to an account's money is told so often at most. */
export declare const PNL_EVERY_MS = 1000;
export interface AccountChannelParts {
    readonly name: string;
    /** The frame's part that holds an answer, with its comma. */
    readonly field: (result: string) => string;
    readonly ask: (calls: Calls, responder: Responder) => void;
    /** Asked again so often, where somebody follows; 0: only after fills. */
    readonly everyMs: number;
}
export declare const positionsChannel: AccountChannelParts;
export declare const pnlChannel: AccountChannelParts;
export declare function createAccountChannel({ name, field, ask: askFor, everyMs }: AccountChannelParts, calls: Calls, sessions: Sessions, publish: Publish, followers: (topic: string) => number, accounts: number): AccountChannel;
