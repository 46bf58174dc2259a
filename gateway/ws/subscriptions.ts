import type { Directory } from '../directory.ts';
import { type JsonReader, JsonType } from '../inbound/json-reader.ts';
import type { Responder } from '../inbound/pending.ts';
import { createOrderRequest } from '../inbound/order-request.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { Scope, may } from '../keys/principal.ts';
import type { OrderLog } from '../outbound/order-log.ts';
import type { FeedKind } from '../outbound/feed.ts';
import { MAX_BATCH } from '../outbound/feed-frames.ts';
import { type QuoteFanout, throttleClass } from '../outbound/quote-fanout.ts';
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

const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read.', 'channel');
const WHERE_TO_RESUME = 'To resume, give epoch and sequence.';
export const MAX_SUBSCRIPTIONS = 256;
const ORDERS = 'orders';
export const MAX_THROTTLE_MS = 60_000;
export const LOWEST_PRIORITY = 9;
export const DEFAULT_PRIORITY = 5;

/** What a subscription may say, the names that `readOption` knows. */
export const SUBSCRIPTION_FIELDS = [
  'channel',
  'epoch',
  'sequence',
  'throttle_ms',
  'batch_size',
  'priority',
  'compression',
  'format',
] as const;

interface Options {
  channel: string;
  account: number;
  hasAccount: boolean;
  epoch: string | undefined;
  sequence: number;
  throttleMs: number;
  batchSize: number;
  priority: number;
  feedOption: string | undefined;
  isBinary: boolean;
}

