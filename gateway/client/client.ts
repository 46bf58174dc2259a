import { createBinaryRequests } from './binary-requests.ts';
import { type FrameSink, createFrameReader } from './binary-frames.ts';
import { type Catalog, NO_CATALOG, askCatalog } from './catalog.ts';
import { type JsonFrame, jsonCall, jsonMarket, jsonRefused, jsonReport } from './codec-json.ts';
import { exactText } from './decimal-text.ts';
import { ConnectionClosed, DeadlineExceeded, type OrderName, type Refused, TickgateError } from './errors.ts';
import { createLink } from './link.ts';
import { createMarketFeed } from './market-feed.ts';
import { createLastQueue, createNewestQueue } from './market-queue.ts';
import { type Subscribed, createOrdersFeed } from './orders-feed.ts';
import { type Answer, type Ask, createRequests } from './requests.ts';
import { createSender } from './sender.ts';
import { type AskConnection, type CancelOnDisconnect, disconnectParams, logOn } from './session.ts';
import { hexOf, randomBytes } from './sign.ts';
import { type OpenSocket, socketUrl } from './socket.ts';
import { createSymbolCache } from './symbol-cache.ts';
import type { Account, Limits, Pnl, Validation } from './risk-types.ts';
import type {
  Decimal,
  BatchResult,
  Budget,
  CallOptions,
  CancelReplaced,
  Client,
  ConnectOptions,
  ConnectionState,
  NewOrder,
  Order,
  OrderPage,
  OrderRef,
  OrderState,
  Replacement,
  PlacedOrder,
  Position,
  Quote,
  Trade,
} from './types.ts';

const DEADLINE_MS = 10_000;
const HEARTBEAT_MS = 10_000;
const MAX_IN_FLIGHT = 10_000;
const MAX_BATCH = 100;
const PAUSES = { minMs: 50, maxMs: 5_000 };
const LOGOUT_MS = 500;
const DEFAULT_QUEUE = 1_000;

