import { type Instrument, SimulatedInstruments } from '../../core/market/instruments.ts';
import { PlaceOption } from '../../core/schema/risk.ts';
import { STP_NAMES } from '../../gateway/inbound/parse.ts';

/** What a binary place record says, number by number. 0, and a text without bytes: not there. */
export interface OrderFields {
  readonly instrument: number;
  /** A name; '' is not there. */
  readonly account: string;
  readonly broker: number;
  readonly side: number;
  readonly type: number;
  readonly tif: number;
  readonly price: bigint;
  readonly quantity: bigint;
  readonly expireAt: bigint;
  readonly ttl: number;
  /** `PlaceOption` bits, and others that mean nothing. */
  readonly options: number;
  readonly id: ArrayLike<number>;
  readonly tag: ArrayLike<number>;
}

const SIDES = [undefined, 'buy', 'sell'];
const TYPES = [undefined, 'LIMIT', 'MARKET'];
const TIFS = [undefined, 'DAY', 'GTC', 'IOC', 'FOK', 'GTD'];
const STP_MODES = [undefined, ...STP_NAMES];
const ALL_OPTIONS = PlaceOption.selfTrade | PlaceOption.duplicateOverride;

/** The same order as the params of `order.place`. What has no name there gets one that nobody knows. */
export function orderAsJson(one: OrderFields, brokers: readonly string[]): object {
  const known = SimulatedInstruments[one.instrument];
  const units = known ?? SimulatedInstruments[0]!;
  const named = (names: readonly (string | undefined)[], code: number): string | undefined =>
    code === 0 ? undefined : (names[code] ?? 'NOTHING');
  return given({
    symbol: known?.symbol ?? 'NOWHERE',
    side: named(SIDES, one.side),
    order_type: named(TYPES, one.type),
    time_in_force: named(TIFS, one.tif),
    price: one.price === 0n ? undefined : priceOf(one.price, units),
    quantity: one.quantity === 0n ? undefined : quantityOf(one.quantity, units),
    expire_at: one.expireAt === 0n ? undefined : timeText(one.expireAt),
    ttl_minutes: one.ttl === 0 ? undefined : one.ttl,
    client_order_id: textOf(one.id),
    tag: textOf(one.tag),
    account: one.account === '' ? undefined : one.account,
    broker: named([undefined, ...brokers], one.broker),
    stp_mode: one.options > ALL_OPTIONS ? 'NOTHING' : named(STP_MODES, one.options & PlaceOption.selfTrade),
    duplicate_override: (one.options & PlaceOption.duplicateOverride) === 0 ? undefined : true,
  });
}

/** Leaves out what isn't there. */
export function given(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

export function textOf(bytes: ArrayLike<number>): string | undefined {
  return bytes.length === 0 ? undefined : String.fromCharCode(...Array.from(bytes));
}

export function priceOf(ticks: bigint, { tickMantissa, tickDecimals }: Instrument): string {
  return decimal(ticks, tickMantissa, tickDecimals);
}

export function quantityOf(lots: bigint, { lotMantissa, lotDecimals }: Instrument): string {
  return decimal(lots, lotMantissa, lotDecimals);
}

/** Decimal text of so many units. */
function decimal(units: bigint, mantissa: number, decimals: number): string {
  const digits = String(units * BigInt(mantissa)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A time to the microsecond as text: one that no JSON request can say is one that it refuses. */
function timeText(us: bigint): string {
  const date = new Date(Number(us / 1000n));
  if (Number.isNaN(date.getTime())) return 'never';
  const text = date.toISOString();
  return us % 1000n === 0n ? text : `${text.slice(0, -1)}${String(us % 1000n).padStart(3, '0')}Z`;
}
