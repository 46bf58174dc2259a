import type { Account, LimitScope, Limits, Pnl, PositionMoney, Validation } from './risk-types.ts';

export type { Account, LimitScope, Limits, Pnl, PositionMoney, Validation };

/** A decimal, taken exactly: a number counts as the shortest text that means it (0.1 is one tenth). */
export type Decimal = string | number;

export type OrderStatusName =
  | 'routed'
  | 'live'
  | 'partly_filled'
  | 'pending_cancel'
  | 'pending_replace'
  | 'unknown'
  | 'filled'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'not_sent'
  | 'held'
  /** Waits here for its price. */
  | 'armed'
  /** Its price came; it leaves as soon as it may. */
  | 'triggered'
  /** Is sent in parts, each an order of its own. */
  | 'working';

export type OrderTypeName =
  | 'LIMIT'
  | 'MARKET'
  | 'STOP'
  | 'STOP_LIMIT'
  | 'TRAILING_STOP'
  | 'ICEBERG'
  | 'BRACKET'
  | 'OCO'
  | 'OTO';

/** Which price a stop is compared with. `bid_ask`: what it would trade at. */
export type TriggerName = 'last' | 'bid_ask' | 'mark';

/** A new order. Fields are those of `POST /orders`. */
export interface NewOrder {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: Decimal;
  /** Without one it is a MARKET order. */
  readonly price?: Decimal | undefined;
  readonly order_type?: OrderTypeName | undefined;
  /** Default: DAY, or GTD with an expiry. */
  readonly time_in_force?: 'DAY' | 'GTC' | 'IOC' | 'FOK' | 'GTD' | undefined;
  /** RFC 3339, whole milliseconds. */
  readonly expire_at?: string | undefined;
  readonly ttl_minutes?: number | undefined;
  /** 1 to 48 of `A-Za-z0-9._:-`; made by the client if there is none. It is what makes a repeat safe. */
  readonly client_order_id?: string | undefined;
  readonly account?: string | undefined;
  /** The only broker that is wanted. */
  readonly broker?: string | undefined;
  readonly tag?: string | undefined;
  /** Who is cancelled where it would trade with another of the same firm; without it as the limits say. */
  readonly stp_mode?: 'none' | 'cancel_newest' | 'cancel_oldest' | 'cancel_both' | undefined;
  /** The same order as a moment ago, and meant. */
  readonly duplicate_override?: boolean | undefined;
  /** STOP, STOP_LIMIT: the price that it waits for. */
  readonly stop_price?: Decimal | undefined;
  readonly trigger_by?: TriggerName | undefined;
  /** TRAILING_STOP, or the stop of a BRACKET, OCO, OTO: how far it keeps behind the best price; one of the two. */
  readonly trail_amount?: Decimal | undefined;
  readonly trail_percent?: Decimal | undefined;
  /** ICEBERG: into how many orders it is parted, and how far their sizes may be from the mean, as a part of it. */
  readonly iceberg_legs?: number | undefined;
  readonly iceberg_quantity_variance?: Decimal | undefined;
  /** BRACKET, OCO: both; OTO: one of them. For a buy entry the target is above the price and the stop below it. */
  readonly target?: Decimal | undefined;
  readonly stop_loss?: Decimal | undefined;
  /** The stop's limit once it triggered; without it it goes as a market order. */
  readonly stop_loss_limit?: Decimal | undefined;
  /** BRACKET, OTO: when the exits begin to protect. Default: first_fill. */
  readonly arm_on?: 'first_fill' | 'full_fill' | undefined;
  /** BRACKET, OCO: what becomes of what traded too much where both exits filled. Default: report. */
  readonly on_double_fill?: 'report' | 'flatten' | undefined;
  /** It may only make the position smaller. */
  readonly reduce_only?: boolean | undefined;
  /** It must rest: refused by its venue where it would trade at once. */
  readonly post_only?: boolean | undefined;
  /** Where it is larger than the exchange takes in one order, it goes out in several. */
  readonly autoslice?: boolean | undefined;
  /** How far from the market what is, or becomes, a market order may trade, in percent, or `auto`. */
  readonly market_protection?: Decimal | undefined;
}

/** One order, by either name. */
export interface OrderRef {
  readonly order_id?: string | undefined;
  readonly client_order_id?: string | undefined;
  readonly account?: string | undefined;
}

