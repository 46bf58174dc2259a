import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isInSession, nextSessionClose } from '../../../core/market/sessions.ts';

const HOUR_US = 3_600_000_000;
const DAY_US = 24 * HOUR_US;
const WEEKDAYS = 0b11111;

function at(text: string): number {
  return Date.parse(text) * 1000;
}

interface Row {
  readonly opens: number;
  readonly closeUs: number;
  readonly days: number;
}
const india: Row = { opens: 1 + 3.75 * HOUR_US, closeUs: 10 * HOUR_US, days: WEEKDAYS };
const overnight: Row = { opens: 1 + 22 * HOUR_US, closeUs: 5 * HOUR_US, days: 0b1001111 };
const allDay: Row = { opens: 1 + 5 * HOUR_US, closeUs: 5 * HOUR_US, days: 0b1 };
const always: Row = { opens: 0, closeUs: 0, days: 0 };

/** 2026-11-20 is a Friday. `close`: of the session under way, else of the next. */
const rows: readonly (readonly [name: string, session: Row, time: number, isOpen: boolean, close: string])[] = [
  ['before the open', india, at('2026-11-20T03:45:00Z') - 1, false, '2026-11-20T10:00:00Z'],
  ['at the open', india, at('2026-11-20T03:45:00Z'), true, '2026-11-20T10:00:00Z'],
  ['before the close', india, at('2026-11-20T10:00:00Z') - 1, true, '2026-11-20T10:00:00Z'],
  ['at the close, before a weekend', india, at('2026-11-20T10:00:00Z'), false, '2026-11-23T10:00:00Z'],
  ['on Saturday', india, at('2026-11-21T05:00:00Z'), false, '2026-11-23T10:00:00Z'],
  ['on Sunday', india, at('2026-11-22T05:00:00Z'), false, '2026-11-23T10:00:00Z'],
  ['over midnight, its evening', overnight, at('2026-11-19T22:00:00Z'), true, '2026-11-20T05:00:00Z'],
  ['over midnight, its morning', overnight, at('2026-11-20T05:00:00Z') - 1, true, '2026-11-20T05:00:00Z'],
  ['over midnight, between', overnight, at('2026-11-20T05:00:00Z'), false, '2026-11-23T05:00:00Z'],
  ['over midnight, the evening of no day', overnight, at('2026-11-20T23:00:00Z'), false, '2026-11-23T05:00:00Z'],
  ['over midnight, Sunday evening', overnight, at('2026-11-22T23:00:00Z'), true, '2026-11-23T05:00:00Z'],
  ['a whole day, its last moment', allDay, at('2026-11-17T05:00:00Z') - 1, true, '2026-11-17T05:00:00Z'],
  ['a whole day, over', allDay, at('2026-11-17T05:00:00Z'), false, '2026-11-24T05:00:00Z'],
  ['always open', always, at('2026-11-21T00:00:00Z'), true, '2026-11-22T00:00:00Z'],
];
for (const [name, { opens, closeUs, days }, time, isOpen, close] of rows) {
  test(`${name}: it is ${isOpen ? 'open' : 'closed'}, and DAY ends ${close}`, () => {
    assert.equal(isInSession(time, opens, closeUs, days), isOpen);
    assert.equal(nextSessionClose(time, opens, closeUs, days), at(close));
  });
}

test('a DAY order ends within eight days, and nothing is open between a close and the next open', () => {
  const time = fc.integer({ min: 0, max: 86_399 }).map((seconds) => seconds * 1_000_000);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), time, time, time, fc.integer({ min: 1, max: 127 }), (...drawn) => {
      const [day, timeUs, openUs, closeUs, days] = drawn;
      const now = day * DAY_US + timeUs;
      const close = nextSessionClose(now, openUs + 1, closeUs, days);
      assert.ok(close > now && close - now <= 8 * DAY_US);
      assert.ok(isInSession(close - 1, openUs + 1, closeUs, days), 'it was open until then');
      if (isInSession(now, openUs + 1, closeUs, days)) {
        assert.ok(close - now <= DAY_US, 'the session under way ends within a day');
      }
    }),
  );
});
