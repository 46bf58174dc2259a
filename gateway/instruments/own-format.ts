import type { InstrumentClassName, Session } from '../../core/market/instruments.ts';
import { InstrumentClass } from '../../core/schema/definition.ts';
import { timeOf } from '../inbound/field-readers.ts';
import { type ExactObject, type ExactValue, isExactObject } from './exact-json.ts';
import { exactText } from './exact-number.ts';
import { type FileInstrument, type FileRow, instrumentOfRow } from './file-row.ts';
import { isZone } from './zones.ts';

/*
 * Our own format, JSON; numbers are numbers or texts, and read as they stand there:
 *
 *   { "tickgate_instruments": 1, "instruments": [
 *     { "symbol": "ACME24DEC100CE", "class": "option", "currency": "INR", "tick": "0.05", "lot": 75,
 *       "tradable": true, "multiplier": 1, "freeze_quantity": 1800, "expiry": "2026-12-31T10:00:00Z",
 *       "session": { "open": "09:15", "close": "15:30", "zone": "Asia/Kolkata", "days": ["mon","tue","wed","thu","fri"] },
 *       "exchange": "NFO", "venue_id": "15081986", "home_price": "150" } ] }
 *
 * symbol, class, currency, tick and lot must be there. Without a session it is always open.
 */
export const OWN_FORMAT_NAME = 'tickgate_instruments';
const OWN_FORMAT_VERSION = 1;

const FIELDS = new Set([
  'symbol',
  'class',
  'tradable',
  'currency',
  'tick',
  'lot',
  'multiplier',
  'freeze_quantity',
  'expiry',
  'session',
  'exchange',
  'venue_id',
  'home_price',
]);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SESSION_FIELDS = ['open', 'close', 'zone', 'days'];
const US_PER_MINUTE = 60_000_000;
const MINUTES_PER_HOUR = 60;

/** A row, or why it can't be taken. */
export type RowReader = (row: ExactObject) => FileInstrument | string;

/** The rows of a file that says it has this format. Throws with what is wrong with the whole. */
export function ownRows({ fields }: ExactObject): readonly ExactValue[] {
  if (fields.get(OWN_FORMAT_NAME) !== String(OWN_FORMAT_VERSION)) {
    throw new Error(`${OWN_FORMAT_NAME}: this tickgate reads version ${OWN_FORMAT_VERSION}`);
  }
  const rows = fields.get('instruments');
  if (!Array.isArray(rows)) throw new Error('instruments: it is a list');
  for (const name of fields.keys()) {
    if (name !== OWN_FORMAT_NAME && name !== 'instruments') throw new Error(`there is no field ${name.slice(0, 64)}`);
  }
  return rows as readonly ExactValue[];
}

export const ownRow: RowReader = ({ fields }) => {
  for (const name of fields.keys()) if (!FIELDS.has(name)) return `there is no field ${name.slice(0, 64)}`;
  for (const name of ['symbol', 'class', 'currency', 'tick', 'lot']) if (!fields.has(name)) return `${name} is missing`;
  for (const [name, value] of fields) {
    if (typeof value !== 'string' && name !== 'session' && name !== 'tradable') return `${name} is a text or a number`;
  }
  const text = (name: string, other = ''): string => (fields.get(name) ?? other) as string;
  const tradable = fields.get('tradable') ?? true;
  if (typeof tradable !== 'boolean') return 'tradable is true or false';
  const name = text('class');
  if (!Object.hasOwn(InstrumentClass, name)) return `class is one of ${Object.keys(InstrumentClass).join(', ')}`;
  const expiry = text('expiry');
  const expiryUs = expiry === '' ? 0 : timeOf(expiry) * 1000;
  if (Number.isNaN(expiryUs)) return 'expiry is a time such as 2026-12-31T10:00:00Z';
  const session = fields.has('session') ? readSession(fields.get('session')) : undefined;
  if (typeof session === 'string') return session;
  const row: FileRow = {
    symbol: text('symbol'),
    class: name as InstrumentClassName,
    tradable,
    currency: text('currency'),
    tick: text('tick'),
    lot: text('lot'),
    multiplier: text('multiplier', '1'),
    freezeQuantity: text('freeze_quantity'),
    expiryUs,
    session,
    exchange: text('exchange'),
    venueId: text('venue_id'),
    homePrice: text('home_price'),
  };
  return instrumentOfRow(row);
};

