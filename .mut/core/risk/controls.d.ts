import type { RejectName } from '../schema/reject.ts';
import type { LimitName } from './limit-field.ts';
import type { RegulatoryRuleName } from './rules.ts';
/**
 * Every control between a program and a broker: what it does, what sets it, how its refusals are called, and which rules
 * ask for one like it. `control-tests.ts` names the tests that show each; a test holds all of it to the sources.
 */
export interface RiskControl {
    readonly title: string;
    readonly does: string;
    readonly limits: readonly LimitName[];
    readonly codes: readonly RejectName[];
    readonly rules: readonly RegulatoryRuleName[];
}
export declare const RiskControls: {
    readonly access: {
        readonly title: 'Access';
        readonly does: 'Keys with scopes, accounts, symbols and addresses; without a key only this machine, and only simulated brokers.';
        readonly limits: readonly [];
        readonly codes: readonly ["UNAUTHORIZED", "FORBIDDEN_SCOPE", "FORBIDDEN_ACCOUNT", "FORBIDDEN_SYMBOL", "FORBIDDEN_IP"];
        readonly rules: readonly ["sec_access", "sec_control", "sebi_access"];
    };
    readonly kill_switch: {
        readonly title: 'Kill switch';
        readonly does: 'Stops everything or one account, symbol, broker or tag at once, cancels what is open there, and stays until a person resumes.';
        readonly limits: readonly [];
        readonly codes: readonly ["HALTED"];
        readonly rules: readonly ["rts6_kill", "sec_control"];
    };
    readonly reducing: {
        readonly title: 'Reducing only';
        readonly does: 'In this state a scope takes only orders that make a position smaller.';
        readonly limits: readonly [];
        readonly codes: readonly ["REDUCING_ONLY"];
        readonly rules: readonly ["rts6_thresholds"];
    };
    readonly unexplained: {
        readonly title: 'Halt on what nothing explains';
        readonly does: 'A venue’s report that no order explains is booked, and its account and symbol stop until a person resumes them.';
        readonly limits: readonly [];
        readonly codes: readonly ["SYMBOL_HALTED"];
        readonly rules: readonly ["rts6_monitoring"];
    };
    readonly instruments: {
        readonly title: 'Known instruments';
        readonly does: 'Only instruments of the master that take orders; prices on the tick, quantities on the lot.';
        readonly limits: readonly [];
        readonly codes: readonly ["UNKNOWN_INSTRUMENT", "NOT_TRADABLE", "PRICE_NOT_ON_TICK", "QUANTITY_NOT_ON_LOT"];
        readonly rules: readonly ["sec_erroneous"];
    };
    readonly sessions: {
        readonly title: 'Sessions and expiry';
        readonly does: 'No order outside the session of its instrument, after its expiry, or whose own time is over.';
        readonly limits: readonly [];
        readonly codes: readonly ["MARKET_CLOSED", "INSTRUMENT_EXPIRED", "ALREADY_EXPIRED"];
        readonly rules: readonly ["sec_pre_order"];
    };
    readonly freeze_quantity: {
        readonly title: 'Freeze quantity';
        readonly does: 'Largest order that the exchange of the instrument takes.';
        readonly limits: readonly [];
        readonly codes: readonly ["FREEZE_QUANTITY"];
        readonly rules: readonly ["sec_erroneous", "rts6_volume"];
    };
    readonly restricted_list: {
        readonly title: 'Restricted list';
        readonly does: 'Takes no order in a symbol that is blocked for the account, the tag or everybody.';
        readonly limits: readonly ["blocked"];
        readonly codes: readonly ["SYMBOL_BLOCKED"];
        readonly rules: readonly ["sec_restricted", "rts6_thresholds"];
    };
    readonly short_sale: {
        readonly title: 'Short-sale list';
        readonly does: 'Takes no order that could make the position short, with everything open counted.';
        readonly limits: readonly ["no_short"];
        readonly codes: readonly ["SHORT_SALE"];
        readonly rules: readonly ["sec_pre_order", "sec_restricted"];
    };
    readonly order_size: {
        readonly title: 'Order size';
        readonly does: 'Largest quantity of one order.';
        readonly limits: readonly ["max_order_quantity"];
        readonly codes: readonly ["SIZE_LIMIT"];
        readonly rules: readonly ["sec_erroneous", "rts6_volume"];
    };
    readonly order_value: {
        readonly title: 'Order value';
        readonly does: 'Largest notional of one order, in the accounts’ currency, rounded up.';
        readonly limits: readonly ["max_order_notional"];
        readonly codes: readonly ["NOTIONAL_LIMIT"];
        readonly rules: readonly ["sec_erroneous", "rts6_value"];
    };
    readonly price_collar: {
        readonly title: 'Price collar';
        readonly does: 'Farthest price from the reference, on the side that costs; market orders count at that worst price.';
        readonly limits: readonly ["collar_bps"];
        readonly codes: readonly ["PRICE_COLLAR"];
        readonly rules: readonly ["sec_erroneous", "rts6_collars"];
    };
    readonly period_collar: {
        readonly title: 'Period collar';
        readonly does: 'Farthest price from what the reference was when the period began.';
        readonly limits: readonly ["period_collar_bps", "collar_period_ms"];
        readonly codes: readonly ["PERIOD_COLLAR"];
        readonly rules: readonly ["sec_erroneous", "rts6_collars"];
    };
    readonly fresh_quotes: {
        readonly title: 'Age of quotes';
        readonly does: 'No order is judged by a quote that is missing or too old.';
        readonly limits: readonly ["max_quote_age_ms"];
        readonly codes: readonly ["NO_REFERENCE_PRICE", "STALE_PRICE"];
        readonly rules: readonly ["sec_erroneous"];
    };
    readonly fresh_rates: {
        readonly title: 'Age of exchange rates';
        readonly does: 'No order is valued by an exchange rate that is missing or too old.';
        readonly limits: readonly [];
        readonly codes: readonly ["STALE_RATE"];
        readonly rules: readonly ["sec_credit"];
    };
    readonly duplicates: {
        readonly title: 'Duplicates by content';
        readonly does: 'The same order again within the window is refused, or warned of; meant, it says so.';
        readonly limits: readonly ["duplicate_window_ms", "duplicate_mode"];
        readonly codes: readonly ["DUPLICATE_ORDER"];
        readonly rules: readonly ["sec_erroneous"];
    };
    readonly order_rate: {
        readonly title: 'Order throttle';
        readonly does: 'Orders per second, with a burst, of an account, a tag and the firm.';
        readonly limits: readonly ["orders_per_second", "orders_burst"];
        readonly codes: readonly ["ORDER_RATE"];
        readonly rules: readonly ["rts6_messages", "sebi_rate"];
    };
    readonly message_rate: {
        readonly title: 'Message throttle';
        readonly does: 'Orders and replaces per second; cancels are never held back.';
        readonly limits: readonly ["messages_per_second", "messages_burst"];
        readonly codes: readonly ["MESSAGE_RATE"];
        readonly rules: readonly ["rts6_messages"];
    };
    readonly order_to_trade: {
        readonly title: 'Order-to-trade ratio';
        readonly does: 'Orders, replaces and cancels of the day for each execution, from so many messages on.';
        readonly limits: readonly ["max_order_to_trade", "order_to_trade_after"];
        readonly codes: readonly ["ORDER_TO_TRADE"];
        readonly rules: readonly ["rts6_messages"];
    };
    readonly repeated_executions: {
        readonly title: 'Repeated executions';
        readonly does: 'So many executions within the window stop the book; only a person re-arms it.';
        readonly limits: readonly ["max_executions", "execution_window_ms"];
        readonly codes: readonly ["EXECUTION_THROTTLE"];
        readonly rules: readonly ["rts6_repeated"];
    };
    readonly open_orders: {
        readonly title: 'Open orders';
        readonly does: 'Most orders open at once: in flight, unknown and to be cancelled count.';
        readonly limits: readonly ["max_open_orders"];
        readonly codes: readonly ["OPEN_ORDERS_LIMIT"];
        readonly rules: readonly ["rts6_counted", "rts6_thresholds"];
    };
    readonly open_notional: {
        readonly title: 'Open notional';
        readonly does: 'Largest value of everything that could still trade.';
        readonly limits: readonly ["max_open_notional"];
        readonly codes: readonly ["OPEN_NOTIONAL_LIMIT"];
        readonly rules: readonly ["sec_credit", "rts6_counted", "rts6_thresholds"];
    };
    readonly position: {
        readonly title: 'Position';
        readonly does: 'Largest position at worst: with everything open on its side, in flight and unknown.';
        readonly limits: readonly ["max_position"];
        readonly codes: readonly ["POSITION_LIMIT"];
        readonly rules: readonly ["sec_credit", "rts6_counted", "rts6_thresholds"];
    };
    readonly gross_exposure: {
        readonly title: 'Gross exposure';
        readonly does: 'Largest sum of the worst cases of all positions.';
        readonly limits: readonly ["max_gross_exposure"];
        readonly codes: readonly ["GROSS_LIMIT"];
        readonly rules: readonly ["sec_credit", "rts6_counted", "rts6_thresholds"];
    };
    readonly net_exposure: {
        readonly title: 'Net exposure';
        readonly does: 'Largest sum of long and short, with everything open on the order’s side.';
        readonly limits: readonly ["max_net_exposure"];
        readonly codes: readonly ["NET_LIMIT"];
        readonly rules: readonly ["sec_credit", "rts6_counted", "rts6_thresholds"];
    };
    readonly buying_power: {
        readonly title: 'Buying power';
        readonly does: 'The worst case, or the margin part of it, is covered by cash and what was earned; in-flight orders reserve it.';
        readonly limits: readonly ["cash", "margin_bps"];
        readonly codes: readonly ["BUYING_POWER"];
        readonly rules: readonly ["sec_credit", "rts6_counted", "rts6_thresholds"];
    };
    readonly daily_loss: {
        readonly title: 'Daily loss';
        readonly does: 'From a loss of the day on, fees and open positions included, entries are refused.';
        readonly limits: readonly ["max_daily_loss"];
        readonly codes: readonly ["DAILY_LOSS"];
        readonly rules: readonly ["sec_credit", "rts6_thresholds"];
    };
    readonly drawdown: {
        readonly title: 'Drawdown';
        readonly does: 'From a fall below the day’s best on, entries are refused.';
        readonly limits: readonly ["max_drawdown"];
        readonly codes: readonly ["DRAWDOWN"];
        readonly rules: readonly ["sec_credit", "rts6_thresholds"];
    };
    readonly value_at_risk: {
        readonly title: 'Value at risk';
        readonly does: 'The last value that was worked out, with the order’s own part, stays within the limit; without a fresh value orders are refused, or pass, as configured.';
        readonly limits: readonly ["max_var"];
        readonly codes: readonly ["VAR_LIMIT", "RISK_STALE"];
        readonly rules: readonly ["sec_credit", "rts6_thresholds"];
    };
    readonly self_trade: {
        readonly title: 'Self-trade prevention';
        readonly does: 'An order never meets another of the same owner, over accounts and brokers: newest, oldest or both are cancelled.';
        readonly limits: readonly ["self_trade_mode"];
        readonly codes: readonly ["SELF_TRADE"];
        readonly rules: readonly ["rts6_surveillance"];
    };
    readonly versions: {
        readonly title: 'Limits as commands';
        readonly does: 'A change of limits is one version through the journal; each decision says which version it was judged by.';
        readonly limits: readonly [];
        readonly codes: readonly ["LIMITS_VERSION_MISMATCH", "INVALID_LIMIT_SCOPE"];
        readonly rules: readonly ["sec_control", "rts7_venue"];
    };
    readonly overrides: {
        readonly title: 'Overrides';
        readonly does: 'One named order may pass named controls until a moment, by an administrator’s word that the journal keeps.';
        readonly limits: readonly [];
        readonly codes: readonly [];
        readonly rules: readonly ["rts6_override", "rts7_venue"];
    };
    readonly reports: {
        readonly title: 'Reports at once';
        readonly does: 'Every execution is told on the orders channel as soon as it is durable, numbered without a gap.';
        readonly limits: readonly [];
        readonly codes: readonly [];
        readonly rules: readonly ["sec_reports", "rts6_monitoring"];
    };
};
export type RiskControlName = keyof typeof RiskControls;
export declare const RISK_CONTROL_NAMES: RiskControlName[];
/** With the wide types, for whoever walks through all of them. */
export declare function riskControl(name: RiskControlName): RiskControl;
