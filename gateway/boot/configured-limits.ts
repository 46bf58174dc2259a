import type { LimitValues } from '../../core/risk/limit-command.ts';
import { DuplicateMode, SelfTradeMode } from '../../core/risk/limit-field.ts';
import type { Config } from '../config.ts';
import { NONE } from '../config-values.ts';

const HUNDREDTHS = 100;

/** The LIMIT_… settings, as limits of everybody. */
export function configuredLimits(config: Config): LimitValues {
  return {
    max_order_quantity: config.LIMIT_ORDER_LOTS,
    max_order_notional: config.LIMIT_ORDER_NOTIONAL,
    collar_bps: config.LIMIT_COLLAR_BPS,
    period_collar_bps: limitOf(config.LIMIT_PERIOD_COLLAR_BPS),
    collar_period_ms: config.LIMIT_COLLAR_PERIOD_MS,
    duplicate_window_ms: config.LIMIT_DUPLICATE_WINDOW_MS,
    duplicate_mode: DuplicateMode[config.LIMIT_DUPLICATE_MODE],
    self_trade_mode: SelfTradeMode[config.LIMIT_SELF_TRADE],
    max_position: config.LIMIT_POSITION_LOTS,
    max_executions: limitOf(config.LIMIT_EXECUTIONS),
    execution_window_ms: config.LIMIT_EXECUTION_WINDOW_MS,
    max_open_orders: config.LIMIT_OPEN_ORDERS,
    max_open_notional: config.LIMIT_OPEN_NOTIONAL,
    max_gross_exposure: limitOf(config.LIMIT_GROSS_EXPOSURE),
    max_net_exposure: limitOf(config.LIMIT_NET_EXPOSURE),
    cash: limitOf(config.LIMIT_CASH),
    margin_bps: config.LIMIT_MARGIN_BPS,
    max_daily_loss: limitOf(config.LIMIT_DAILY_LOSS),
    max_drawdown: limitOf(config.LIMIT_DRAWDOWN),
    orders_per_second: limitOf(config.LIMIT_ORDERS_PER_SECOND),
    orders_burst: config.LIMIT_ORDERS_BURST,
    messages_per_second: limitOf(config.LIMIT_MESSAGES_PER_SECOND),
    messages_burst: config.LIMIT_MESSAGES_BURST,
    max_order_to_trade: config.LIMIT_ORDER_TO_TRADE === NONE ? null : config.LIMIT_ORDER_TO_TRADE * HUNDREDTHS,
    order_to_trade_after: config.LIMIT_ORDER_TO_TRADE_AFTER,
    max_var: limitOf(config.LIMIT_VAR),
  };
}

function limitOf(setting: number): number | null {
  return setting === NONE ? null : setting;
}
