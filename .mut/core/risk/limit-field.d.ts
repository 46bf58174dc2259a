export declare const LimitField: {
    readonly max_order_quantity: {
        readonly index: 0;
        readonly of: 'order';
        readonly unit: 'quantity';
    };
    readonly max_order_notional: {
        readonly index: 1;
        readonly of: 'order';
        readonly unit: 'money';
    };
    /** Farthest price from the reference. */
    readonly collar_bps: {
        readonly index: 2;
        readonly of: 'order';
        readonly unit: 'bps';
    };
    /** Farthest price from what the reference was when the period began. */
    readonly period_collar_bps: {
        readonly index: 3;
        readonly of: 'order';
        readonly unit: 'bps';
    };
    readonly collar_period_ms: {
        readonly index: 4;
        readonly of: 'order';
        readonly unit: 'ms';
    };
    /** Oldest quote that an order is judged by; not set: the instrument's own. */
    readonly max_quote_age_ms: {
        readonly index: 5;
        readonly of: 'order';
        readonly unit: 'ms';
    };
    /** The restricted list: 1 takes no order. */
    readonly blocked: {
        readonly index: 6;
        readonly of: 'order';
        readonly unit: 'flag';
    };
    /** The short-sale list: 1 takes no order that could make the position short. */
    readonly no_short: {
        readonly index: 7;
        readonly of: 'order';
        readonly unit: 'flag';
    };
    /** Same account, symbol, side, quantity and price within so long; 0: not looked for. */
    readonly duplicate_window_ms: {
        readonly index: 8;
        readonly of: 'order';
        readonly unit: 'ms';
    };
    /** `DuplicateMode`. */
    readonly duplicate_mode: {
        readonly index: 9;
        readonly of: 'order';
        readonly unit: 'mode';
    };
    /** `SelfTradeMode`. */
    readonly self_trade_mode: {
        readonly index: 10;
        readonly of: 'order';
        readonly unit: 'mode';
    };
    readonly max_position: {
        readonly index: 11;
        readonly of: 'book';
        readonly unit: 'quantity';
    };
    /** More executions than this within the window stop the book until a person re-arms it. */
    readonly max_executions: {
        readonly index: 12;
        readonly of: 'book';
        readonly unit: 'count';
    };
    readonly execution_window_ms: {
        readonly index: 13;
        readonly of: 'book';
        readonly unit: 'ms';
    };
    readonly max_open_orders: {
        readonly index: 14;
        readonly of: 'total';
        readonly unit: 'count';
        readonly broker: true;
    };
    readonly max_open_notional: {
        readonly index: 15;
        readonly of: 'total';
        readonly unit: 'money';
        readonly broker: true;
    };
    /** Worst case: positions, and everything open, in flight and unknown. */
    readonly max_gross_exposure: {
        readonly index: 16;
        readonly of: 'total';
        readonly unit: 'money';
    };
    readonly max_net_exposure: {
        readonly index: 17;
        readonly of: 'total';
        readonly unit: 'money';
    };
    /** What may be bought with: cash, or credit. With what was earned since, it is the buying power. */
    readonly cash: {
        readonly index: 18;
        readonly of: 'total';
        readonly unit: 'money';
    };
    /** Part of the worst case that has to be covered by buying power; not set: 10,000, all of it. */
    readonly margin_bps: {
        readonly index: 19;
        readonly of: 'total';
        readonly unit: 'bps';
    };
    readonly max_daily_loss: {
        readonly index: 20;
        readonly of: 'total';
        readonly unit: 'money';
    };
    /** From the day's best. */
    readonly max_drawdown: {
        readonly index: 21;
        readonly of: 'total';
        readonly unit: 'money';
    };
    readonly orders_per_second: {
        readonly index: 22;
        readonly of: 'total';
        readonly unit: 'count';
    };
    readonly orders_burst: {
        readonly index: 23;
        readonly of: 'total';
        readonly unit: 'count';
    };
    /** Orders and replaces; cancels are never counted here. */
    readonly messages_per_second: {
        readonly index: 24;
        readonly of: 'total';
        readonly unit: 'count';
    };
    readonly messages_burst: {
        readonly index: 25;
        readonly of: 'total';
        readonly unit: 'count';
    };
    /** Orders, replaces and cancels of the day for each execution, 1/100. */
    readonly max_order_to_trade: {
        readonly index: 26;
        readonly of: 'total';
        readonly unit: 'hundredths';
    };
    /** The ratio is not looked at before so many messages. */
    readonly order_to_trade_after: {
        readonly index: 27;
        readonly of: 'total';
        readonly unit: 'count';
    };
    readonly max_var: {
        readonly index: 28;
        readonly of: 'total';
        readonly unit: 'money';
    };
};
export type LimitName = keyof typeof LimitField;
export declare const LIMIT_FIELDS: number;
/** Where a limit row comes from. `firm`: totals over all accounts. */
export declare const LimitLayer: {
    readonly configured: 1;
    readonly set: 2;
    readonly firm: 3;
};
export declare const DuplicateMode: {
    readonly refuse: 0;
    readonly warn: 1;
};
/** Who is cancelled where an order would trade with another of the same firm. */
export declare const SelfTradeMode: {
    readonly off: 0;
    readonly cancel_newest: 1;
    readonly cancel_oldest: 2;
    readonly cancel_both: 3;
};
/** `reducing`: only what makes a position smaller. */
export declare const TradingState: {
    readonly active: 0;
    readonly reducing: 1;
    readonly halted: 2;
};
