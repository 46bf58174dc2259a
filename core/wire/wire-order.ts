import { ID_BYTES, getBytes, isLength, isU16, isU32, isU8, isZero, putBytes } from './bytes.ts';
import { type WireField, number, reserved, text } from './layout.ts';
import { getU53, isU53, putU53, putU53Halves } from './u53.ts';

/**
 * An order as it stands, within an order answer or an execution report. 112 bytes.
 *
 *   byte  0          8         16         24        32       40        48         52       54      55
 *       +----------+---------+----------+---------+--------+---------+----------+--------+-------+-------+
 *       | order id | price   | quantity | filled  | cost   | version | instrum. |account |broker |status |
 *       |          | ticks   | lots     | lots    |        |         |   u32    |  u16   |  u8   |  u8   |
 *       +----------+---------+----------+---------+--------+---------+----------+--------+-------+-------+
 *   byte 56    57    58    59         60       61      62         64                  112
 *       +-----+-----+-----+----------+--------+-------+----------+------------------+
 *       |side |type | tif |id length |attempt | flags | reserved | client order id  |
 *       | u8  | u8  | u8  |    u8    |  u8    |  u8   |   u16    |                  |
 *       +-----+-----+-----+----------+--------+-------+----------+------------------+
 */
export const WIRE_ORDER_BYTES = 112;

const ORDER_ID = 0;
const PRICE = 8;
const QUANTITY = 16;
const FILLED = 24;
const COST = 32;
const ORDER_VERSION = 40;
const INSTRUMENT = 48;
const ACCOUNT = 52;
const BROKER = 54;
const STATUS = 55;
const SIDE = 56;
const ORDER_TYPE = 57;
const TIME_IN_FORCE = 58;
const CLIENT_ID_LENGTH = 59;
const ATTEMPT = 60;
const FLAGS = 61;
const RESERVED = 62;
const CLIENT_ID = 64;
export const WIRE_ORDER_CLIENT_ID = CLIENT_ID;
const BYTES = WIRE_ORDER_BYTES;
const ID_ROOM = ID_BYTES;

/** Where an order's numbers begin, in halves. */
export const WireOrderHalf = {
  ORDER_ID: ORDER_ID / 4,
  PRICE: PRICE / 4,
  QUANTITY: QUANTITY / 4,
  FILLED: FILLED / 4,
  COST: COST / 4,
  ORDER_VERSION: ORDER_VERSION / 4,
  INSTRUMENT: INSTRUMENT / 4,
  /** Account, broker, status. */
  ACCOUNT: ACCOUNT / 4,
  /** Side, type, time in force, length of the client order id. */
  SIDE: SIDE / 4,
  /** Attempt, flags. */
  ATTEMPT: ATTEMPT / 4,
  CLIENT_ID: CLIENT_ID / 4,
} as const;

/** Bits of `flags`. */
export const WireOrderFlag = { fast_path: 1, duplicate: 2, overridden: 4 } as const;
const ALL_FLAGS = WireOrderFlag.fast_path | WireOrderFlag.duplicate | WireOrderFlag.overridden;

export interface WireOrder {
  /** 0: there is no order, and all but the account is zero. */
  orderId: number;
  /** 0: a market order. */
  priceTicks: number;
  quantityLots: number;
  filledLots: number;
  /** Σ price ticks × lots of its fills: average price = cost / filled. */
  filledCost: number;
  version: number;
  /** `NO_INSTRUMENT`: none. */
  instrument: number;
  account: number;
  /** 1 + the broker, 0: none. */
  broker: number;
  /** `OrderStatus`. */
  status: number;
  /** `WireSide`. */
  side: number;
  type: number;
  timeInForce: number;
  attempt: number;
  /** `WireOrderFlag`. */
  flags: number;
  clientIdLength: number;
  readonly clientId: Uint8Array;
}

export function createWireOrder(): WireOrder {
  return {
    orderId: 0,
    priceTicks: 0,
    quantityLots: 0,
    filledLots: 0,
    filledCost: 0,
    version: 0,
    instrument: 0,
    account: 0,
    broker: 0,
    status: 0,
    side: 0,
    type: 0,
    timeInForce: 0,
    attempt: 0,
    flags: 0,
    clientIdLength: 0,
    clientId: new Uint8Array(ID_ROOM),
  };
}

/** Whether every field can be represented. */
export function isWireOrder(order: WireOrder): boolean {
  return (
    isU53(order.orderId) &&
    isU53(order.priceTicks) &&
    isU53(order.quantityLots) &&
    isU53(order.filledLots) &&
    isU53(order.filledCost) &&
    isU53(order.version) &&
    isU32(order.instrument) &&
    isU16(order.account) &&
    isU8(order.broker) &&
    isU8(order.status) &&
    isU8(order.side) &&
    isU8(order.type) &&
    isU8(order.timeInForce) &&
    isU8(order.attempt) &&
    isLength(order.flags, ALL_FLAGS) &&
    isLength(order.clientIdLength, ID_ROOM)
  );
}

/** `order` must be one (`isWireOrder`), and its bytes within the record. */
export function putWireOrder(view: DataView, at: number, order: WireOrder): void {
  putNumbers(view, at, order);
  putBytes(view, at + CLIENT_ID, ID_ROOM, order.clientId, order.clientIdLength);
}

