import type { Instrument } from '../../core/market/instruments.ts';
import type { RejectName } from '../../core/schema/reject.ts';
import { moneyText, priceText, quantityText, unitsText } from './decimal-text.ts';

export type RejectUnit = 'ticks' | 'lots' | 'money' | 'count' | 'us' | 'hundredths' | 'order';

/** What LIMIT and VALUE of a refusal, or of a control, count. Those that aren't here tell neither: SELF_TRADE's may be another account's order. */
export const REJECT_UNITS: Partial<Record<RejectName, RejectUnit>> = {
  SIZE_LIMIT: 'lots',
  FREEZE_QUANTITY: 'lots',
  POSITION_LIMIT: 'lots',
  REDUCING_ONLY: 'lots',
  REDUCE_ONLY: 'lots',
  SHORT_SALE: 'lots',
  BELOW_FILLED: 'lots',
  NOTIONAL_LIMIT: 'money',
  OPEN_NOTIONAL_LIMIT: 'money',
  GROSS_LIMIT: 'money',
  NET_LIMIT: 'money',
  BUYING_POWER: 'money',
  DAILY_LOSS: 'money',
  DRAWDOWN: 'money',
  VAR_LIMIT: 'money',
  PRICE_COLLAR: 'ticks',
  PERIOD_COLLAR: 'ticks',
  WOULD_TRIGGER: 'ticks',
  INVALID_TRAIL: 'ticks',
  OPEN_ORDERS_LIMIT: 'count',
  ORDER_RATE: 'count',
  MESSAGE_RATE: 'count',
  EXECUTION_THROTTLE: 'count',
  ORDER_TO_TRADE: 'hundredths',
  VERSION_MISMATCH: 'count',
  LIMITS_VERSION_MISMATCH: 'count',
  RISK_TABLE_FULL: 'count',
  PLAN_TABLE_FULL: 'count',
  STALE_PRICE: 'us',
  STALE_RATE: 'us',
  RISK_STALE: 'us',
  DUPLICATE_ORDER: 'order',
};

/** A value that nobody knows, such as the age of what was never set. */
export const UNKNOWN = Number.MAX_SAFE_INTEGER;

/** Those that orders use up: what was left before this one is told. */
export const USED_UP: ReadonlySet<RejectName> = new Set([
  'SIZE_LIMIT',
  'FREEZE_QUANTITY',
  'NOTIONAL_LIMIT',
  'OPEN_ORDERS_LIMIT',
  'OPEN_NOTIONAL_LIMIT',
  'POSITION_LIMIT',
  'REDUCING_ONLY',
  'REDUCE_ONLY',
  'SHORT_SALE',
  'GROSS_LIMIT',
  'NET_LIMIT',
  'BUYING_POWER',
  'DAILY_LOSS',
  'DRAWDOWN',
  'VAR_LIMIT',
  'ORDER_TO_TRADE',
  'ORDER_RATE',
  'MESSAGE_RATE',
  'EXECUTION_THROTTLE',
]);

const HUNDREDTH_DECIMALS = 2;

/** As a decimal, in the unit that people count in. */
export function rejectText(unit: RejectUnit, instrument: Instrument | undefined, of: number): string {
  if (unit === 'money') return moneyText(of);
  if (unit === 'hundredths') return unitsText(of, 1, HUNDREDTH_DECIMALS);
  if (instrument === undefined || unit === 'count' || unit === 'us' || unit === 'order') return String(of);
  return unit === 'ticks' ? priceText(instrument, of) : quantityText(instrument, of);
}