export interface Replacement extends OrderRef {
  readonly price?: Decimal | undefined;
  readonly quantity?: Decimal | undefined;
  /** Of a stop that is armed: the price that it waits for. */
  readonly stop_price?: Decimal | undefined;
  /** Of one that trails: by how much, in the way that it does. */
  readonly trail_amount?: Decimal | undefined;
  readonly trail_percent?: Decimal | undefined;
  /** BRACKET, OTO, before the first fill: its exits, where it has them. Afterwards each exit is replaced by its own id. */
  readonly stop_loss?: Decimal | undefined;
  readonly stop_loss_limit?: Decimal | undefined;
  readonly target?: Decimal | undefined;
  /** The version that the order must have. With it a replace is safe to repeat after a lost connection. */
  readonly if_version?: number | undefined;
}

/** Of an order whose type needs more than side, quantity and price, as far as it has them; not in binary reports. */
interface OrderTerms {
  readonly stop_price?: string;
  readonly trail_amount?: string;
  readonly trail_percent?: string;
  readonly trigger_by?: TriggerName;
  readonly iceberg_legs?: number;
  readonly iceberg_quantity_variance?: string;
  readonly stop_loss?: string;
  readonly stop_loss_limit?: string;
  readonly target?: string;
  readonly arm_on?: 'first_fill' | 'full_fill';
  readonly on_double_fill?: 'report' | 'flatten';
  /** The gateway placed it for that order: as what, and which of its legs. */
  readonly parent_order_id?: string;
  readonly role?: 'leg' | 'target' | 'stop' | 'flatten';
  readonly leg?: number;
}

/** Where an order is; what of it stops while the gateway is down. */
export interface Execution {
  readonly mode: string;
  readonly rests_at: string | null;
  readonly dies_with_gateway: boolean;
}

/** `rests_at` null: its broker isn't chosen yet. */
export interface RestingPart {
  readonly what: string;
  readonly rests_at: string | null;
  readonly dies_with_gateway: boolean;
}

/** An order as it stands. Decimals are texts. */
export interface Order extends OrderTerms {
  readonly order_id: string;
  readonly client_order_id: string | null;
  readonly status: OrderStatusName;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
  readonly price: string | null;
  readonly order_type: string;
  readonly time_in_force: string;
  readonly filled_quantity: string;
  readonly average_price: string | null;
  readonly broker: string | null;
  readonly version: number;
}

/** A new order in the place of another one. */
export interface CancelReplacement extends NewOrder {
  readonly cancel_order_id: string;
  /**
   * STOP_ON_FAILURE: it is held until the old one is gone, and ends where that fills or its cancel is refused.
   * ALLOW_FAILURE: it is placed whatever becomes of the cancel.
   */
  readonly mode: 'STOP_ON_FAILURE' | 'ALLOW_FAILURE';
}

export interface CancelReplaced {
  /** Null: the client_order_id was known, nothing is cancelled. */
  readonly cancel:
    | { readonly order_id: string; readonly status: 'requested' }
    | { readonly order_id: string; readonly error: { readonly code: string; readonly message: string } }
    | null;
  readonly place: Order | { readonly error: { readonly code: string; readonly message: string } };
}

/** The answer to a place: the order is durable. */
export interface PlacedOrder extends Order {
  readonly approved: boolean;
  readonly fast_path: boolean;
  readonly tag: string | null;
  /** What was seen and let it pass all the same: `duplicate`, `overridden`. */
  readonly warnings: readonly string[];
  readonly execution: Execution;
  /** Of an order that the gateway makes of plain ones: which part of it stands where, or will. */
  readonly rests?: readonly RestingPart[];
  readonly latency_us: { readonly risk: number; readonly durable: number; readonly total: number };
  /** It was there before: this is the answer to a repeat. */
  readonly is_repeat: boolean;
  /** GTD: until when it stands; not in binary answers. */
  readonly expire_at?: string;
}

/** An order as it is looked up. */
export interface OrderState extends Order {
  readonly account: string;
  readonly attempt: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** GTD: until when it stands. */
  readonly expire_at?: string;
  /** Of an order with terms, and of those that were placed for it. */
  readonly execution?: Execution;
  /** What was placed for it: the newest leg, or target and stop, and what trades back what both filled. */
  readonly children?: readonly string[];
  /** Since when a fill of it is without its stop or target. */
  readonly unprotected_since?: string;
}

export interface OrderPage {
  readonly orders: readonly OrderState[];
  /** For the `cursor` of the next page. */
  readonly next_cursor: string | null;
}

export interface Position {
  /** Of a position by tag. */
  readonly tag?: string;
  readonly symbol: string;
  /** Net; below zero it is short. */
  readonly quantity: string;
  readonly average_price: string | null;
  readonly realized_pnl: string;
  readonly currency: string;
  readonly bought_quantity: string;
  readonly sold_quantity: string;
  readonly open_buy_quantity: string;
  readonly open_sell_quantity: string;
  /** What it is valued at; null: nothing is quoted. */
  readonly mark_price: string | null;
  readonly mark_age_ms: number | null;
  /** In `currency`. */
  readonly unrealized_pnl: string | null;
  /** Too many executions stopped it. */
  readonly executions_stopped: boolean;
  readonly money: PositionMoney;
}

