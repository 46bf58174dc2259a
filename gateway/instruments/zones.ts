import type { Session } from '../../core/market/instruments.ts';

/** A session in UTC, as the engine knows it (`core/market/sessions`). */
export interface UtcSession {
  /** 1 + microseconds after midnight; 0: always open. */
  readonly opens: number;
  readonly closeUs: number;
  readonly days: number;
}

const US_PER_MINUTE = 60_000_000;
const DAY_US = 86_400_000_000;
const WEEK = 7;
const ALL_DAYS = 2 ** WEEK - 1;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether there is such a zone. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The last answer of each zone: a file asks for one moment a hundred thousand times. */
const lastOffsets = new Map<string, { readonly atMs: number; readonly us: number }>();

/** How far the zone is ahead of UTC at a time, in microseconds. */
export function offsetUs(zone: string, atMs: number): number {
  const last = lastOffsets.get(zone);
  if (last?.atMs === atMs) return last.us;
  const us = readOffsetUs(zone, atMs);
  lastOffsets.set(zone, { atMs, us });
  return us;
}

function readOffsetUs(zone: string, atMs: number): number {
  const name = formatOf(zone)
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name ?? '');
  if (match === null) throw new Error(`the zone ${zone} is ${name}`);
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = match;
  const us = (Number(hours) * 60 + Number(minutes)) * US_PER_MINUTE + Number(seconds) * 1_000_000;
  return sign === '-' ? -us : us;
}

/** With the offset that the zone has at `atMs`. The days move along where the session begins on another day in UTC. */
export function utcSession(session: Session, atMs: number): UtcSession {
  const offset = offsetUs(session.zone, atMs);
  const open = session.openUs - offset;
  const shift = Math.floor(open / DAY_US);
  const closeUs = modulo(session.closeUs - offset, DAY_US);
  return { opens: 1 + open - shift * DAY_US, closeUs, days: turned(session.days, shift) };
}

/** Microseconds since the Unix epoch of a local time of day on a date, given as milliseconds of its midnight UTC. */
export function localTimeUs(dateMs: number, timeUs: number, zone: string): number {
  const asUtcMs = dateMs + timeUs / 1000;
  // The offset at the time itself, which depends on the offset: a second look settles it outside the hour of a change.
  const first = asUtcMs - offsetUs(zone, asUtcMs) / 1000;
  return dateMs * 1000 + timeUs - offsetUs(zone, first);
}

function turned(days: number, by: number): number {
  const up = modulo(by, WEEK);
  return ((days << up) | (days >> (WEEK - up))) & ALL_DAYS;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  return format;
}
