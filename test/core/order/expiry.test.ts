import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSessionClose } from '../../../core/market/sessions.ts';
import { play } from '../../support/order-script.ts';

/** The world begins at 22:13:20 UTC; its instruments close at midnight. */
test('a DAY order is cancelled at the close, and its end is an expiry', () => {
  play(`
    new B 100@10000 id=a day  → accepted
    ack a
    timers +6399s             → nothing
    timers +1s                → cancel_requested pending_cancel
    timers                    → nothing
    report cancelled a        → expired
    account                   → open 0 notional 0
  `);
});

test('GTC, IOC and FOK orders never end by the clock', () => {
  play(`
    new B 1@10000 id=a gtc
    new B 1@10000 id=b ioc
    new B 1@10000 id=c fok
    timers +30d           → nothing
    report expired b      → expired
    report cancelled c    → cancelled
    ack a                 → live
  `);
});

test('a GTD order ends at its time or after its minutes, whichever it was given', () => {
  play(`
    new B 1@10000 id=a gtd until=+90s
    new B 1@10000 id=b gtd ttl=1
    ack a
    ack b
    timers +59999ms       → nothing
    timers +1ms           → cancel_requested of b
    timers +29999ms       → nothing
    timers +1ms           → cancel_requested of a
  `);
});

test('an order whose time has come already is refused', () => {
  play(`
    new B 1@10000 gtd until=+0s  → refused ALREADY_EXPIRED
    new B 1@10000 gtd until=+1us → accepted
  `);
});

test('orders that are due together end in the order of their rows', () => {
  play(`
    new B 1@10000 id=a day
    new B 1@10000 id=b day
    new B 1@10000 id=c gtd until=+1h
    timers +1d    → cancel_requested of c, cancel_requested of a, cancel_requested of b
  `);
});

test('many that are due together take several steps of 16', () => {
  const script = play('');
  for (let n = 0; n < 40; n++) script.play(`new B 1@10000 as=n${n} day → accepted`);
  script.play(`
    timers +1d → 16 × cancel_requested
    timers     → 16 × cancel_requested
    timers     → 8 × cancel_requested
    timers     → nothing
  `);
});

test('a final order is not due any more', () => {
  play(`
    new B 1@10000 id=a day
    fill a 1@10000
    timers +6400s → nothing
  `);
});

test('an expiry that finds a cancel under way marks the order, whose end is then an expiry', () => {
  play(`
    new B 1@10000 id=a day
    ack a
    cancel a
    timers +6400s             → cancel_requested pending_cancel
    report cancelled a        → expired
  `);
});

test('an unknown order that is due stays unknown, and is cancelled once it turns out to rest', () => {
  play(`
    new B 1@10000 id=a day
    report unknown a
    timers +6400s             → cancel_requested unknown
    state open a 1@10000      → resolved_open live, cancel_requested pending_cancel
    report cancelled a        → expired
  `);
});

test('an order that expired at the venue first is expired once', () => {
  play(`
    new B 1@10000 id=a day
    ack a
    timers +6400s
    report expired a          → expired plain
    report cancelled a        → expired "cancelled at its expiry by both sides"
  `);
});

test('an order that is due when the process starts again is cancelled then', () => {
  play(`
    new B 1@10000 id=a day
    ack a
    restart       → restarted, fanout_done
    timers +1d    → cancel_requested of a pending_cancel
  `);
});

test('the next close is after now, today or tomorrow', () => {
  const DAY_US = 86_400_000_000;
  for (const closeUs of [0, 1, 36_000_000_000, DAY_US - 1]) {
    for (const nowUs of [0, closeUs - 1, closeUs, closeUs + 1, DAY_US - 1, 20_000 * DAY_US + 5]) {
      const next = nextSessionClose(nowUs, 0, closeUs, 0);
      assert.ok(next > nowUs && next - nowUs <= DAY_US);
      assert.equal(((next % DAY_US) + DAY_US) % DAY_US, closeUs);
    }
  }
});
