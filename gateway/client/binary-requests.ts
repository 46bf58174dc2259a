import { PlaceOption } from '../../core/schema/risk.ts';
import { latin1Into } from '../../core/wire/bytes.ts';
import { CANCEL_BYTES, createWireCancel, encodeCancel } from '../../core/wire/cancel.ts';
import { CANCEL_ALL_BYTES, createWireCancelAll, encodeCancelAll } from '../../core/wire/cancel-all.ts';
import { PING_BYTES, encodePing } from '../../core/wire/ping.ts';
import { PLACE_BYTES, createWirePlace, encodePlace } from '../../core/wire/place.ts';
import { REPLACE_BYTES, createWireReplace, encodeReplace } from '../../core/wire/replace.ts';
import { NO_INSTRUMENT, WireSide } from '../../core/wire/wire-codes.ts';
import { OrderType, TimeInForce, hasTerms } from '../../core/schema/order-kind.ts';
import type { Catalog } from './catalog.ts';
import { unitsOf } from './decimal-text.ts';
import type { NewOrder, OrderRef, Replacement } from './types.ts';

/**
 * Requests as records. Undefined: it can't be said in this record, or isn't right; then it is said in JSON, and the
 * gateway has the last word.
 */
export interface BinaryRequests {
  place(id: number, order: NewOrder): Uint8Array | undefined;
  cancel(id: number, order: OrderRef): Uint8Array | undefined;
  /** `symbol`: of the order that is meant, if it is known. */
  replace(id: number, order: Replacement, symbol: string | undefined): Uint8Array | undefined;
  cancelAll(id: number, symbol: string | undefined, account: string | undefined): Uint8Array | undefined;
  ping(id: number): Uint8Array;
}

const PLACE_FIELDS = new Set(
  (
    'symbol side quantity price order_type time_in_force expire_at ttl_minutes ' +
    'client_order_id account broker tag stp_mode duplicate_override'
  ).split(' '),
);
/** Of a replacement: JSON only. */
const NEW_TERMS = ['stop_price', 'trail_amount', 'trail_percent', 'stop_loss', 'stop_loss_limit', 'target'] as const;

/** `PlaceOption` bits; below zero: there is no such mode. */
function optionsOf({ stp_mode: mode, duplicate_override: isMeant }: NewOrder): number {
  const place = mode === undefined ? 0 : 1 + STP_MODES.indexOf(mode);
  if (mode !== undefined && place === 0) return -1;
  return place | (isMeant === true ? PlaceOption.duplicateOverride : 0);
}

/** In the order of `SelfTradeMode`. */
const STP_MODES = ['none', 'cancel_newest', 'cancel_oldest', 'cancel_both'];

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

