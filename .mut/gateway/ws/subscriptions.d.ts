import type { Directory } from '../directory.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import type { Responder } from '../inbound/pending.ts';
import type { RequestParser } from '../inbound/parse.ts';
import type { OrderLog } from '../outbound/order-log.ts';
import { type QuoteFanout } from '../outbound/quote-fanout.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
/**
 * subscribe and unsubscribe: `{"channel":"quotes:BTCUSDT","throttle_ms":100,"batch_size":10,"priority":1}`.
 * `"format":"binary"` for records instead of JSON: orders, quotes and ticks.
 * The answer comes first, then what the channel has by now, then what happens.
 */
export interface Subscriptions {
    subscribe(session: Session, params: JsonReader, responder: Responder): void;
    /** `session.resume`: the orders of an account from an epoch's sequence on; params as of `subscribe`, without channel. */
    resume(session: Session, params: JsonReader, responder: Responder): void;
    unsubscribe(session: Session, params: JsonReader, responder: Responder): void;
    /** The session is gone. */
    end(session: Session): void;
    /** The session stays, without its subscriptions. */
    leave(session: Session): void;
}
/** A channel that is one topic for each account, or one for all: `positions`, `pnl` and `health`. */
export interface TopicChannel {
    topicOf(account: number): string;
    /** Somebody came: send them the first frame. */
    welcome(session: Session, account: number): void;
}
export interface SubscriptionDefaults {
    readonly throttleMs: number;
    readonly batchSize: number;
}
export declare const MAX_SUBSCRIPTIONS = 256;
export declare const MAX_THROTTLE_MS = 60000;
export declare const LOWEST_PRIORITY = 9;
export declare const DEFAULT_PRIORITY = 5;
/** What a subscription may say, the names that `readOption` knows. */
export declare const SUBSCRIPTION_FIELDS: readonly ['channel', 'epoch', 'sequence', 'throttle_ms', 'batch_size', 'priority', 'compression', 'format'];
export declare function createSubscriptions(directory: Directory, parser: RequestParser, sessions: Sessions, log: OrderLog, epoch: string, fanout: QuoteFanout, topics: ReadonlyMap<string, TopicChannel>, defaults: SubscriptionDefaults): Subscriptions;
