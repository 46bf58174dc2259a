/**
 * The controls that a person may let one named order pass: limits of size, price, rate, exposure and content. What says
 * that the order can't be traded at all, or that trading is stopped, no override passes.
 *
 *   bit of a control = its code − 200; bits 0 to 31 stand in the low word, the rest in the high one
 */
export declare const OverridableControls: readonly ["SYMBOL_BLOCKED", "SIZE_LIMIT", "STALE_PRICE", "STALE_RATE", "NOTIONAL_LIMIT", "PRICE_COLLAR", "PERIOD_COLLAR", "SHORT_SALE", "ORDER_RATE", "MESSAGE_RATE", "ORDER_TO_TRADE", "DUPLICATE_ORDER", "OPEN_ORDERS_LIMIT", "OPEN_NOTIONAL_LIMIT", "POSITION_LIMIT", "GROSS_LIMIT", "NET_LIMIT", "BUYING_POWER", "DAILY_LOSS", "DRAWDOWN", "RISK_STALE", "VAR_LIMIT"];
export type OverridableControl = (typeof OverridableControls)[number];
/** The two words of a list of controls. */
export declare function controlWords(controls: readonly OverridableControl[]): readonly [low: number, high: number];
/** Whether two words name such controls only. */
export declare function areOverridable(low: number, high: number): boolean;
