/** Money, limits and controls, as the gateway tells them. Amounts are decimal texts in the accounts' currency. */
export interface PositionMoney {
  readonly currency: string;
  readonly value: string;
  readonly realized_pnl: string;
  readonly unrealized_pnl: string;
  readonly fees: string;
  /** Realised less fees, since the day began. */
  readonly day_realized_pnl: string;
  readonly open_buy_notional: string;
  readonly open_sell_notional: string;
}

export interface Pnl {
  readonly account: string;
  readonly currency: string;
  readonly realized_pnl: string;
  readonly unrealized_pnl: string;
  readonly fees: string;
  readonly net_pnl: string;
  readonly day_pnl: string;
  readonly drawdown: string;
  readonly day_began_at: string | null;
  readonly positions: readonly {
    readonly symbol: string;
    readonly quantity: string;
    readonly average_price: string | null;
    readonly mark_price: string | null;
    readonly mark_age_ms: number | null;
    readonly money: PositionMoney;
  }[];
}

/** One control: its limit, its use and what is left, each in its own unit. */
export interface Control {
  readonly code: string;
  readonly reason: string | null;
  readonly limit_of: 'account' | 'firm' | 'tag' | 'broker' | 'symbol';
  readonly limit: string | null;
  readonly value: string | null;
  readonly headroom: string | null;
  readonly passes: boolean;
}

/** Of an account, of one of its tags, or of the firm. */
export interface ScopeFigures {
  readonly scope: 'account' | 'tag' | 'firm';
  readonly account: string | null;
  readonly tag: string | null;
  readonly currency: string;
  readonly state: 'active' | 'reducing' | 'halted';
  readonly loss_stop: boolean;
  readonly limits_version: number;
  readonly open_orders: number;
  readonly open_notional: string;
  readonly open_buy_notional: string;
  readonly open_sell_notional: string;
  readonly gross_exposure: string;
  readonly net_exposure: string;
  readonly cash: string | null;
  readonly buying_power: string | null;
  readonly buying_power_used: string;
  readonly buying_power_left: string | null;
  readonly realized_pnl: string;
  readonly unrealized_pnl: string;
  readonly fees: string;
  readonly net_pnl: string;
  readonly day_pnl: string;
  readonly drawdown: string;
  readonly day_began_at: string | null;
  readonly next_day_at: string | null;
  readonly messages_today: number;
  readonly trades_today: number;
  readonly var: string | null;
  readonly var_as_of: string | null;
}

export interface Account extends ScopeFigures {
  readonly tags: readonly ScopeFigures[];
  /** null: not for this key. */
  readonly firm: ScopeFigures | null;
  readonly controls: readonly Control[];
}

export interface LimitScope {
  readonly account?: string | undefined;
  readonly tag?: string | undefined;
  readonly symbol?: string | undefined;
  readonly broker?: string | undefined;
}

/** By the names of limits: amounts and quantities as texts, counts and times as numbers. */
export type LimitValues = Readonly<Record<string, string | number | boolean>>;

interface ScopedLimits {
  readonly scope: Readonly<Record<'account' | 'tag' | 'symbol' | 'broker', string | null>>;
  readonly limits: LimitValues;
}

export interface Limits {
  readonly version: number;
  readonly in_force: ScopedLimits;
  readonly firm: ScopedLimits | null;
  readonly set: readonly (ScopedLimits & { readonly layer: 'configured' | 'set' | 'firm' })[];
  readonly overrides: readonly {
    readonly account: string;
    readonly client_order_id: string;
    readonly controls: readonly string[];
    readonly expires_at: string | null;
  }[];
}

export interface Validation {
  readonly approved: boolean;
  readonly code: string | null;
  readonly reason: string | null;
  readonly warnings: readonly string[];
  readonly fast_path: boolean;
  readonly account: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
  readonly price: string | null;
  readonly order_type: string;
  readonly time_in_force: string;
  readonly notional: string;
  readonly currency: string;
  readonly counted_at: string | null;
  readonly reference: { readonly price: string | null; readonly age_ms: number | null };
  readonly limits_version: number;
  readonly route: {
    readonly broker: string | null;
    readonly candidates: readonly {
      readonly broker: string;
      readonly state: string;
      readonly latency_us: number;
      readonly tokens: number;
      readonly outbox: number;
      readonly chosen: boolean;
    }[];
  };
  readonly execution: { readonly mode: string; readonly rests_at: string | null; readonly dies_with_gateway: boolean };
  readonly checks: readonly Control[];
}
