import type { Instrument } from '../../core/market/instruments.ts';
import type { Records } from '../../core/memory/records.ts';
import { EventHalf, EventWord } from '../../core/schema/event.ts';
import { type RejectName, rejectName } from '../../core/schema/reject.ts';
import type { Directory } from '../directory.ts';
import type { Refusal } from '../inbound/refusal.ts';
import { moneyText, priceText, quantityText } from './decimal-text.ts';

const { LIMIT, VALUE } = EventWord;
const { INSTRUMENT, REJECT } = EventHalf;

/** What LIMIT and VALUE of a refusal count. Those that aren't here tell neither. */
const UNITS: Partial<Record<RejectName, 'ticks' | 'lots' | 'money' | 'count' | 'us'>> = {
  REDUCING_ONLY: 'lots',
  SIZE_LIMIT: 'lots',
  POSITION_LIMIT: 'lots',
  BELOW_FILLED: 'lots',
  NOTIONAL_LIMIT: 'money',
  OPEN_NOTIONAL_LIMIT: 'money',
  PRICE_COLLAR: 'ticks',
  OPEN_ORDERS_LIMIT: 'count',
  VERSION_MISMATCH: 'count',
  STALE_PRICE: 'us',
  ALREADY_EXPIRED: 'us',
};

const MESSAGES: Partial<Record<RejectName, string>> = {
  DUPLICATE_CLIENT_ORDER_ID: 'This client_order_id was used for an order with other values.',
  HALTED: 'Trading is halted.',
  REDUCING_ONLY: 'Only orders that make the position smaller pass now.',
  RECOVERING: 'The broker is being reconciled; try again shortly.',
  NO_BROKER: 'No broker can take the order now.',
  DISK_LOW: 'The journal is low on disk space: cancels only.',
  ORDER_TABLE_FULL: 'The order table is full.',
  IDEMPOTENCY_FULL: 'The table of client order ids is full.',
  GUARD_FULL: 'Too many keys and accounts have cancel on disconnect or a cancel after at once.',
  FANOUT_FULL: 'Too many cancel-alls run at once.',
  NOT_TRADABLE: 'This instrument takes no orders.',
  SYMBOL_BLOCKED: 'This symbol is blocked for the account.',
  SYMBOL_HALTED: 'This symbol is halted for the account.',
  ALREADY_EXPIRED: 'The order would expire before it is placed.',
  SIZE_LIMIT: 'The quantity is above the limit of one order.',
  NO_REFERENCE_PRICE: 'There is no reference price to check the order against.',
  STALE_PRICE: 'The reference price is too old to check the order against.',
  NOTIONAL_LIMIT: 'The value of the order is above the limit of one order.',
  PRICE_COLLAR: 'The price is too far from the reference price.',
  OPEN_ORDERS_LIMIT: 'The account has as many open orders as it may.',
  OPEN_NOTIONAL_LIMIT: 'The value of all open orders would be above the limit.',
  POSITION_LIMIT: 'The position could become larger than its limit.',
  ORDER_NOT_FOUND: 'There is no such order.',
  ORDER_FINAL: 'The order is final.',
  CANCEL_PENDING: 'A cancel of this order is under way.',
  REPLACE_PENDING: 'A replace of this order is under way.',
  OUTCOME_UNKNOWN: 'The venue has not said what became of the order; it is being asked.',
  VERSION_MISMATCH: 'The order has another version by now.',
  NOTHING_TO_REPLACE: 'The order has this price and quantity already.',
  BELOW_FILLED: 'More than the new quantity is filled already.',
  NOT_REPLACEABLE: 'This order cannot be replaced.',
  VENUE_REJECTED: 'The venue rejected the order.',
  VENUE_BUSY: 'The venue is busy.',
  NOT_SENT: 'The order certainly never left the gateway.',
};

/** The refusal that the event at byte `at` tells. */
export function eventRefusal(directory: Directory, records: Records, at: number): Refusal {
  const half = at >> 2;
  const code = rejectName(records.i32[half + REJECT]!) ?? 'VENUE_REJECTED';
  const message = MESSAGES[code] ?? 'The request was refused.';
  const instrument = directory.instruments[records.i32[half + INSTRUMENT]!];
  const unit = UNITS[code];
  if (unit === undefined) return { code, message };
  const word = at >> 3;
  const limit = unitText(unit, instrument, records.f64[word + LIMIT]!);
  const value = unitText(unit, instrument, records.f64[word + VALUE]!);
  return { code, message, limit, value };
}

function unitText(
  unit: 'ticks' | 'lots' | 'money' | 'count' | 'us',
  instrument: Instrument | undefined,
  of: number,
): string {
  if (unit === 'money') return moneyText(of);
  if (instrument === undefined || unit === 'count' || unit === 'us') return String(of);
  return unit === 'ticks' ? priceText(instrument, of) : quantityText(instrument, of);
}

/** The name of the reject that an event carries, or undefined for none. */
export function eventReject(records: Records, at: number): RejectName | undefined {
  const code = records.i32[(at >> 2) + REJECT]!;
  return code === 0 ? undefined : rejectName(code);
}