/** What happened, and the order as it stands after it (null: it is about the whole account). */
export interface OrderReport {
  readonly type: 'report';
  /** Together the place to resume from. */
  readonly epoch: string;
  readonly sequence: number;
  /** accepted, acknowledged, filled, cancelled, … */
  readonly event: string;
  readonly account: string;
  /** RFC 3339, microseconds. */
  readonly time: string;
  readonly order: Order | null;
  /** Of a fill. */
  readonly last_price?: string;
  readonly last_quantity?: string;
  readonly execution_id?: string;
  /** Of a refusal. */
  readonly code?: string;
  readonly venue_message?: string;
  /** Why something that looks odd is real. */
  readonly note?: string;
  /** Of `triggered`: the price that was seen. */
  readonly trigger_price?: string;
  /**
   * Of `plan_moved`: a fill is without its stop or target for too long, has them again, both exits traded, the position was
   * closed from outside, or all is done.
   */
  readonly protection?: 'missing' | 'back' | 'overfilled' | 'shrunk' | 'bare' | 'done';
  /** `overfilled`: how much too much traded, in all · `shrunk`: how much was closed · `bare`: how much stays open without exits. */
  readonly protection_quantity?: string;
}

/**
 * Reports are missing here: the gateway no longer has what came after `after`, or it is another gateway. What follows
 * begins behind `resumed_at`; look at `openOrders` and `positions`.
 */
export interface OrderGap {
  readonly type: 'gap';
  readonly after: ResumePoint;
  readonly resumed_at: ResumePoint;
}

export interface ResumePoint {
  readonly epoch: string;
  readonly sequence: number;
}

/** The best bid and ask and the last trade of a symbol. */
export interface Quote {
  readonly symbol: string;
  readonly bid: string | null;
  readonly bid_quantity: string | null;
  readonly ask: string | null;
  readonly ask_quantity: string | null;
  readonly last: string | null;
  readonly last_quantity: string | null;
  readonly time: string;
  readonly sequence: number;
  /** Updates before this one that this reader didn't get. */
  readonly skipped: number;
  /** The first of a subscription, also of one that was renewed after a lost connection. */
  readonly is_snapshot: boolean;
}

export interface Trade {
  readonly symbol: string;
  readonly price: string;
  readonly quantity: string;
  readonly time: string;
  readonly sequence: number;
  readonly skipped: number;
  readonly is_snapshot: boolean;
}

export interface Instrument {
  readonly symbol: string;
  readonly class: string;
  readonly tradable: boolean;
  readonly currency: string;
  readonly tick: string;
  readonly lot: string;
}

/** What may still be sent now; undefined: no limit, or none was told yet. */
export interface Budget {
  readonly orders: number | undefined;
  readonly cancels: number | undefined;
}

/** Closing it, by `return` or by leaving `for await`, ends its subscription. */
export interface Stream<T> extends AsyncIterable<T> {
  next(): Promise<IteratorResult<T, undefined>>;
  return(): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): Stream<T>;
}

export type ConnectionState = 'connecting' | 'ready' | 'reconnecting' | 'closed';

/** A WebCrypto key (`CryptoKey`), as any platform has it. */
export interface PrivateKey {
  readonly type: string;
  readonly algorithm: object;
  readonly usages: readonly string[];
}

/** `secret`: HMAC-SHA256. `privateKey`: Ed25519, as PKCS #8 PEM or as a WebCrypto key. */
export type Key =
  | { readonly id: string; readonly secret: string }
  | { readonly id: string; readonly privateKey: string | PrivateKey };

export interface ConnectOptions {
  /** `http(s)://` or `ws(s)://`; without a path it is `/ws`. */
  readonly url: string;
  /** None: the gateway's local account. */
  readonly key?: Key | undefined;
  /** Default: the key's first. */
  readonly account?: string | undefined;
  /** Of orders, reports and market data; default binary. A gateway without binary records is talked to in JSON. */
  readonly format?: 'binary' | 'json' | undefined;
  /** How long a request may take with all its repeats; default 10,000 ms. The first connection has as long. */
  readonly deadlineMs?: number | undefined;
  /** Refusals that may pass later (BUSY, RECOVERING, RATE_LIMITED, …): tried again within the deadline, or told. */
  readonly transient?: 'retry' | 'tell' | undefined;
  /** Pauses between connection attempts: doubled from `minMs` to `maxMs`, each with jitter. */
  readonly reconnect?:
    | { readonly minMs?: number; readonly maxMs?: number; readonly giveUpAfterMs?: number }
    | undefined;
  /** Silence for so long is asked about; for twice as long, it is a lost connection. Default 10,000 ms. */
  readonly heartbeatMs?: number | undefined;
  /** Requests that wait for answers at a time; default 10,000. */
  readonly maxInFlight?: number | undefined;
}

