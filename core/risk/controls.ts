import type { RejectName } from '../schema/reject.ts';
import type { LimitName } from './limit-field.ts';
import type { RegulatoryRuleName } from './rules.ts';

/**
 * Every control between a program and a broker: what it does, what sets it, how its refusals are called, and which rules
 * ask for one like it. `test/core/risk/control-tests.ts` names the tests that show each; a test holds all of it to the sources.
 */
export interface RiskControl {
  readonly title: string;
  readonly does: string;
  readonly limits: readonly LimitName[];
  readonly codes: readonly RejectName[];
  readonly rules: readonly RegulatoryRuleName[];
}

export const RiskControls = {
  access: {
    title: 'Access',
    does: 'Keys with scopes, accounts, symbols and addresses; without a key only this machine, and only simulated brokers.',
    limits: [],
    codes: ['UNAUTHORIZED', 'FORBIDDEN_SCOPE', 'FORBIDDEN_ACCOUNT', 'FORBIDDEN_SYMBOL', 'FORBIDDEN_IP'],
    rules: ['sec_access', 'sec_control', 'sebi_access'],
  },
  kill_switch: {
    title: 'Kill switch',
    does: 'Stops everything or one account, symbol, broker or tag at once, cancels what is open there, and stays until a person resumes.',
    limits: [],
    codes: ['HALTED'],
    rules: ['rts6_kill', 'sec_control'],
  },
  reducing: {
    title: 'Reducing only',
    does: 'In this state a scope takes only orders that make a position smaller.',
    limits: [],
    codes: ['REDUCING_ONLY'],
    rules: ['rts6_thresholds'],
  },
  reduce_only: {
    title: 'Reduce only',
    does: 'An order that asks for it never opens or turns a position, with everything open on its side; asked again whenever it is to leave.',
    limits: [],
    codes: ['REDUCE_ONLY'],
    rules: ['rts6_thresholds'],
  },
  unexplained: {
    title: 'Halt on what nothing explains',
    does: 'A venue’s report that no order explains is booked, and its account and symbol stop until a person resumes them.',
    limits: [],
    codes: ['SYMBOL_HALTED'],
    rules: ['rts6_monitoring'],
  },
  instruments: {
    title: 'Known instruments',
    does: 'Only instruments of the master that take orders; prices on the tick, quantities on the lot.',
    limits: [],
    codes: ['UNKNOWN_INSTRUMENT', 'NOT_TRADABLE', 'PRICE_NOT_ON_TICK', 'QUANTITY_NOT_ON_LOT'],
    rules: ['sec_erroneous'],
  },
  sessions: {
    title: 'Sessions and expiry',
    does: 'No order outside the session of its instrument, after its expiry, or whose own time is over.',
    limits: [],
    codes: ['MARKET_CLOSED', 'INSTRUMENT_EXPIRED', 'ALREADY_EXPIRED'],
    rules: ['sec_pre_order'],
  },
  freeze_quantity: {
    title: 'Freeze quantity',
    does: 'Largest order that the exchange of the instrument takes.',
    limits: [],
    codes: ['FREEZE_QUANTITY'],
    rules: ['sec_erroneous', 'rts6_volume'],
  },
  restricted_list: {
    title: 'Restricted list',
    does: 'Takes no order in a symbol that is blocked for the account, the tag or everybody.',
    limits: ['blocked'],
    codes: ['SYMBOL_BLOCKED'],
    rules: ['sec_restricted', 'rts6_thresholds'],
  },
  short_sale: {
    title: 'Short-sale list',
    does: 'Takes no order that could make the position short, with everything open counted.',
    limits: ['no_short'],
    codes: ['SHORT_SALE'],
    rules: ['sec_pre_order', 'sec_restricted'],
  },
  order_size: {
    title: 'Order size',
    does: 'Largest quantity of one order.',
    limits: ['max_order_quantity'],
    codes: ['SIZE_LIMIT'],
    rules: ['sec_erroneous', 'rts6_volume'],
  },
  order_value: {
    title: 'Order value',
    does: 'Largest notional of one order, in the accounts’ currency, rounded up.',
    limits: ['max_order_notional'],
    codes: ['NOTIONAL_LIMIT'],
    rules: ['sec_erroneous', 'rts6_value'],
  },
  price_collar: {
    title: 'Price collar',
    does: 'Farthest price from the reference, on the side that costs; market orders count at that worst price.',
    limits: ['collar_bps'],
    codes: ['PRICE_COLLAR'],
    rules: ['sec_erroneous', 'rts6_collars'],
  },
  period_collar: {
    title: 'Period collar',
    does: 'Farthest price from what the reference was when the period began.',
    limits: ['period_collar_bps', 'collar_period_ms'],
    codes: ['PERIOD_COLLAR'],
    rules: ['sec_erroneous', 'rts6_collars'],
  },
  fresh_quotes: {
    title: 'Age of quotes',
    does: 'No order is judged by a quote that is missing or too old.',
    limits: ['max_quote_age_ms'],
    codes: ['NO_REFERENCE_PRICE', 'STALE_PRICE'],
    rules: ['sec_erroneous'],
  },
  fresh_rates: {
    title: 'Age of exchange rates',
    does: 'No order is valued by an exchange rate that is missing or too old.',
    limits: [],
    codes: ['STALE_RATE'],
    rules: ['sec_credit'],
  },
  duplicates: {
    title: 'Duplicates by content',
    does: 'The same order again within the window is refused, or warned of; meant, it says so.',
    limits: ['duplicate_window_ms', 'duplicate_mode'],
    codes: ['DUPLICATE_ORDER'],
    rules: ['sec_erroneous'],
  },
  order_rate: {
    title: 'Order throttle',
    does: 'Orders per second, with a burst, of an account, a tag and the firm.',
    limits: ['orders_per_second', 'orders_burst'],
    codes: ['ORDER_RATE'],
    rules: ['rts6_messages', 'sebi_rate'],
  },
  message_rate: {
    title: 'Message throttle',
    does: 'Orders and replaces per second; cancels are never held back.',
    limits: ['messages_per_second', 'messages_burst'],
    codes: ['MESSAGE_RATE'],
    rules: ['rts6_messages'],
  },
  order_to_trade: {
    title: 'Order-to-trade ratio',
    does: 'Orders, replaces and cancels of the day for each execution, from so many messages on.',
    limits: ['max_order_to_trade', 'order_to_trade_after'],
    codes: ['ORDER_TO_TRADE'],
    rules: ['rts6_messages'],
  },
  repeated_executions: {
    title: 'Repeated executions',
    does: 'So many executions within the window stop the book; only a person re-arms it.',
    limits: ['max_executions', 'execution_window_ms'],
    codes: ['EXECUTION_THROTTLE'],
    rules: ['rts6_repeated'],
  },
  open_orders: {
    title: 'Open orders',
    does: 'Most orders open at once: in flight, unknown and to be cancelled count.',
    limits: ['max_open_orders'],
    codes: ['OPEN_ORDERS_LIMIT'],
    rules: ['rts6_counted', 'rts6_thresholds'],
  },
  open_notional: {
    title: 'Open notional',
    does: 'Largest value of everything that could still trade.',
    limits: ['max_open_notional'],
    codes: ['OPEN_NOTIONAL_LIMIT'],
    rules: ['sec_credit', 'rts6_counted', 'rts6_thresholds'],
  },
  position: {
    title: 'Position',
    does: 'Largest position at worst: with everything open on its side, in flight and unknown.',
    limits: ['max_position'],
    codes: ['POSITION_LIMIT'],
    rules: ['sec_credit', 'rts6_counted', 'rts6_thresholds'],
  },
  gross_exposure: {
    title: 'Gross exposure',
    does: 'Largest sum of the worst cases of all positions.',
    limits: ['max_gross_exposure'],
    codes: ['GROSS_LIMIT'],
    rules: ['sec_credit', 'rts6_counted', 'rts6_thresholds'],
  },
  net_exposure: {
    title: 'Net exposure',
    does: 'Largest sum of long and short, with everything open on the order’s side.',
    limits: ['max_net_exposure'],
    codes: ['NET_LIMIT'],
    rules: ['sec_credit', 'rts6_counted', 'rts6_thresholds'],
  },
  buying_power: {
    title: 'Buying power',
    does: 'The worst case, or the margin part of it, is covered by cash and what was earned; in-flight orders reserve it.',
    limits: ['cash', 'margin_bps'],
    codes: ['BUYING_POWER'],
    rules: ['sec_credit', 'rts6_counted', 'rts6_thresholds'],
  },
  daily_loss: {
    title: 'Daily loss',
    does: 'From a loss of the day on, fees and open positions included, entries are refused.',
    limits: ['max_daily_loss'],
    codes: ['DAILY_LOSS'],
    rules: ['sec_credit', 'rts6_thresholds'],
  },
  drawdown: {
    title: 'Drawdown',
    does: 'From a fall below the day’s best on, entries are refused.',
    limits: ['max_drawdown'],
    codes: ['DRAWDOWN'],
    rules: ['sec_credit', 'rts6_thresholds'],
  },
  value_at_risk: {
    title: 'Value at risk',
    does: 'The last value that was worked out, with the order’s own part, stays within the limit; without a fresh value orders are refused, or pass, as configured.',
    limits: ['max_var'],
    codes: ['VAR_LIMIT', 'RISK_STALE'],
    rules: ['sec_credit', 'rts6_thresholds'],
  },
  self_trade: {
    title: 'Self-trade prevention',
    does: 'An order never meets another of the same owner, over accounts and brokers: newest, oldest or both are cancelled.',
    limits: ['self_trade_mode'],
    codes: ['SELF_TRADE'],
    rules: ['rts6_surveillance'],
  },
  stop_prices: {
    title: 'Stop prices',
    does: 'A stop whose price is there already is refused, alone or of a group, and so is a target that an entry at the market has passed; armed it is counted where it would trade, and its limit is compared with its stop price.',
    limits: [],
    codes: ['WOULD_TRIGGER'],
    rules: ['sec_erroneous', 'rts6_counted'],
  },
  versions: {
    title: 'Limits as commands',
    does: 'A change of limits is one version through the journal; each decision says which version it was judged by.',
    limits: [],
    codes: ['LIMITS_VERSION_MISMATCH', 'INVALID_LIMIT_SCOPE'],
    rules: ['sec_control', 'rts7_venue'],
  },
  overrides: {
    title: 'Overrides',
    does: 'One named order may pass named controls until a moment, by an administrator’s word that the journal keeps.',
    limits: [],
    codes: [],
    rules: ['rts6_override', 'rts7_venue'],
  },
  reports: {
    title: 'Reports at once',
    does: 'Every execution is told on the orders channel as soon as it is durable, numbered without a gap.',
    limits: [],
    codes: [],
    rules: ['sec_reports', 'rts6_monitoring'],
  },
} as const satisfies Record<string, RiskControl>;

export type RiskControlName = keyof typeof RiskControls;
export const RISK_CONTROL_NAMES = Object.keys(RiskControls) as RiskControlName[];

/** With the wide types, for whoever walks through all of them. */
export function riskControl(name: RiskControlName): RiskControl {
  return RiskControls[name];
}