/** As `putWireOrder`, from half `at` on, without the bytes of the client order id: they are the caller's to write. */
export function putWireOrderHalves(halves: Int32Array, at: number, order: WireOrder): void {
  putU53Halves(halves, at + ORDER_ID / 4, order.orderId);
  putU53Halves(halves, at + PRICE / 4, order.priceTicks);
  putU53Halves(halves, at + QUANTITY / 4, order.quantityLots);
  putU53Halves(halves, at + FILLED / 4, order.filledLots);
  putU53Halves(halves, at + COST / 4, order.filledCost);
  putU53Halves(halves, at + ORDER_VERSION / 4, order.version);
  halves[at + INSTRUMENT / 4] = order.instrument;
  halves[at + ACCOUNT / 4] = order.account | (order.broker << 16) | (order.status << 24);
  halves[at + SIDE / 4] = order.side | (order.type << 8) | (order.timeInForce << 16) | (order.clientIdLength << 24);
  halves[at + ATTEMPT / 4] = order.attempt | (order.flags << 8);
}

function putNumbers(view: DataView, at: number, order: WireOrder): void {
  putU53(view, at + ORDER_ID, order.orderId);
  putU53(view, at + PRICE, order.priceTicks);
  putU53(view, at + QUANTITY, order.quantityLots);
  putU53(view, at + FILLED, order.filledLots);
  putU53(view, at + COST, order.filledCost);
  putU53(view, at + ORDER_VERSION, order.version);
  view.setUint32(at + INSTRUMENT, order.instrument, true);
  view.setUint16(at + ACCOUNT, order.account, true);
  view.setUint8(at + BROKER, order.broker);
  view.setUint8(at + STATUS, order.status);
  view.setUint8(at + SIDE, order.side);
  view.setUint8(at + ORDER_TYPE, order.type);
  view.setUint8(at + TIME_IN_FORCE, order.timeInForce);
  view.setUint8(at + CLIENT_ID_LENGTH, order.clientIdLength);
  view.setUint8(at + ATTEMPT, order.attempt);
  view.setUint8(at + FLAGS, order.flags);
  view.setUint16(at + RESERVED, 0, true);
}

/** Whether the reserved bytes of the order at `at` are zero, those behind its client order id too. */
export function isClean(view: DataView, at: number): boolean {
  const kept = Math.min(view.getUint8(at + CLIENT_ID_LENGTH), ID_ROOM);
  return view.getUint16(at + RESERVED, true) === 0 && isZero(view, at + CLIENT_ID + kept, at + BYTES);
}

/** False: a number is out of its range. */
export function getWireOrder(view: DataView, at: number, into: WireOrder): boolean {
  into.orderId = getU53(view, at + ORDER_ID);
  into.priceTicks = getU53(view, at + PRICE);
  into.quantityLots = getU53(view, at + QUANTITY);
  into.filledLots = getU53(view, at + FILLED);
  into.filledCost = getU53(view, at + COST);
  into.version = getU53(view, at + ORDER_VERSION);
  into.instrument = view.getUint32(at + INSTRUMENT, true);
  into.account = view.getUint16(at + ACCOUNT, true);
  into.broker = view.getUint8(at + BROKER);
  into.status = view.getUint8(at + STATUS);
  into.side = view.getUint8(at + SIDE);
  into.type = view.getUint8(at + ORDER_TYPE);
  into.timeInForce = view.getUint8(at + TIME_IN_FORCE);
  into.attempt = view.getUint8(at + ATTEMPT);
  into.flags = view.getUint8(at + FLAGS);
  into.clientIdLength = view.getUint8(at + CLIENT_ID_LENGTH);
  if (!isWireOrder(into)) return false;
  getBytes(view, at + CLIENT_ID, into.clientIdLength, into.clientId);
  return true;
}

/** The fields of an order that begins at byte `base` of its record. */
export function wireOrderFields(base: number): readonly WireField[] {
  return [
    number('order id', base + ORDER_ID, 'u53', '0: there is no order, and all of its fields but the account are zero'),
    number('price', base + PRICE, 'u53', 'ticks; 0: none, a MARKET order'),
    number('quantity', base + QUANTITY, 'u53', 'lots'),
    number('filled', base + FILLED, 'u53', 'lots'),
    number(
      'filled cost',
      base + COST,
      'u53',
      'Σ ticks × lots of the fills; the average price is cost / filled, in ticks',
    ),
    number('order version', base + ORDER_VERSION, 'u53', 'counts what changed the order'),
    number('instrument', base + INSTRUMENT, 'u32', "the instrument's number; 4,294,967,295: none"),
    number('account', base + ACCOUNT, 'u16', "the account's own number: the place of its name in the setting ACCOUNTS"),
    number('broker', base + BROKER, 'u8', "1 + the broker's number, where the order rests; 0: none"),
    number('order status', base + STATUS, 'u8', 'see "Order status"'),
    number('side', base + SIDE, 'u8', '1 buy, 2 sell'),
    number(
      'order type',
      base + ORDER_TYPE,
      'u8',
      '1 LIMIT, 2 MARKET, 3 STOP, 4 STOP_LIMIT, 5 TRAILING_STOP, 6 ICEBERG, 7 BRACKET, 8 OCO, 9 OTO',
    ),
    number('time in force', base + TIME_IN_FORCE, 'u8', '1 DAY, 2 GTC, 3 IOC, 4 FOK, 5 GTD'),
    number('client order id length', base + CLIENT_ID_LENGTH, 'u8', '0: none'),
    number('attempt', base + ATTEMPT, 'u8', 'how many brokers it was routed to so far'),
    number(
      'order flags',
      base + FLAGS,
      'u8',
      'bit 0: it took the fast path; of what was seen and let it pass, bit 1: a duplicate, bit 2: an override was used',
    ),
    reserved(base + RESERVED, 2),
    text('client order id', base + CLIENT_ID, ID_ROOM, 'zeros behind it'),
  ];
}
