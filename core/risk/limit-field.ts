/**
 * Every limit that can be set, one list. Numbers are append-only (journals and snapshots keep them).
 *
 *   order     judged on the order itself; of the matching scopes that set it, the most specific one holds
 *             (account before tag before symbol before broker; what was set before what was configured)
 *   book      judged on one (account, symbol), or one (tag, symbol), with all that is open on it
 *   total     judged on all that a scope has: an account, a tag, a broker (where `broker` says so), the firm
 */
interface LimitEntry {
  readonly index: number;
  readonly of: 'order' | 'book' | 'total';
  readonly unit: 'quantity' | 'money' | 'bps' | 'ms' | 'count' | 'flag' | 'mode' | 'hundredths';
  /** A total that brokers have too. */
  readonly broker?: true;
}

export const LimitField = {
  max_order_quantity: { index: 0, of: 'order', unit: 'quantity' },
  max_order_notional: { index: 1, of: 'order', unit: 'money' },
  /** Farthest price from the reference. */
  collar_bps: { index: 2, of: 'order', unit: 'bps' },
  /** Farthest price from what the reference was when the period began. */
  period_collar_bps: { index: 3, of: 'order', unit: 'bps' },
  collar_period_ms: { index: 4, of: 'order', unit: 'ms' },
  /** Oldest quote that an order is judged by; not set: the instrument's own. */
  max_quote_age_ms: { index: 5, of: 'order', unit: 'ms' },
  /** The restricted list: 1 takes no order. */
  blocked: { index: 6, of: 'order', unit: 'flag' },
  /** The short-sale list: 1 takes no order that could make the position short. */
  no_short: { index: 7, of: 'order', unit: 'flag' },
  /** Same account, symbol, side, quantity and price within so long; 0: not looked for. */
  duplicate_window_ms: { index: 8, of: 'order', unit: 'ms' },
  /** `DuplicateMode`. */
  duplicate_mode: { index: 9, of: 'order', unit: 'mode' },
  /** `SelfTradeMode`. */
  self_trade_mode: { index: 10, of: 'order', unit: 'mode' },
  max_position: { index: 11, of: 'book', unit: 'quantity' },
  /** More executions than this within the window stop the book until a person re-arms it. */
  max_executions: { index: 12, of: 'book', unit: 'count' },
  execution_window_ms: { index: 13, of: 'book', unit: 'ms' },
  max_open_orders: { index: 14, of: 'total', unit: 'count', broker: true },
  max_open_notional: { index: 15, of: 'total', unit: 'money', broker: true },
  /** Worst case: positions, and everything open, in flight and unknown. */
  max_gross_exposure: { index: 16, of: 'total', unit: 'money' },
  max_net_exposure: { index: 17, of: 'total', unit: 'money' },
  /** What may be bought with: cash, or credit. With what was earned since, it is the buying power. */
  cash: { index: 18, of: 'total', unit: 'money' },
  /** Part of the worst case that has to be covered by buying power; not set: 10,000, all of it. */
  margin_bps: { index: 19, of: 'total', unit: 'bps' },
  max_daily_loss: { index: 20, of: 'total', unit: 'money' },
  /** From the day's best. */
  max_drawdown: { index: 21, of: 'total', unit: 'money' },
  orders_per_second: { index: 22, of: 'total', unit: 'count' },
  orders_burst: { index: 23, of: 'total', unit: 'count' },
  /** Orders and replaces; cancels are never counted here. */
  messages_per_second: { index: 24, of: 'total', unit: 'count' },
  messages_burst: { index: 25, of: 'total', unit: 'count' },
  /** Orders, replaces and cancels of the day for each execution, 1/100. */
  max_order_to_trade: { index: 26, of: 'total', unit: 'hundredths' },
  /** The ratio is not looked at before so many messages. */
  order_to_trade_after: { index: 27, of: 'total', unit: 'count' },
  max_var: { index: 28, of: 'total', unit: 'money' },
} as const satisfies Record<string, LimitEntry>;
export type LimitName = keyof typeof LimitField;
export const LIMIT_FIELDS = Object.keys(LimitField).length;

/** Where a limit row comes from. `firm`: totals over all accounts. */
export const LimitLayer = { configured: 1, set: 2, firm: 3 } as const;

export const DuplicateMode = { refuse: 0, warn: 1 } as const;
/** Who is cancelled where an order would trade with another of the same firm. */
export const SelfTradeMode = { off: 0, cancel_newest: 1, cancel_oldest: 2, cancel_both: 3 } as const;
/** `reducing`: only what makes a position smaller. */
export const TradingState = { active: 0, reducing: 1, halted: 2 } as const;