function readSession(value: ExactValue | undefined): Session | string {
  if (!isExactObject(value)) return 'session has open, close, zone and days';
  const { fields } = value;
  for (const name of fields.keys())
    if (!SESSION_FIELDS.includes(name)) return `session has no field ${name.slice(0, 64)}`;
  const openUs = timeOfDay(fields.get('open'));
  const closeUs = timeOfDay(fields.get('close'));
  if (openUs < 0 || closeUs < 0) return 'session: open and close are times such as 09:15';
  const zone = fields.get('zone');
  if (typeof zone !== 'string' || zone === '' || !isZone(zone))
    return 'session: zone is an IANA name such as Asia/Kolkata';
  const days = fields.get('days');
  if (!Array.isArray(days) || days.length === 0) return `session: days is a list of ${DAYS.join(', ')}`;
  let bits = 0;
  for (const day of days as readonly ExactValue[]) {
    const bit = typeof day === 'string' ? DAYS.indexOf(day) : -1;
    if (bit < 0 || ((bits >> bit) & 1) === 1) return `session: days is a list of ${DAYS.join(', ')}, each once`;
    bits |= 1 << bit;
  }
  return { openUs, closeUs, zone, days: bits };
}

/** Microseconds after midnight of `15:30`, or -1. */
function timeOfDay(value: ExactValue | undefined): number {
  const match = typeof value === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value) : null;
  return match === null ? -1 : (Number(match[1]) * MINUTES_PER_HOUR + Number(match[2])) * US_PER_MINUTE;
}

/** The inverse: a file of this format, a line per instrument. */
export function ownText(instruments: readonly FileInstrument[]): string {
  const lines = instruments.map((instrument) => JSON.stringify(ownFields(instrument)));
  return `{"${OWN_FORMAT_NAME}":${OWN_FORMAT_VERSION},"instruments":[\n${lines.join(',\n')}\n]}\n`;
}

/** An instrument as this format has it, without what is as if it weren't there. */
export function ownFields(one: FileInstrument): Record<string, unknown> {
  const { tickMantissa, tickDecimals, lotMantissa, lotDecimals, session } = one;
  const tick = { mantissa: tickMantissa, decimals: tickDecimals };
  const lot = { mantissa: lotMantissa, decimals: lotDecimals };
  const multiplier = exactText({ mantissa: one.multiplierMantissa ?? 1, decimals: one.multiplierDecimals ?? 0 });
  return {
    symbol: one.symbol,
    class: one.class,
    ...(one.tradable ? {} : { tradable: false }),
    currency: one.currency,
    tick: exactText(tick),
    lot: exactText(lot),
    ...(multiplier === '1' ? {} : { multiplier }),
    ...(one.freezeLots ? { freeze_quantity: timesText(one.freezeLots, lot) } : {}),
    ...(one.expiryUs ? { expiry: new Date(one.expiryUs / 1000).toISOString() } : {}),
    ...(session === undefined ? {} : { session: sessionFields(session) }),
    ...(one.exchange ? { exchange: one.exchange } : {}),
    ...(one.venueId ? { venue_id: one.venueId } : {}),
    ...(one.homeTicks > 0 ? { home_price: timesText(one.homeTicks, tick) } : {}),
  };
}

function sessionFields({ openUs, closeUs, zone, days }: Session): Record<string, unknown> {
  return { open: timeText(openUs), close: timeText(closeUs), zone, days: DAYS.filter((_, bit) => (days >> bit) & 1) };
}

function timesText(units: number, unit: { readonly mantissa: number; readonly decimals: number }): string {
  const digits = (BigInt(units) * BigInt(unit.mantissa)).toString().padStart(unit.decimals + 1, '0');
  if (unit.decimals === 0) return digits;
  const fraction = digits.slice(-unit.decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -unit.decimals) : `${digits.slice(0, -unit.decimals)}.${fraction}`;
}

function timeText(us: number): string {
  const minutes = us / US_PER_MINUTE;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`;
}