export interface CallOptions {
  readonly deadlineMs?: number | undefined;
  readonly transient?: 'retry' | 'tell' | undefined;
}

export interface OrdersOptions {
  /** Begin behind this report instead of now. */
  readonly from?: ResumePoint | undefined;
  /** Reports that wait for the reader at most, default 1,000: beyond, the gateway is read again from where he is. */
  readonly queue?: number | undefined;
}

export interface MarketOptions {
  /** One update in so many milliseconds at most, per symbol. */
  readonly throttleMs?: number | undefined;
  /** `ticks`: trades that wait for the reader at most, default 1,000; the oldest go first, and are counted. */
  readonly queue?: number | undefined;
}

export type BatchResult =
  | { readonly ok: true; readonly order: PlacedOrder }
  | { readonly ok: false; readonly client_order_id: string; readonly error: Error };

export interface Client {
  readonly state: ConnectionState;
  /** Calls at each change; `why` where a connection was lost or given up. Returns how to stop that. */
  onState(listener: (state: ConnectionState, why: Error | undefined) => void): () => void;
  /** What the orders are sent in by now. */
  readonly format: 'binary' | 'json';
  readonly instruments: readonly Instrument[];
  readonly budget: Budget;
  place(order: NewOrder, options?: CallOptions): Promise<PlacedOrder>;
  /** At most 100, each decided alone; answers in their order. */
  batch(orders: readonly NewOrder[], options?: CallOptions): Promise<BatchResult[]>;
  cancel(order: OrderRef, options?: CallOptions): Promise<Order>;
  replace(replacement: Replacement, options?: CallOptions): Promise<Order>;
  /** Cancels one order and places another. Refused as a whole it throws; where one half failed the answer says which. */
  cancelReplace(replacement: CancelReplacement, options?: CallOptions): Promise<CancelReplaced>;
  /** Of the account, or of one symbol. Tells for how many a cancel was asked. */
  cancelAll(
    scope?: { readonly symbol?: string | undefined; readonly account?: string | undefined },
    options?: CallOptions,
  ): Promise<number>;
  order(order: OrderRef, options?: CallOptions): Promise<OrderState>;
  /** `parent_order_id`: only those that the gateway has placed for that order. */
  openOrders(
    filter?: {
      readonly symbol?: string | undefined;
      readonly parent_order_id?: string | undefined;
      readonly account?: string | undefined;
      readonly limit?: number | undefined;
      readonly cursor?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<OrderPage>;
  positions(
    filter?: { readonly account?: string | undefined; readonly by?: 'account' | 'tag' | undefined },
    options?: CallOptions,
  ): Promise<readonly Position[]>;
  /** The order judged by the same checks as a place, and not placed. */
  validate(order: NewOrder, options?: CallOptions): Promise<Validation>;
  pnl(filter?: { readonly account?: string | undefined }, options?: CallOptions): Promise<Pnl>;
  /** The account's figures, and every control with what is left of it. */
  account(filter?: { readonly account?: string | undefined }, options?: CallOptions): Promise<Account>;
  /** The limits as they were set, and those that hold for the scope that is named. */
  limits(scope?: LimitScope, options?: CallOptions): Promise<Limits>;
  /** Whether the gateway cancels when this client is gone, until it is switched off; renewed with each connection. */
  cancelOnDisconnect(
    wanted: { readonly scope?: 'all' | 'entries' | undefined; readonly graceMs?: number | undefined } | false,
    options?: CallOptions,
  ): Promise<void>;
  /** The gateway cancels all unless this is called again in time; 0 switches it off. */
  cancelAllAfter(timeoutMs: number, options?: CallOptions): Promise<void>;
  /** Reports of the account, without gap, repeat or reordering; where that can't be kept there is a gap element. */
  orders(options?: OrdersOptions): Stream<OrderReport | OrderGap>;
  /** The newest, with a count of what was skipped. */
  quotes(symbols: string | readonly string[], options?: MarketOptions): Stream<Quote>;
  ticks(symbols: string | readonly string[], options?: MarketOptions): Stream<Trade>;
  /** Logs out, so that cancel-on-disconnect does nothing; ends all streams. */
  close(): Promise<void>;
}
