import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StopWord } from '../../../core/memory/control.ts';
import { SelfTradeMode } from '../../../core/risk/limit-field.ts';
import { MOST_HELD } from '../../../core/risk/held-orders.ts';
import { isForBroker } from '../../../core/schema/broker-events.ts';
import { EventKind } from '../../../core/schema/event.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { begun } from '../../support/begun-world.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { setLimits } from '../../support/risk-rows.ts';

describe('an order that would trade with another of the firm', () => {
  it('is refused with the other’s id where the newest is to go, at the price and not a tick away', () => {
    const { script, world } = begun({ brokers: 2 });
    setLimits(world.state, {}, { self_trade_mode: SelfTradeMode.cancel_newest });
    script.play(`
      new S 10@10010 account=1 broker=1 → accepted order 1
      new S 10@10020                    → accepted order 2
      new B 10@10009                    → accepted order 3
      new B 10@10010                    → refused SELF_TRADE limit 0 value 1
      new B 10@10025 broker=0           → refused SELF_TRADE value 1
      new B 10@market                   → refused SELF_TRADE value 1
      new S 10@10010                    → accepted order 4
      new S 10@10009                    → refused SELF_TRADE value 3
      new B 10@10025 of=1               → accepted
    `);
  });

  it('passes where nothing is set, and where the order itself says so', () => {
    const { script, world } = begun();
    script.play('new S 10@10010\nnew B 10@10010 → accepted routed');
    setLimits(world.state, {}, { self_trade_mode: SelfTradeMode.cancel_newest });
    script.play('new B 10@10010 → refused SELF_TRADE\nnew B 10@10010 stp=off → accepted routed');
  });

  it('meets orders of every open state, and market orders at any price', () => {
    const { script } = begun();
    for (const [ticks, way] of [
      [10_010, ''],
      [10_011, 'ack x'],
      [10_012, 'ack x\nfill x 1@10012'],
      [10_013, 'ack x\ncancel x'],
      [10_014, 'ack x\nreplace x 20@10015'],
      [10_016, 'report unknown x'],
      [10_017, 'report unknown x\ncancel x'],
    ] as const) {
      script.play(`
        new S 10@${ticks} as=x account=1
        ${way}
        new B 10@${ticks} stp=cancel_newest     → refused SELF_TRADE
        new B 10@${ticks - 1} stp=cancel_newest → accepted
        report cancelled x
      `);
    }
    script.play(`
      new B 1@market as=m account=1
      new S 10@10999 stp=cancel_newest → refused SELF_TRADE
      report cancelled m
      new S 10@10999 stp=cancel_newest → accepted
    `);
  });

  it('may be a replace: the price asked for is met, the one it had, and it is refused whatever the mode', () => {
    const { script, world } = begun();
    setLimits(world.state, {}, { self_trade_mode: SelfTradeMode.cancel_oldest });
    script.play(`
      new S 10@10010 as=s account=1
      ack s
      new B 10@10000 as=b
      ack b
      replace b 10@10010 → request_refused SELF_TRADE value 1
      replace b 10@10009 → pending_replace
      new S 10@10005 account=1 stp=cancel_newest → refused SELF_TRADE value 2
      report replaced b 10@10009
      replace b 10@9990  → pending_replace
      new S 10@10009 account=1 stp=cancel_newest → refused SELF_TRADE value 2
      report replaced b 10@9990
      new S 10@10009 account=1 stp=cancel_newest → accepted
    `);
  });
});