export function createBinaryRequests(catalogNow: () => Catalog, accounts: () => readonly string[]): BinaryRequests {
  const place = createWirePlace();
  const cancel = createWireCancel();
  const replace = createWireReplace();
  const cancelAll = createWireCancelAll();

  function written(size: number, write: (view: DataView) => number): Uint8Array | undefined {
    const bytes = new Uint8Array(size);
    return write(new DataView(bytes.buffer)) === size ? bytes : undefined;
  }

  /** Its place in the key's list, or -1. */
  function accountOf(name: string | undefined): number {
    return name === undefined ? 0 : accounts().indexOf(name);
  }

  /** Fills in the one name that a cancel or replace gives. */
  function named(
    order: OrderRef,
    into: { account: number; orderId: number; clientIdLength: number; readonly clientId: Uint8Array },
  ): boolean {
    into.account = accountOf(order.account);
    into.orderId = 0;
    into.clientIdLength = 0;
    if (into.account < 0 || (order.order_id === undefined) === (order.client_order_id === undefined)) return false;
    if (order.client_order_id !== undefined) {
      into.clientIdLength = latin1Into(order.client_order_id, into.clientId);
      return into.clientIdLength > 0;
    }
    into.orderId = /^[1-9]\d{0,15}$/.test(order.order_id!) ? Number(order.order_id) : 0;
    return into.orderId > 0;
  }

  function fillPlace(id: number, order: NewOrder): boolean {
    const { stamp, bySymbol, brokers } = catalogNow();
    const entry = bySymbol.get(order.symbol);
    if (stamp === undefined || entry === undefined) return false;
    for (const [field, value] of Object.entries(order))
      if (value !== undefined && !PLACE_FIELDS.has(field)) return false;
    place.requestId = id;
    place.catalog = stamp;
    place.instrument = entry.number;
    place.account = accountOf(order.account);
    place.broker = order.broker === undefined ? 0 : brokers.indexOf(order.broker) + 1;
    place.side = codeOf(WireSide, order.side);
    place.type = order.order_type === undefined ? 0 : codeOf(OrderType, order.order_type);
    place.timeInForce = order.time_in_force === undefined ? 0 : codeOf(TimeInForce, order.time_in_force);
    place.priceTicks = order.price === undefined ? 0 : unitsOf(order.price, entry.tick);
    place.quantityLots = unitsOf(order.quantity, entry.lot);
    place.expireAtUs = order.expire_at === undefined ? 0 : expiryUs(order.expire_at);
    place.ttlMinutes = order.ttl_minutes ?? 0;
    place.options = optionsOf(order);
    place.clientIdLength = latin1Into(order.client_order_id ?? '', place.clientId);
    place.tagLength = latin1Into(order.tag ?? '', place.tag);
    const isMissing =
      place.account < 0 ||
      place.options < 0 ||
      (order.broker !== undefined && place.broker === 0) ||
      place.side === 0 ||
      (order.order_type !== undefined && (place.type === 0 || hasTerms(place.type))) ||
      (order.time_in_force !== undefined && place.timeInForce === 0) ||
      (order.price !== undefined && place.priceTicks <= 0) ||
      (order.expire_at !== undefined && place.expireAtUs <= 0) ||
      (order.ttl_minutes !== undefined && place.ttlMinutes === 0);
    return (
      !isMissing &&
      place.quantityLots > 0 &&
      place.clientIdLength > 0 &&
      (place.tagLength > 0 || order.tag === undefined)
    );
  }

  return {
    place: (id, order) =>
      fillPlace(id, order) ? written(PLACE_BYTES, (view) => encodePlace(view, 0, place)) : undefined,

    cancel(id, order) {
      cancel.requestId = id;
      return named(order, cancel) ? written(CANCEL_BYTES, (view) => encodeCancel(view, 0, cancel)) : undefined;
    },

    replace(id, order, symbol) {
      const { stamp, bySymbol } = catalogNow();
      const entry = symbol === undefined ? undefined : bySymbol.get(symbol);
      if (stamp === undefined || entry === undefined || NEW_TERMS.some((name) => order[name] !== undefined))
        return undefined;
      if (!named(order, replace)) return undefined;
      replace.requestId = id;
      replace.catalog = stamp;
      replace.priceTicks = order.price === undefined ? 0 : unitsOf(order.price, entry.tick);
      replace.quantityLots = order.quantity === undefined ? 0 : unitsOf(order.quantity, entry.lot);
      replace.ifVersion = order.if_version ?? 0;
      const isRight =
        (order.price === undefined || replace.priceTicks > 0) &&
        (order.quantity === undefined || replace.quantityLots > 0) &&
        (order.if_version === undefined || replace.ifVersion > 0);
      return isRight ? written(REPLACE_BYTES, (view) => encodeReplace(view, 0, replace)) : undefined;
    },

    cancelAll(id, symbol, account) {
      const { stamp = 0, bySymbol } = catalogNow();
      const number = symbol === undefined ? NO_INSTRUMENT : bySymbol.get(symbol)?.number;
      cancelAll.requestId = id;
      cancelAll.catalog = stamp;
      cancelAll.account = accountOf(account);
      if (number === undefined || cancelAll.account < 0) return undefined;
      cancelAll.instrument = number;
      return written(CANCEL_ALL_BYTES, (view) => encodeCancelAll(view, 0, cancelAll));
    },

    ping: (id) => written(PING_BYTES, (view) => encodePing(view, 0, { requestId: id, echo: 0 }))!,
  };
}

/** 0: it isn't one of them. */
function codeOf(codes: Readonly<Record<string, number>>, name: string): number {
  return codes[String(name).toLowerCase()] ?? 0;
}

/** 0: not the one form that needs no care. */
function expiryUs(text: string): number {
  const ms = UTC.test(text) ? Date.parse(text) : Number.NaN;
  // The 30th of February is read as the 2nd of March.
  return ms > 0 && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19) ? ms * 1000 : 0;
}
