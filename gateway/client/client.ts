import { createBinaryRequests } from './binary-requests.ts';
import { type FrameSink, createFrameReader } from './binary-frames.ts';
import { type Catalog, NO_CATALOG, askCatalog } from './catalog.ts';
import { type JsonFrame, jsonCall, jsonMarket, jsonRefused, jsonReport } from './codec-json.ts';
import { ConnectionClosed, DeadlineExceeded, TickgateError } from './errors.ts';
import { createLink } from './link.ts';
import { createMarketFeed } from './market-feed.ts';
import { createLastQueue, createNewestQueue } from './market-queue.ts';
import { createOrderCalls, exactly, nameOf } from './order-calls.ts';
import { type Subscribed, createOrdersFeed } from './orders-feed.ts';
import { type Answer, type Ask, createRequests } from './requests.ts';
import { createSender } from './sender.ts';
import { type AskConnection, type CancelOnDisconnect, disconnectParams, logOn } from './session.ts';
import { type OpenSocket, socketUrl } from './socket.ts';
import type { Account, Limits, Pnl, Validation } from './risk-types.ts';
import type {
  Budget,
  CallOptions,
  Client,
  ConnectOptions,
  ConnectionState,
  OrderPage,
  OrderState,
  Position,
  Quote,
  Trade,
} from './types.ts';

const DEADLINE_MS = 10_000;
const HEARTBEAT_MS = 10_000;
const MAX_IN_FLIGHT = 10_000;
const PAUSES = { minMs: 50, maxMs: 5_000 };
const LOGOUT_MS = 500;
const DEFAULT_QUEUE = 1_000;

