import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isZone, localTimeUs, offsetUs, utcSession } from '../../../gateway/instruments/zones.ts';

const HOUR_US = 3_600_000_000;
const WEEKDAYS = 0b11111;
const session = (open: number, close: number, zone: string, days = WEEKDAYS) => ({
  openUs: open * HOUR_US,
  closeUs: close * HOUR_US,
  zone,
  days,
});

test('a session in UTC follows the clocks of its zone', () => {
  const newYork = session(9.5, 16, 'America/New_York');
  const winter = utcSession(newYork, Date.parse('2026-03-06T12:00:00Z'));
  const summer = utcSession(newYork, Date.parse('2026-03-09T12:00:00Z'));
  assert.deepEqual(winter, { opens: 1 + 14.5 * HOUR_US, closeUs: 21 * HOUR_US, days: WEEKDAYS });
  assert.deepEqual(summer, { opens: 1 + 13.5 * HOUR_US, closeUs: 20 * HOUR_US, days: WEEKDAYS });
});

test('days move along where a session begins on another day in UTC', () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  // Sydney opens at 23:00 UTC the evening before: Sunday to Thursday.
  const sydney = utcSession(session(10, 16, 'Australia/Sydney'), now);
  assert.deepEqual(sydney, { opens: 1 + 23 * HOUR_US, closeUs: 5 * HOUR_US, days: 0b1001111 });
  // Chicago's evening session, Sunday to Thursday at 23:00, begins the next day in UTC.
  const chicago = utcSession(session(23, 22, 'America/Chicago', 0b1001111), now);
  assert.deepEqual(chicago, { opens: 1 + 5 * HOUR_US, closeUs: 4 * HOUR_US, days: WEEKDAYS });
});

test('offsets of zones, with half hours and without any', () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  assert.deepEqual(
    ['Asia/Kolkata', 'UTC', 'America/St_Johns', 'Asia/Kathmandu'].map((zone) => offsetUs(zone, now) / HOUR_US),
    [5.5, 0, -3.5, 5.75],
  );
  assert.deepEqual(['Asia/Kolkata', 'Mars/Olympus', ''].map(isZone), [true, false, false]);
});

test('a local time of day on a date is the moment it has there, on the day of a change as well', () => {
  const close = localTimeUs(Date.UTC(2026, 2, 8), 16 * HOUR_US, 'America/New_York');
  assert.equal(close, Date.parse('2026-03-08T16:00:00-04:00') * 1000);
});
