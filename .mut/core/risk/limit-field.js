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
};
export const LIMIT_FIELDS = Object.keys(LimitField).length;
/** Where a limit row comes from. `firm`: totals over all accounts. */
export const LimitLayer = { configured: 1, set: 2, firm: 3 };
export const DuplicateMode = { refuse: 0, warn: 1 };
/** Who is cancelled where an order would trade with another of the same firm. */
export const SelfTradeMode = { off: 0, cancel_newest: 1, cancel_oldest: 2, cancel_both: 3 };
/** `reducing`: only what makes a position smaller. */
export const TradingState = { active: 0, reducing: 1, halted: 2 };
//# sourceMappingURL=limit-field.js.map