/** Resolves once the gateway is ready for orders; rejects if that takes longer than `deadlineMs`. */
export async function connectWith(open: OpenSocket, options: ConnectOptions): Promise<Client> {
  const { key, account, deadlineMs = DEADLINE_MS, transient = 'retry', reconnect = {} } = options;
  const { heartbeatMs = HEARTBEAT_MS, maxInFlight = MAX_IN_FLIGHT, format = 'binary' } = options;
  const listeners = new Set<(state: ConnectionState, why: Error | undefined) => void>();
  let isClosing = false;
  let catalog: Catalog = NO_CATALOG;
  let accounts: readonly string[] = [];
  let epoch = '';
  let budget: Budget = { orders: undefined, cancels: undefined };
  let disconnect: CancelOnDisconnect | undefined;
  let reloading: Promise<void> | undefined;
  let connection = 0;

  const sender = createSender((frame) => {
    link.send(frame);
  });
  const requests = createRequests(sender.send, reload, maxInFlight);

  function isBinary(): boolean {
    return format === 'binary' && catalog.stamp !== undefined;
  }

  function formatParams(): object {
    return isBinary() ? { format: 'binary' } : {};
  }

  function plan(call: CallOptions | undefined): Pick<Ask<unknown>, 'deadlineMs' | 'transient'> {
    return { deadlineMs: call?.deadlineMs ?? deadlineMs, transient: call?.transient ?? transient };
  }

  /** A question, or a change that may be said twice. */
  function ask<T>(method: string, params: object, call?: CallOptions, effect: Ask<T>['effect'] = 'none'): Promise<T> {
    return requests.ask<T>({
      method,
      effect,
      encode: (id) => jsonCall(id, method, params),
      read: ({ result }) => result as T,
      ...plan(call),
    });
  }

  /** Within this connection, ready or not. Without an answer the connection is no use. */
  function askNow<T>(method: string, params: object, read: (answer: Answer) => T): Promise<T> {
    const asked = requests.ask<T>({
      method,
      effect: 'none',
      encode: (id) => jsonCall(id, method, params),
      read,
      isOfConnection: true,
      deadlineMs,
      transient: 'retry',
    });
    return asked.catch((error: unknown) => {
      if (error instanceof DeadlineExceeded) link.drop(error);
      throw error;
    });
  }

  const askConnection: AskConnection = <T>(method: string, params: object) =>
    askNow(method, params, ({ result }) => result as T);

  const orders = createOrdersFeed({
    subscribe: (from, read) =>
      askNow('subscribe', { channel: 'orders', account, ...from, ...formatParams() }, ({ result }) => {
        const answer = result as Subscribed;
        ({ epoch } = answer);
        read(answer);
      }),
    unsubscribe: () => askNow('unsubscribe', { channel: 'orders', account }, () => undefined),
  });

  function marketChannel(kind: 'quotes' | 'ticks'): Parameters<typeof createMarketFeed>[0] {
    return {
      subscribe: (symbol, throttleMs) =>
        askNow(
          'subscribe',
          { channel: `${kind}:${symbol}`, throttle_ms: throttleMs, batch_size: 1, ...formatParams() },
          () => undefined,
        ),
      unsubscribe: (symbol) => askNow('unsubscribe', { channel: `${kind}:${symbol}` }, () => undefined),
    };
  }

  const quotes = createMarketFeed<Quote>(marketChannel('quotes'));
  const ticks = createMarketFeed<Trade>(marketChannel('ticks'));
  const feeds = [orders, quotes, ticks];

  function reload(): Promise<void> {
    reloading ??= askCatalog(askConnection)
      .then((whole) => {
        catalog = whole;
      })
      .finally(() => {
        reloading = undefined;
      });
    return reloading;
  }

  /** The journal that the gateway has: without a key only the channel tells it. */
  async function learnEpoch(): Promise<void> {
    const from = await askConnection<Subscribed>('subscribe', { channel: 'orders', account });
    ({ epoch } = from);
    await askConnection('unsubscribe', { channel: 'orders', account });
  }

  async function begin(): Promise<void> {
    const mine = connection;
    // A logon takes a pause, and the connection may be another one by then: that one logs on by itself.
    const askMine: AskConnection = (method, params) =>
      connection === mine ? askConnection(method, params) : Promise.reject(new ConnectionClosed('Another one came.'));
    if (key !== undefined) {
      const session = await logOn(askMine, key);
      ({ epoch, accounts } = session);
    }
    if (disconnect !== undefined) {
      await askConnection('session.cancel_on_disconnect', disconnectParams(disconnect, account));
    }
    await reload();
    if (key === undefined) await learnEpoch();
    await Promise.all(feeds.map((feed) => feed.renew()));
  }

  const sink: FrameSink = {
    answer: requests.answered,
    refused: requests.refused,
    report: orders.report,
    quote: quotes.data,
    trade: ticks.data,
    budget(left) {
      budget = left;
    },
  };
  const binaryRequests = createBinaryRequests(
    () => catalog,
    () => (accounts.length > 0 || account === undefined ? accounts : [account]),
  );
  const frames = createFrameReader(() => catalog, orders, sink);

  /** A frame that can't be read ends its connection, not this process. */
  function orDrop(read: () => string | undefined): void {
    let wrong: string | undefined;
    try {
      wrong = read();
    } catch (error) {
      wrong = (error as Error).message;
    }
    if (wrong === undefined) return;
    link.drop(new TickgateError('INVALID_FRAME', `The gateway sent what can't be read: ${wrong}.`));
  }

  function take(frame: JsonFrame): void {
    const { id, status = 0, error, channel } = frame;
    if (channel === 'orders') orders.report(jsonReport(frame));
    else if (channel?.startsWith('quotes:')) for (const one of jsonMarket(frame)) quotes.data(one as Quote);
    else if (channel?.startsWith('ticks:')) for (const one of jsonMarket(frame)) ticks.data(one as Trade);
    else if (typeof id === 'number') {
      if (frame.rate_limits !== undefined) budget = budgetOf(frame.rate_limits);
      if (error === undefined) requests.answered(id, status, frame.result);
      else requests.refused(id, jsonRefused(status, error));
    }
  }

  const link = createLink(
    {
      open,
      url: socketUrl(options.url),
      pauses: { ...PAUSES, ...reconnect },
      giveUpAfterMs: reconnect.giveUpAfterMs ?? Number.POSITIVE_INFINITY,
      heartbeatMs,
    },
    {
      begin,
      ready() {
        // With ACK=accepted each start has an epoch of its own, of the same journal.
        requests.ready(epoch.split('-')[0]);
      },
      text(text) {
        orDrop(() => {
          take(JSON.parse(text) as JsonFrame);
          return undefined;
        });
      },
      bytes(bytes) {
        orDrop(() => frames.read(bytes));
      },
      ping() {
        askNow('ping', {}, () => undefined).catch(() => undefined);
      },
      lost(why) {
        connection += 1;
        sender.clear();
        for (const feed of feeds) feed.lost();
        requests.lost(why);
      },
      state(state, why) {
        for (const listener of listeners) listener(state, why);
      },
      closed(why) {
        sender.clear();
        for (const feed of feeds) feed.end(isClosing ? undefined : why);
        requests.end(why);
      },
    },
  );

  const orderCalls = createOrderCalls({
    account,
    requests,
    binary: () => (isBinary() ? binaryRequests : undefined),
    status: (order) => ask<OrderState>('order.status', order),
    plan,
  });

  const client: Client = {
    get state() {
      return link.state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    get format() {
      return isBinary() ? 'binary' : 'json';
    },
    get instruments() {
      return catalog.instruments;
    },
    get budget() {
      return budget;
    },

    ...orderCalls,

    order: (order, call) => ask('order.status', { ...nameOf(order), account: order.account ?? account }, call),

    openOrders: (filter = {}, call) =>
      ask<OrderPage>('orders.open', { ...filter, account: filter.account ?? account }, call),

    async positions(filter = {}, call) {
      const params = { account: filter.account ?? account, by: filter.by };
      return (await ask<{ positions: readonly Position[] }>('positions', params, call)).positions;
    },

    validate: (order, call) => ask<Validation>('order.validate', exactly({ account, ...order }), call),
    pnl: (filter = {}, call) => ask<Pnl>('pnl', { account: filter.account ?? account }, call),
    account: (filter = {}, call) => ask<Account>('account', { account: filter.account ?? account }, call),
    limits: (scope = {}, call) => ask<Limits>('limits', { account, ...scope }, call),

    async cancelOnDisconnect(wanted, call) {
      const params = disconnectParams(wanted, account);
      await ask('session.cancel_on_disconnect', params, call, 'repeatable');
      disconnect = wanted === false ? undefined : wanted;
    },

    async cancelAllAfter(timeoutMs, call) {
      await ask('session.cancel_all_after', { timeout_ms: timeoutMs, account }, call, 'repeatable');
    },

    orders: (from) => orders.open(from),

    quotes: (list, { throttleMs } = {}) => quotes.open(listOf(list), throttleMs, createNewestQueue()),

    ticks: (list, { throttleMs, queue = DEFAULT_QUEUE } = {}) =>
      ticks.open(listOf(list), throttleMs, createLastQueue(Math.max(1, queue))),

    async close() {
      if (link.state === 'closed') return;
      if (link.state === 'ready' && (key !== undefined || disconnect !== undefined)) {
        await ask('session.logout', {}, { deadlineMs: LOGOUT_MS }).catch(() => undefined);
      }
      isClosing = true;
      await link.close(new ConnectionClosed('The client was closed.'));
    },
  };

  await firstConnection(client, deadlineMs, () => link.why, listeners).catch(async (error: unknown) => {
    isClosing = true;
    await link.close(new ConnectionClosed('The client was closed.'));
    throw error;
  });
  return client;
}

/** Resolves once it is ready. */
function firstConnection(
  client: Client,
  deadlineMs: number,
  whyNow: () => Error | undefined,
  listeners: Set<(state: ConnectionState, why: Error | undefined) => void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(whyNow() ?? new DeadlineExceeded(`There was no connection within ${deadlineMs} ms.`));
    }, deadlineMs);
    function settle(error: Error | undefined): void {
      clearTimeout(timer);
      listeners.delete(look);
      if (error === undefined) resolve();
      else reject(error);
    }
    function look(state: ConnectionState, why: Error | undefined): void {
      if (state === 'ready') settle(undefined);
      else if (state === 'closed') settle(why ?? new ConnectionClosed('The client was closed.'));
    }
    listeners.add(look);
    if (client.state !== 'connecting') look(client.state, whyNow());
  });
}

function listOf(symbols: string | readonly string[]): readonly string[] {
  return typeof symbols === 'string' ? [symbols] : symbols;
}

function budgetOf(limits: NonNullable<JsonFrame['rate_limits']>): Budget {
  const left = (lane: string): number | undefined => limits.find((limit) => limit.lane === lane)?.remaining;
  return { orders: left('orders'), cancels: left('cancels') };
}