export function createSubscriptions(
  directory: Directory,
  parser: RequestParser,
  sessions: Sessions,
  log: OrderLog,
  epoch: string,
  fanout: QuoteFanout,
  topics: ReadonlyMap<string, TopicChannel>,
  defaults: SubscriptionDefaults,
): Subscriptions {
  const named = createOrderRequest();

  /** `channel`: the one that is meant, where the params don't name one. */
  function read(params: JsonReader, session: Session, channel?: string): Options | Refusal {
    const options: Options = {
      channel: channel ?? '',
      account: session.principal?.accounts[0] ?? 0,
      hasAccount: false,
      epoch: undefined,
      sequence: -1,
      throttleMs: defaults.throttleMs,
      batchSize: defaults.batchSize,
      priority: DEFAULT_PRIORITY,
      feedOption: undefined,
      isBinary: false,
    };
    for (let field = 0; field < params.count; field++) {
      if (channel !== undefined && params.keyText(field) === 'channel') return unknownField('channel');
      const no =
        params.keyText(field) === 'account' ? readAccount(params, field, options) : readOption(params, field, options);
      if (no !== undefined) return no;
    }
    if (options.channel === '') return refusal('MISSING_FIELD', 'A subscription names its channel.', 'channel');
    const isFeed = options.channel.includes(':');
    if (!isFeed && options.feedOption !== undefined) {
      return refusal('INVALID_PARAMETER', 'This goes with quotes and ticks.', options.feedOption);
    }
    if (isFeed && options.hasAccount) {
      return refusal('INVALID_PARAMETER', 'account goes with orders, positions and pnl.', 'account');
    }
    if (!isFeed && options.isBinary && options.channel !== ORDERS) {
      return refusal('INVALID_PARAMETER', 'binary goes with orders, quotes and ticks.', 'format');
    }
    const hasResume = options.epoch !== undefined || options.sequence >= 0;
    if (hasResume && options.channel !== ORDERS) {
      return refusal(
        'INVALID_PARAMETER',
        'epoch and sequence go with orders.',
        options.epoch === undefined ? 'sequence' : 'epoch',
      );
    }
    if (hasResume && (options.epoch === undefined || options.sequence < 0)) {
      return refusal('MISSING_FIELD', WHERE_TO_RESUME, options.epoch === undefined ? 'epoch' : 'sequence');
    }
    return options;
  }

  function readAccount(params: JsonReader, field: number, options: Options): Refusal | undefined {
    const no = parser.account(params.type[field] === JsonType.string ? params.valueText(field) : '', named);
    options.account = named.account;
    options.hasAccount = true;
    return no;
  }

  function followOrders(session: Session, options: Options, responder: Responder): void {
    const { account, sequence } = options;
    const last = log.last(account);
    const isResume = options.epoch !== undefined;
    const isRecovered = options.epoch === epoch && sequence <= last && sequence + 1 >= log.first(account);
    const text = JSON.stringify({
      channel: ORDERS,
      epoch,
      sequence: last,
      ...(isResume ? { recovered: isRecovered } : {}),
      // Records tell their account by its number.
      ...(options.isBinary ? { format: 'binary', account: directory.accounts[account], account_number: account } : {}),
    });
    session.channels.set(ORDERS, ORDERS);
    responder.ok(200, text);
    sessions.follow(session, account, isRecovered ? sequence : last, options.isBinary);
    sessions.flush(session);
    sessions.catchUp(session);
  }

  function followFeed(session: Session, options: Options, responder: Responder): void {
    const { channel, batchSize, priority, isBinary } = options;
    const colon = channel.indexOf(':');
    const kind = channel.slice(0, colon);
    const instrument = directory.instrumentOf(channel.slice(colon + 1));
    if (kind !== 'quotes' && kind !== 'ticks') return responder.refuse(noChannel());
    if (instrument < 0)
      return responder.refuse(refusal('UNKNOWN_INSTRUMENT', 'There is no such instrument.', 'channel'));
    const throttleMs = throttleClass(options.throttleMs);
    const feed = { kind: kind as FeedKind, instrument, throttleMs, batchSize, priority, isBinary };
    const handle = fanout.subscribe(session, feed);
    if (handle === undefined) {
      return responder.refuse(refusal('TOO_MANY_SUBSCRIPTIONS', 'The gateway has as many feeds as it can.', 'channel'));
    }
    session.feeds.set(channel, handle);
    const told = { channel, throttle_ms: throttleMs, batch_size: batchSize, priority };
    responder.ok(200, JSON.stringify(isBinary ? { ...told, format: 'binary', instrument } : told));
    const snapshot = handle.snapshot();
    if (typeof snapshot === 'string') sessions.send(session, snapshot);
    else if (snapshot !== undefined) sessions.sendRecord(session, snapshot, snapshot.length);
    return undefined;
  }

  function subscribe(session: Session, options: Options | Refusal, responder: Responder): void {
    if ('code' in options) return responder.refuse(options);
    const { channel } = options;
    const mayRead = session.principal !== undefined && may(session.principal, Scope.read);
    if (!mayRead && channel !== 'health') return responder.refuse(noRead);
    if (session.channels.has(channel) || session.feeds.has(channel)) {
      return responder.refuse(refusal('INVALID_PARAMETER', 'This session is subscribed to it already.', 'channel'));
    }
    if (session.feeds.size + session.channels.size >= MAX_SUBSCRIPTIONS) {
      const text = `A session has at most ${MAX_SUBSCRIPTIONS} subscriptions.`;
      return responder.refuse(refusal('TOO_MANY_SUBSCRIPTIONS', text, 'channel'));
    }
    if (channel === ORDERS) return followOrders(session, options, responder);
    const topic = topics.get(channel);
    if (topic === undefined) {
      return channel.includes(':') ? followFeed(session, options, responder) : responder.refuse(noChannel());
    }
    const name = topic.topicOf(options.account);
    session.channels.set(channel, name);
    session.socket.subscribe(name);
    responder.ok(200, JSON.stringify({ channel }));
    return topic.welcome(session, options.account);
  }

  function end(session: Session): void {
    for (const feed of session.feeds.values()) fanout.unsubscribe(session, feed);
    session.feeds.clear();
    session.channels.clear();
  }

  return {
    subscribe(session, params, responder) {
      subscribe(session, read(params, session), responder);
    },

    resume(session, params, responder) {
      const options = read(params, session, ORDERS);
      const isWhole = 'code' in options || options.epoch !== undefined;
      subscribe(session, isWhole ? options : refusal('MISSING_FIELD', WHERE_TO_RESUME, 'epoch'), responder);
    },

    unsubscribe(session, params, responder) {
      const options = read(params, session);
      if ('code' in options) return responder.refuse(options);
      const { channel } = options;
      const topic = session.channels.get(channel);
      const feed = session.feeds.get(channel);
      if (feed !== undefined) {
        session.feeds.delete(channel);
        session.socket.unsubscribe(feed.topic);
        fanout.unsubscribe(session, feed);
      } else if (topic === undefined) {
        return responder.refuse(refusal('INVALID_PARAMETER', 'This session is not subscribed to it.', 'channel'));
      } else {
        session.channels.delete(channel);
        if (channel === ORDERS) sessions.unfollow(session);
        else session.socket.unsubscribe(topic);
      }
      return responder.ok(200, JSON.stringify({ channel }));
    },

    end,

    leave(session) {
      for (const { topic } of session.feeds.values()) session.socket.unsubscribe(topic);
      for (const topic of session.channels.values()) session.socket.unsubscribe(topic);
      sessions.unfollow(session);
      end(session);
    },
  };
}

