import { test } from 'node:test';
import { play } from '../../support/order-script.ts';
import { begun } from '../../support/begun-world.ts';
import type { WorldOptions } from '../../support/engine-world.ts';
import type { LimitValues } from '../../../core/risk/limit-command.ts';

const under = (risk: LimitValues): WorldOptions => ({ fastPath: false, risk });

test('without any limit an order passes in a book that nobody has traded yet, and one on a blocked symbol does not', () => {
  play(
    `
    book                 → none
    new B 5000000@10000  → accepted
    book                 → position 0
    limit of=0 blocked=1 → limits_changed
    new B 1@10000        → refused SYMBOL_BLOCKED whose symbol
    new B 1@10000 of=1   → accepted
    limit of=0 blocked=none
    new B 1@10000        → accepted
  `,
    under({}),
  );
});

test('a collar, a size and a notional at the limit, and one tick or lot beyond', () => {
  play(
    `
    new B 50@10100   → accepted
    new B 51@10000   → refused SIZE_LIMIT limit 50 value 51 whose account
    new B 1@10101    → refused PRICE_COLLAR limit 10100 value 10101
    new S 1@9900     → accepted
    new S 1@9899     → refused PRICE_COLLAR limit 9900 value 9899
    new S 50@10400   → accepted
    new S 50@10401   → refused NOTIONAL_LIMIT limit 520000 value 520050
    new B 50@market  → accepted
  `,
    under({ max_order_quantity: 50, max_order_notional: 520_000, collar_bps: 100 }),
  );
});

test('a collar is rounded towards the reference, to the tick, however large the prices are', () => {
  const near: readonly (readonly [ticks: number, bps: number])[] = [
    [10_001, 33],
    [9_999, 1],
    [7, 1_000],
    // The product with the collar is about 2^50, and beyond it.
    [112_000_000_000, 50],
    [113_000_000_001, 51],
    [2_000_000_000_003, 7],
  ];
  for (const [ticks, bps] of near) {
    const most = Number((BigInt(ticks) * BigInt(10_000 + bps)) / 10_000n);
    const least = ticks - Number((BigInt(ticks) * BigInt(bps)) / 10_000n);
    play(
      `
      quote ${ticks}
      new B 1@${most}       → accepted
      new B 1@${most + 1}   → refused PRICE_COLLAR limit ${most} value ${most + 1}
      new S 1@${least}      → accepted
      new S 1@${least - 1}  → refused PRICE_COLLAR limit ${least} value ${least - 1}
    `,
      under({ collar_bps: bps }),
    );
  }
});

test('a market order without a collar is counted at the reference', () => {
  play(
    `
    new B 50@market  → accepted
    new B 51@market  → refused NOTIONAL_LIMIT limit 500000 value 510000
  `,
    under({ max_order_notional: 500_000 }),
  );
});

test('the oldest quote is that of the limit, or the instrument’s own', () => {
  const { script } = begun();
  script.play(`
    quote 10000 age=5s
    new B 1@10000          → accepted
    limit of=0 max_quote_age_ms=2000
    quote 10000 age=2s
    new B 1@10000          → accepted
    quote 10000 age=2000001us
    new B 1@10000          → refused STALE_PRICE limit 2000000 value 2000001
    new B 1@10000 of=1     → accepted
    quote 0
    new B 1@10000          → refused NO_REFERENCE_PRICE
  `);
});

test('the collar of a period is drawn from where the market was when the period began', () => {
  play(
    `
    new B 1@10000      → accepted
    quote 10300
    new B 1@10100      → accepted
    new B 1@10101      → refused PERIOD_COLLAR limit 10100 value 10101
    new B 1@market     → refused PERIOD_COLLAR value 10300
    new S 1@9900       → accepted
    new S 1@9899       → refused PERIOD_COLLAR limit 9900 value 9899
    new B 1@10300 of=1 → accepted                       # of another book
    wait 59999ms
    new B 1@10101      → refused PERIOD_COLLAR
    wait 1ms
    new B 1@10403      → accepted                       # the period is over: a new one, from 10300
    new B 1@10404      → refused PERIOD_COLLAR limit 10403
  `,
    under({ period_collar_bps: 100, collar_period_ms: 60_000 }),
  );
});

test('on the short-sale list no more is sold than is there, with all that is in flight or unknown', () => {
  play(
    `
    limit of=0 no_short=1
    new S 1@10000            → refused SHORT_SALE limit 0 value 1
    new B 100@10000 id=a
    new S 1@10000            → refused SHORT_SALE limit 0 value 1    # not bought yet
    fill a 100@10000         → filled
    new S 60@10000 id=b      → accepted
    report unknown b
    new S 40@10000 id=c      → accepted
    new S 1@10000            → refused SHORT_SALE limit 100 value 101
    ack c
    replace c 41@10000       → request_refused SHORT_SALE limit 100 value 101
    replace c 30@10000       → pending_replace
    report replaced c 30@10000
    new S 10@10000           → accepted
    new S 1@10000            → refused SHORT_SALE value 101
    new S 1@10000 of=1       → accepted
  `,
    under({}),
  );
});
