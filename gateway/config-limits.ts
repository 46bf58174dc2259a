import { NONE, money, oneOf, orNone, whole } from './config-values.ts';
import { type Setting, setting } from './config-setting.ts';

const LOTS = 1_000_000_000_000;
const MOST_RATE = 100_000;
const MOST_MONEY = 9_000_000_000;
const DAY_MS = 86_400_000;
const CURRENCY = 'account currency';

/** Of each account, as all limits: what is set at run time for a narrower scope, or for all, goes before it. */
const aLimit = (about: string): Setting<number> =>
  setting(orNone(money(0, MOST_MONEY)), NONE, `of each account: ${about}`, CURRENCY);

/** What holds until somebody sets something else at run time (`core/risk/limit-field.ts`). */
export const LIMIT_SETTINGS = {
  LIMIT_ORDER_LOTS: setting(whole(0, LOTS), 1_000_000_000, 'of each account: largest order', 'lots'),
  LIMIT_ORDER_NOTIONAL: setting(
    money(0, MOST_MONEY),
    1_000_000_000_000,
    'of each account: greatest value of an order',
    'account currency',
  ),
  LIMIT_POSITION_LOTS: setting(whole(0, LOTS), 10_000_000_000, 'of each account: largest position per symbol', 'lots'),
  LIMIT_COLLAR_BPS: setting(whole(0, 10_000), 1_000, 'of each account: farthest price from the reference', '1/100 %'),
  LIMIT_OPEN_ORDERS: setting(whole(0, 1_000_000), 100_000, 'of each account: open orders at most', 'orders'),
  LIMIT_OPEN_NOTIONAL: setting(
    money(0, MOST_MONEY),
    5_000_000_000_000_000,
    'of each account: greatest value of all open orders',
    'account currency',
  ),
  LIMIT_PERIOD_COLLAR_BPS: setting(
    orNone(whole(0, 10_000)),
    NONE,
    'of each account: farthest price from what the reference was when the period began',
    '1/100 %',
  ),
  LIMIT_COLLAR_PERIOD_MS: setting(whole(1, DAY_MS), 60_000, 'how long that period is', 'ms'),
  LIMIT_DUPLICATE_WINDOW_MS: setting(
    whole(0, DAY_MS),
    1_000,
    'of each account: an order like another one so long before is a duplicate; 0: none is',
    'ms',
  ),
  LIMIT_DUPLICATE_MODE: setting(oneOf('warn', 'refuse'), 'warn', 'what becomes of a duplicate'),
  LIMIT_SELF_TRADE: setting(
    oneOf('off', 'cancel_newest', 'cancel_oldest', 'cancel_both'),
    'cancel_oldest',
    'which order goes where two of the same firm would trade with each other',
  ),
  LIMIT_GROSS_EXPOSURE: aLimit('greatest value of all positions and open orders, at worst, long and short added up'),
  LIMIT_NET_EXPOSURE: aLimit('the same, long and short set off against each other'),
  LIMIT_CASH: aLimit('what may be bought with'),
  LIMIT_MARGIN_BPS: setting(
    whole(0, 1_000_000),
    10_000,
    'of each account: part of the gross exposure that LIMIT_CASH and what was earned have to cover',
    '1/100 %',
  ),
  LIMIT_DAILY_LOSS: aLimit('greatest loss of a day; beyond it new orders are refused'),
  LIMIT_DRAWDOWN: aLimit("greatest loss from the day's best; beyond it new orders are refused"),
  LIMIT_VAR: aLimit('greatest value at risk'),
  LIMIT_ORDERS_PER_SECOND: setting(
    orNone(whole(1, MOST_RATE)),
    NONE,
    'of each account: orders, in the engine, whatever way they come in by',
    'orders/s',
  ),
  LIMIT_ORDERS_BURST: setting(whole(1, MOST_RATE), 100, 'as many of them at once, after a pause', 'orders'),
  LIMIT_MESSAGES_PER_SECOND: setting(
    orNone(whole(1, MOST_RATE)),
    NONE,
    'of each account: orders and replaces; cancels are never throttled',
    'messages/s',
  ),
  LIMIT_MESSAGES_BURST: setting(whole(1, MOST_RATE), 200, 'as many of them at once, after a pause', 'messages'),
  LIMIT_ORDER_TO_TRADE: setting(
    orNone(whole(1, 1_000_000)),
    NONE,
    'of each account: orders, replaces and cancels of a day for each execution',
    'messages',
  ),
  LIMIT_ORDER_TO_TRADE_AFTER: setting(
    whole(0, 1_000_000_000),
    1_000,
    'that ratio is not looked at before so many messages of the day',
    'messages',
  ),
  LIMIT_EXECUTIONS: setting(
    orNone(whole(1, 1_000_000)),
    NONE,
    'of each account and symbol: executions in LIMIT_EXECUTION_WINDOW_MS; more stop it until a person re-arms it',
    'executions',
  ),
  LIMIT_EXECUTION_WINDOW_MS: setting(whole(1, DAY_MS), 1_000, 'how long that is', 'ms'),
} as const;
