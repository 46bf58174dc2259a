import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { setLimits, addTag } from '../../support/risk-rows.ts';
import { begun } from '../../support/begun-world.ts';

describe('how often an account may act', () => {
  it('takes as many orders at once as the burst, and one more once a token has come back', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { orders_per_second: 2, orders_burst: 3 });
    script.play(`
      new B 1@9000   → accepted
      new B 1@9001   → accepted
      new B 1@9002   → accepted
      new B 1@9003   → refused ORDER_RATE limit 3 value 4
      wait 499999us
      new B 1@9003   → refused ORDER_RATE limit 3 value 4
      wait 1us
      new B 1@9003   → accepted
      new B 1@9004   → refused ORDER_RATE limit 3 value 4
      new B 1@9004 account=1 → accepted
      wait 3600s
      new B 1@9005   → accepted
      new B 1@9006   → accepted
      new B 1@9007   → accepted
      new B 1@9008   → refused ORDER_RATE limit 3 value 4
    `);
  });

  it('takes a second’s orders at once where no burst is set, and none where none are allowed', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { orders_per_second: 2 });
    setLimits(world.state, { account: 1 }, { orders_per_second: 0 });
    script.play(`
      new B 1@9000           → accepted
      new B 1@9001           → accepted
      new B 1@9002           → refused ORDER_RATE limit 2 value 3
      new B 1@9000 account=1 → refused ORDER_RATE limit 0 value 1
    `);
  });

  it('counts replaces among the messages and not among the orders, and cancels among neither', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { orders_per_second: 1, messages_per_second: 3 });
    script.play(`
      new B 10@9000 id=a → accepted
      ack a
      replace a 11@9000  → pending_replace
      report replaced a 11@9000
      replace a 12@9000  → pending_replace
      report replaced a 12@9000
      replace a 13@9000  → request_refused MESSAGE_RATE limit 3 value 4
      new B 1@9001       → refused ORDER_RATE limit 1 value 2
      cancel a           → pending_cancel
      report cancel_rejected a
      cancel a           → pending_cancel
    `);
  });

  it('counts nothing that was refused: it never leaves', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { orders_per_second: 2 });
    script.play(`
      new B 2000000@9000 → refused SIZE_LIMIT
      new B 2000000@9000 → refused SIZE_LIMIT
      new B 2000000@9000 → refused SIZE_LIMIT
      new B 1@9000 → accepted
      new B 1@50000 → refused PRICE_COLLAR
      new B 1@50000 → refused PRICE_COLLAR
      new B 1@9000 → accepted
      new B 1@9000 → refused ORDER_RATE
    `);
  });

  it('holds for the account, for its tag and for the firm, whichever is reached first', () => {
    const { script, world } = begun();
    const tag = addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, { firm: true }, { messages_per_second: 4 });
    setLimits(world.state, { account: 0 }, { messages_per_second: 3 });
    setLimits(world.state, { account: 0, tag }, { messages_per_second: 1 });
    script.play(`
      new B 1@9000 tag=alpha → accepted
      new B 1@9001 tag=alpha → refused MESSAGE_RATE limit 1 value 2
      new B 1@9001           → accepted
      new B 1@9002           → accepted
      new B 1@9003           → refused MESSAGE_RATE limit 3 value 4
      new B 1@9003 account=1 → accepted
      new B 1@9004 account=1 → refused MESSAGE_RATE limit 4 value 5
    `);
  });

  it('is as exact as a bucket of whole millionths, whatever the pace', () => {
    const pace = fc.record({
      perSecond: fc.integer({ min: 1, max: 50 }),
      burst: fc.integer({ min: 1, max: 5 }),
      waitsUs: fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 40, size: 'max' }),
    });
    fc.assert(
      fc.property(pace, ({ perSecond, burst, waitsUs }) => {
        const { world } = begun();
        setLimits(world.state, { account: 0 }, { orders_per_second: perSecond, orders_burst: burst });
        let nowUs = 0n;
        let atUs = 0n;
        let missing = 0n;
        for (const waitUs of waitsUs) {
          world.advance(waitUs);
          nowUs += BigInt(waitUs);
          const back = (nowUs - atUs) * BigInt(perSecond);
          const left = missing > back ? missing - back : 0n;
          const passes = left + 1_000_000n <= BigInt(burst) * 1_000_000n;
          const [told] = world.place({ ticks: 9_000, lots: 1 });
          assert.equal(told!.kind, passes ? 'accepted' : 'refused');
          if (!passes) continue;
          missing = left + 1_000_000n;
          atUs = nowUs;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('orders for each trade', () => {
  it('is looked at after so many messages of the day, and counts replaces and cancels', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_order_to_trade: 300, order_to_trade_after: 4 });
    script.play(`
      new B 10@9000 id=a → accepted
      ack a
      replace a 11@9000
      report replaced a 11@9000
      cancel a
      report cancelled a
      new B 10@9000 id=b → accepted
      new B 10@9000      → refused ORDER_TO_TRADE limit 300 value 500
      ack b
      fill b 1@9000
      new B 10@9000      → refused ORDER_TO_TRADE limit 300 value 500
      fill b 1@9000
      new B 10@9000      → accepted
      new B 10@9000      → accepted
      new B 10@9000      → refused ORDER_TO_TRADE limit 300 value 350
      cancel b           → pending_cancel
      new B 10@9000      → refused ORDER_TO_TRADE limit 300 value 400
    `);
  });

  it('rounds up: one hundredth beyond the limit is beyond it', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_order_to_trade: 133 });
    setLimits(world.state, { account: 1 }, { max_order_to_trade: 134 });
    for (const account of [0, 1]) {
      setLimits(world.state, { account }, { order_to_trade_after: 3 });
      for (const name of ['a', 'b', 'c']) {
        script.play(`
          new B 10@9000 account=${account} id=${name}${account}
          ack ${name}${account}
          fill ${name}${account} 1@9000
        `);
      }
    }
    script.play(`
      new B 10@9000 account=0 → refused ORDER_TO_TRADE limit 133 value 134
      new B 10@9000 account=1 → accepted
    `);
  });

  it('counts the messages that take tokens', () => {
    const { script, world } = begun();
    const many = { messages_per_second: 100, orders_per_second: 100 };
    setLimits(world.state, { account: 0 }, { max_order_to_trade: 300, ...many });
    script.play(`
      new B 1@9000 → accepted
      new B 1@9000 → accepted
      new B 1@9000 → accepted
      new B 1@9000 → refused ORDER_TO_TRADE limit 300 value 400
    `);
  });

  it('holds for the firm and for a tag as well', () => {
    const { script, world } = begun();
    const tag = addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, { firm: true }, { max_order_to_trade: 300 });
    setLimits(world.state, { account: 0, tag }, { max_order_to_trade: 100 });
    script.play(`
      new B 1@9000 tag=alpha → accepted
      new B 1@9000 tag=alpha → refused ORDER_TO_TRADE limit 100 value 200
      new B 1@9000           → accepted
      new B 1@9000 account=1 → accepted
      new B 1@9000 account=1 → refused ORDER_TO_TRADE limit 300 value 400
    `);
  });

  it('does not count the cancels of a guard, nor of an expiry', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_order_to_trade: 400 });
    script.play(`
      hold 7
      new B 1@9000
      new B 1@9000 gtd until=+1s
      drop 7
      timers
      settle
      timers +2s
      new B 1@9000 → accepted
      new B 1@9000 id=d → accepted
      new B 1@9000 → refused ORDER_TO_TRADE value 500
    `);
  });

  it('counts the cancels of a cancel-all', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_order_to_trade: 400 });
    script.play(`
      new B 1@9000
      new B 1@9000
      cancel all
      settle
      new B 1@9000 → refused ORDER_TO_TRADE value 500
    `);
  });
});
