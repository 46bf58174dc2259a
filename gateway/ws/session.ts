import type { FeedHandle, QuoteReader } from '../outbound/quote-fanout.ts';
import type { SocketPort } from './socket-port.ts';

/**
 * One WebSocket connection. What it is sent goes through the outbox, which is emptied under one cork: at the end of
 * its own callback, or of the pump's turn.
 */
export interface Session extends QuoteReader {
  readonly socket: SocketPort;
  readonly outbox: string[];
  isClosed: boolean;
  /** By channel name. */
  readonly feeds: Map<string, FeedHandle>;
  /** Other channels than feeds. */
  readonly channels: Set<string>;
  orders: OrdersCursor | undefined;
}

/** Where a session stands in an account's order log. */
export interface OrdersCursor {
  readonly account: number;
  /** The sequence to send next. */
  next: number;
  /** It has caught up: reports reach it as they happen. */
  isLive: boolean;
}

export function createSession(socket: SocketPort): Session {
  return {
    socket,
    outbox: [],
    isClosed: false,
    feeds: new Map(),
    channels: new Set(),
    orders: undefined,
  };
}