/** Resolves once the gateway is ready for orders; rejects if that takes longer than `deadlineMs`. */
export async function connectWith(open: OpenSocket, options: ConnectOptions): Promise<Client> {
  const { key, account, deadlineMs = DEADLINE_MS, transient = 'retry', reconnect = {} } = options;
  const { heartbeatMs = HEARTBEAT_MS, maxInFlight = MAX_IN_FLIGHT, format = 'binary' } = options;
  const listeners = new Set<(state: ConnectionState, why: Error | undefined) => void>();
  const idPrefix = hexOf(randomBytes(6));
  let ids = 0;
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
  const symbols = createSymbolCache();

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

  function place(order: NewOrder, call: CallOptions | undefined): Promise<PlacedOrder> {
    const client_order_id = order.client_order_id ?? `${idPrefix}-${(++ids).toString(36)}`;
    const named: NewOrder = { ...order, client_order_id, account: order.account ?? account };
    return requests.ask<PlacedOrder>({
      method: 'order.place',
      effect: 'repeatable',
      about: { client_order_id },
      encode: (id) =>
        (isBinary() ? binaryRequests.place(id, named) : undefined) ?? jsonCall(id, 'order.place', exactly(named)),
      read({ status, result }) {
        const placed = result as Omit<PlacedOrder, 'is_repeat'>;
        symbols.put(placed);
        return { ...placed, is_repeat: status === 200 };
      },
      ...plan(call),
    });
  }

  function cancel(order: OrderRef, call: CallOptions | undefined): Promise<Order> {
    const named = { ...order, account: order.account ?? account };
    return requests.ask<Order>({
      method: 'order.cancel',
      effect: 'repeatable',
      about: nameOf(order),
      encode: (id) =>
        (isBinary() ? binaryRequests.cancel(id, named) : undefined) ?? jsonCall(id, 'order.cancel', named),
      read: ({ result }) => result as Order,
      afterRepeat: (refused) =>
        refused.code === 'CANCEL_PENDING' || refused.code === 'ORDER_FINAL'
          ? settled(named, refused, ({ status }) => status === 'cancelled' || status === 'pending_cancel')
          : undefined,
      ...plan(call),
    });
  }

  /** The order, if it is as the request wanted it. */
  async function settled(order: OrderRef, refused: Refused, isDone: (state: OrderState) => boolean): Promise<Order> {
    const state = await ask<OrderState>('order.status', order);
    if (!isDone(state)) throw refused;
    return state;
  }

  function nameOf({ order_id, client_order_id }: OrderRef): OrderName {
    return { order_id, client_order_id };
  }

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

    place,

    async batch(list, call) {
      if (list.length > MAX_BATCH) {
        throw new TickgateError('INVALID_PARAMETER', `A batch has at most ${MAX_BATCH} orders.`);
      }
      const named = list.map((order) => ({
        ...order,
        client_order_id: order.client_order_id ?? `${idPrefix}-${(++ids).toString(36)}`,
      }));
      const results = await Promise.allSettled(named.map((order) => place(order, call)));
      return results.map((result, index): BatchResult => {
        if (result.status === 'fulfilled') return { ok: true, order: result.value };
        return { ok: false, client_order_id: named[index]!.client_order_id, error: result.reason as Error };
      });
    },

    cancel,

    replace(replacement, call) {
      const named = { ...replacement, account: replacement.account ?? account };
      const isSafe = replacement.if_version !== undefined;
      return requests.ask<Order>({
        method: 'order.replace',
        effect: isSafe ? 'repeatable' : 'once',
        about: nameOf(replacement),
        encode: (id) =>
          (isBinary() ? binaryRequests.replace(id, named, symbols.of(replacement)) : undefined) ??
          jsonCall(id, 'order.replace', exactly(named)),
        read: ({ result }) => result as Order,
        afterRepeat: (refused) =>
          refused.code === 'VERSION_MISMATCH' || refused.code === 'REPLACE_PENDING'
            ? settled(nameOf(named), refused, (state) => isReplaced(state, named))
            : undefined,
        ...plan(call),
      });
    },

    cancelReplace(replacement, call) {
      const client_order_id = replacement.client_order_id ?? `${idPrefix}-${(++ids).toString(36)}`;
      const named = { ...replacement, client_order_id, account: replacement.account ?? account };
      return requests.ask<CancelReplaced>({
        method: 'order.cancel_replace',
        effect: 'repeatable',
        about: { client_order_id },
        encode: (id) => jsonCall(id, 'order.cancel_replace', exactly(named)),
        read: ({ result }) => result as CancelReplaced,
        ...plan(call),
      });
    },

    cancelAll(scope = {}, call) {
      const params = { symbol: scope.symbol, account: scope.account ?? account };
      return requests.ask<number>({
        method: 'order.cancel_all',
        effect: 'repeatable',
        encode: (id) =>
          (isBinary() ? binaryRequests.cancelAll(id, params.symbol, params.account) : undefined) ??
          jsonCall(id, 'order.cancel_all', params),
        read: ({ result }) => (result as { cancel_requested: number }).cancel_requested,
        ...plan(call),
      });
    },

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

/** Prices and quantities as their exact texts. */
const DECIMALS = [
  'price',
  'quantity',
  'stop_price',
  'trail_amount',
  'trail_percent',
  'iceberg_quantity_variance',
  'target',
  'stop_loss',
  'stop_loss_limit',
] as const;

/** With its decimals as texts. */
function exactly(order: { readonly [field in (typeof DECIMALS)[number]]?: Decimal | undefined }): object {
  const texts: Record<string, string> = {};
  for (const field of DECIMALS) {
    const value = order[field];
    if (value !== undefined) texts[field] = exactText(value);
  }
  return { ...order, ...texts };
}

function isReplaced(state: OrderState, wanted: Replacement): boolean {
  const { price, quantity, stop_price, trail_amount, trail_percent, stop_loss, stop_loss_limit, target } = wanted;
  return (
    isSame(price, state.price) &&
    isSame(quantity, state.quantity) &&
    isSame(stop_price, state.stop_price) &&
    isSame(trail_amount, state.trail_amount) &&
    isSame(trail_percent, state.trail_percent) &&
    isSame(stop_loss, state.stop_loss) &&
    isSame(stop_loss_limit, state.stop_loss_limit) &&
    isSame(target, state.target)
  );
}

function isSame(wanted: string | number | undefined, is: string | null | undefined): boolean {
  if (wanted === undefined) return true;
  const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return is !== null && is !== undefined && plain(exactText(wanted)) === plain(is);
}

function listOf(symbols: string | readonly string[]): readonly string[] {
  return typeof symbols === 'string' ? [symbols] : symbols;
}

function budgetOf(limits: NonNullable<JsonFrame['rate_limits']>): Budget {
  const left = (lane: string): number | undefined => limits.find((limit) => limit.lane === lane)?.remaining;
  return { orders: left('orders'), cancels: left('cancels') };
}