function noChannel(): Refusal {
  return refusal(
    'INVALID_PARAMETER',
    'Channels: orders, positions, pnl, health, quotes:SYMBOL, ticks:SYMBOL.',
    'channel',
  );
}

function unknownField(name: string): Refusal {
  return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
}

function readOption(params: JsonReader, field: number, into: Options): Refusal | undefined {
  const name = params.keyText(field);
  const type = params.type[field];
  const text = type === JsonType.string || type === JsonType.number ? params.valueText(field) : '';
  const whole = /^\d{1,15}$/.test(text) ? Number(text) : -1;
  switch (name as (typeof SUBSCRIPTION_FIELDS)[number]) {
    case 'channel':
      if (type !== JsonType.string || text === '') return noChannel();
      into.channel = text;
      return undefined;
    case 'epoch':
      if (type !== JsonType.string) return refusal('INVALID_PARAMETER', 'epoch is a text.', name);
      into.epoch = text;
      return undefined;
    case 'sequence':
      if (whole < 0) return refusal('INVALID_PARAMETER', 'sequence is a whole number.', name);
      into.sequence = whole;
      return undefined;
    case 'format':
      if (type !== JsonType.string || (text !== 'json' && text !== 'binary')) {
        return refusal('INVALID_PARAMETER', 'format is json or binary.', name);
      }
      into.isBinary = text === 'binary';
      return undefined;
    case 'throttle_ms':
      if (whole < 0 || whole > MAX_THROTTLE_MS) {
        return refusal('INVALID_PARAMETER', `throttle_ms is 0 to ${MAX_THROTTLE_MS}.`, name);
      }
      into.throttleMs = whole;
      break;
    case 'batch_size':
      if (whole < 1 || whole > MAX_BATCH) return refusal('INVALID_PARAMETER', `batch_size is 1 to ${MAX_BATCH}.`, name);
      into.batchSize = whole;
      break;
    case 'priority':
      if (whole < 1 || whole > LOWEST_PRIORITY) {
        return refusal('INVALID_PARAMETER', `priority is 1 (first) to ${LOWEST_PRIORITY}.`, name);
      }
      into.priority = whole;
      break;
    case 'compression':
      if (type === JsonType.false) return undefined;
      return refusal('UNSUPPORTED_FIELD', 'This version has no compression.', name);
    default:
      return unknownField(name);
  }
  into.feedOption = name;
  return undefined;
}