describe('an order that is held until the oldest is gone', () => {
  it('is sent nowhere before the last cancel is confirmed, and then to the broker of that moment', () => {
    const { script } = begun({ brokers: 2 });
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      new S 10@10020 as=y
      ack y
      new S 10@10030 as=z
      new B 10@10020 as=n stp=cancel_oldest → accepted held to 255 try 0
      account → open 3
      book → buy 10
      timers            → cancel_requested of x, cancel_requested of y
      timers            → nothing
      report cancelled x
      timers            → nothing
      score 0 down
      report cancelled y
      timers            → released routed of n to 1 try 1
      ack n at=1        → live
      fill n 10@10020   → filled
      order z           → routed
      timers            → nothing
    `);
  });

  it('is sent when the other was filled instead, or was already going', () => {
    const { script } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      cancel x account=1
      new B 10@10010 as=n stp=cancel_oldest → held
      timers            → nothing
      fill x 10@10010   → filled
      timers            → released routed of n
    `);
  });

  it('asks again after a pause where a cancel was rejected, so many times, and then ends with SELF_TRADE', () => {
    const { script } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      new B 10@10010 as=n stp=cancel_oldest
    `);
    for (let ask = 1; ask <= 5; ask++) {
      script.play(`
        timers                   → cancel_requested of x
        report cancel_rejected x → live
        timers                   → nothing
        timers +999999us         → nothing
        wait 1us
      `);
    }
    script.play(`
      timers  → cancelled of n SELF_TRADE
      order n → cancelled SELF_TRADE
      order x → live
      account → open 0 notional 0
      timers  → nothing
      wait 120s
      new B 10@10010 as=m stp=cancel_oldest → held
      timers  → cancel_requested of x
    `);
  });

  it('ends as cancelled once the others are gone, where both are to go', () => {
    const { script } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      new B 10@10010 as=n stp=cancel_both → accepted held
      timers             → cancel_requested of x
      timers             → nothing
      report cancelled x
      timers             → cancelled of n SELF_TRADE
      order n            → cancelled try 0
      account            → open 0 notional 0
    `);
  });

  it('ends at once when it is cancelled, alone, with all others or by its guard, and expires by itself', () => {
    const { script } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      hold 7
      new B 10@10010 as=a stp=cancel_oldest
      new B 10@10010 as=b stp=cancel_oldest
      new B 10@10010 as=c stp=cancel_oldest gtd until=+5s
      new B 10@10010 as=d stp=cancel_oldest
      timers             → cancel_requested of x
      cancel a           → cancelled of a
      cancel a           → query_refused ORDER_FINAL
      replace b 11@10010 → replaced held 11@10010 v2 of b
      timers +5s         → expired of c
      cancel all of=1    → cancel_all_started
      settle             → fanout_done count 0
      cancel b           → cancelled
      cancel all         → cancel_all_started
      settle             → cancelled of d, fanout_done
      new B 10@10010 as=e stp=cancel_oldest → held
      drop 7
      timers             → guard_fired
      settle             → cancelled of e, fanout_done
      account            → open 0 notional 0
      book               → buy 0
      report cancelled x
      timers             → nothing
    `);
  });

  it('counts in every limit, and holds its client order id', () => {
    const { script } = begun({ limits: { maxOpenOrders: 2 } });
    script.play(`
      new S 10@10010 as=x account=1
      new B 10@10010 id=n stp=cancel_oldest → held
      new B 10@9000                         → accepted
      new B 10@9000                         → refused OPEN_ORDERS_LIMIT limit 2 value 3
      new B 10@10010 id=n stp=cancel_oldest → place_repeated held
    `);
  });

  it('ends as not_sent where no broker has been up for a while when it could go, or trading was halted', () => {
    const { script, world } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      new B 10@10010 as=n stp=cancel_oldest
      new B 10@10010 as=m stp=cancel_oldest
      timers             → cancel_requested of x
      report cancelled x
      score 0 down
      timers +29999999us → nothing
      timers +1us        → not_sent of m NOT_SENT, not_sent of n NOT_SENT
      score 0 ready
      new S 10@10010 as=y account=1
      new B 10@10010 as=o stp=cancel_oldest
      timers
      report cancelled y
      halt
      timers             → not_sent of o NOT_SENT
    `);
    assert.equal(world.state.risk.words[RiskColumn.HELD_COUNT], 0);
  });

  it('waits for its brokers after a restart, while they recover or are busy, and is sent once one takes it', () => {
    const { script } = begun({ brokers: 2 });
    script.play(`
      new S 10@10010 as=x account=1
      new B 10@10010 as=n stp=cancel_oldest
      new B 10@10010 as=w stp=cancel_oldest broker=1
      timers             → cancel_requested of x
      wait 1m
      report cancelled x
      restart
      timers             → nothing
      wait 29s
      up 0
      settle
      timers +29s        → not_sent of w NOT_SENT   # one half minute after the restart nobody has seen its broker
      reconciled 0
      score 0 ready tokens=0
      timers +1m         → nothing
      score 0 ready
      timers             → released of n to 0 try 1
    `);
  });

  it('is not sent where its account, symbol or tag was stopped meanwhile, by a word or in the journal', () => {
    const stopped = [
      `stop ${StopWord.account}`,
      `stop ${StopWord.symbol}`,
      'trading halted account=0',
      'trading halted of=0',
      'trading halted account=0 of=0',
      'trading halted account=0 tag=T',
      'trading halted broker=0',
      'trading reducing',
      'limit account=0 blocked=1',
      'limit account=0 tag=T of=0 blocked=1',
    ];
    for (const stop of stopped) {
      const { script } = begun();
      script.play(`
        new S 10@10010 as=x account=1
        new B 10@10010 as=n tag=T stp=cancel_oldest
        timers   → cancel_requested of x
        ${stop}
        report cancelled x
        timers   → not_sent of n NOT_SENT
      `);
    }
  });

  it('looks at the words of its own account and symbol, whatever order was judged last', () => {
    const { script, world } = begun();
    world.inputs.wordsOf = (account, instrument) => (account === 0 && instrument === 0 ? 0 : StopWord.account);
    script.play(`
      new S 10@10010 as=x account=1
      new B 10@10010 as=n stp=cancel_oldest
      new S 10@10010 as=y of=1
      new B 10@10010 as=m of=1 stp=cancel_oldest
      timers           → cancel_requested of y, cancel_requested of x
      report cancelled x
      report cancelled y
      stop ${StopWord.account}
      timers           → not_sent of m, released of n
    `);
  });

  it('is not sent after a loss has stopped its account, its tag or the firm, but for what only makes a position smaller', () => {
    for (const scope of ['account=0', 'account=0 tag=T', 'firm']) {
      const { script, world } = begun();
      script.play(`
        limit ${scope} max_daily_loss=100
        new B 20@10010 as=a tag=T
        ack a
        fill a 20@10010
        new S 10@10015 as=x account=1 of=1
        new B 10@9990 as=y account=1
        new B 10@10015 as=n tag=T of=1 stp=cancel_oldest  → held
        new S 20@9990 as=e tag=T stp=cancel_oldest   → held
        new S 1@9991 as=f tag=T stp=off
      `);
      world.advance(1_000_000);
      world.marks([10_000]);
      script.play(`
        report cancelled x
        report cancelled y
        timers            → not_sent of e, not_sent of n   # 21 lots would turn the position
        report cancelled f
        new S 20@9990 as=e tag=T  → accepted
        new B 1@9000 tag=T        → refused DAILY_LOSS
      `);
    }
  });

  it('gives way to a newer one that would trade with it', () => {
    const { script } = begun();
    script.play(`
      new S 10@10010 as=x account=1
      ack x
      new B 10@10010 as=n stp=cancel_oldest            → held
      new S 10@10000 as=m stp=cancel_oldest account=1  → held
      timers → cancelled of n, released of m
      order x → live
    `);
  });

  it('waits for a newer one that would trade with it and waits itself', () => {
    const { script } = begun();
    script.play(`
      new B 10@10020 as=p
      ack p
      new S 10@10015 as=m account=1 stp=cancel_oldest → held
      timers                   → cancel_requested of p
      report cancel_rejected p → live
      cancel m account=1       → cancelled
      new S 10@10012 as=x account=1 stp=off
      ack x
      new B 10@10012 as=h stp=cancel_oldest → held
      timers                   → cancel_requested of x
      new S 10@10000 as=n account=1 stp=cancel_oldest → held
      timers                   → nothing
      wait 1s
      timers                   → cancel_requested of p, cancelled of h
      report cancelled p
      timers                   → released of n
    `);
  });

  it('has nothing sent for it by any event that the broker hears before it is released', () => {
    assert.equal(isForBroker(EventKind.released), true);
  });

  it('is refused beyond so many that are held at once', () => {
    const { script, world } = begun({
      capacities: { ...smallCapacities, orders: 2048 },
      limits: { maxOpenOrders: 2 * MOST_HELD },
    });
    script.play('new S 10@10010 as=x account=1\nack x');
    for (let i = 0; i < MOST_HELD; i++) {
      assert.equal(
        world.place({ ticks: 10_010, lots: 1, options: SelfTradeMode.cancel_oldest + 1 })[0]!.status,
        'held',
      );
    }
    script.play(`
      new B 1@10010 stp=cancel_oldest → refused RISK_TABLE_FULL limit ${MOST_HELD} value ${MOST_HELD + 1}
      new B 1@10009 stp=cancel_oldest → accepted routed
      timers             → cancel_requested of x
      report cancelled x
      timers             → 16 × released
      new S 1@10011 stp=cancel_newest → accepted routed
    `);
  });
});
