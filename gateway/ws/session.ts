import { type Budget, createBudget } from '../limits/budget.ts';
import type { Principal } from '../keys/principal.ts';
import type { QuoteReader } from '../outbound/feed.ts';
import type { FeedHandle } from '../outbound/quote-fanout.ts';
import type { TextFrame } from './text-frame.ts';
import type { BinaryFrame } from './binary-frame.ts';
import type { SocketPort } from './socket-port.ts';

/**
 * One WebSocket connection. What it is sent goes through the outbox, which is emptied under one cork: at the end of
 * its own callback, or of the pump's turn.
 */
export interface Session extends QuoteReader {
  readonly socket: SocketPort;
  readonly outbox: (string | TextFrame | BinaryFrame)[];
  /** Undefined: not logged on yet. */
  principal: Principal | undefined;
  isClosed: boolean;
  /** It has something queued and stands among those that are flushed next. */
  isDirty: boolean;
  /** By channel name. */
  readonly feeds: Map<string, FeedHandle>;
  /** Other channels than feeds, with the topic of each. */
  readonly channels: Map<string, string>;
  orders: OrdersCursor | undefined;
  /** Whence it came: 4 or 16 bytes; empty where nobody needs it. */
  readonly peer: Uint8Array;
  readonly budget: Budget;
  /** Monotonic. */
  openedNs: number;
  /** It was told that its time is nearly over. */
  isToldToEnd: boolean;
  heartbeat: Heartbeat | undefined;
}

/** What a session that asked for heartbeats owes: a sign of life within two intervals. Times are monotonic. */
export interface Heartbeat {
  readonly intervalNs: number;
  heardNs: number;
  pingedNs: number;
}

/** Where a session stands in an account's order log. */
export interface OrdersCursor {
  readonly account: number;
  /** The sequence to send next. */
  next: number;
  /** It has caught up: reports reach it as they happen. */
  isLive: boolean;
  /** It wants records instead of JSON. */
  readonly isBinary: boolean;
}

export function createSession(
  socket: SocketPort,
  principal: Principal | undefined,
  peer: Uint8Array = new Uint8Array(0),
): Session {
  return {
    socket,
    principal,
    outbox: [],
    isClosed: false,
    isDirty: false,
    feeds: new Map(),
    channels: new Map(),
    orders: undefined,
    budget: createBudget(),
    openedNs: 0,
    isToldToEnd: false,
    heartbeat: undefined,
    peer,
  };
}
