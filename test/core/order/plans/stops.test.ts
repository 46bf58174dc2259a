import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeInForce } from '../../../../core/schema/order-kind.ts';
import { begun } from '../../../support/begun-world.ts';
import { assertDecidedAgain } from '../../../support/decided-again.ts';

/** Last trade, bid and ask are 10000 when a scenario begins; there are two brokers. */
const Scenarios: Readonly<Record<string, string>> = {
  'a sell stop waits above its price and triggers at it, then goes as a market order': `
    new S 10@market stop=9900 id=a → accepted armed of a to 255
    tick 9901 → nothing
    order a → armed
    tick 9900 → triggered at 9900 of a, released routed to 0 try 1 of a
    ack a → live
    fill a 10@9899 → filled, plan_moved filled of a
    order a → filled 10`,
  'a buy stop waits below its price and triggers at it': `
    new B 10@market stop=10100 id=a → accepted armed
    tick 10099 → nothing
    tick 10100 → triggered at 10100, released routed`,
  'a price that jumps over the stop triggers it': `
    new S 10@market stop=9900 id=a → accepted armed
    tick 9500 → triggered at 9500, released routed`,
  'a stop limit goes as a limit order at its own price once it triggers': `
    new S 10@9890 stop=9900 id=a → accepted armed 10@9890
    tick 9900 → triggered, released routed 10@9890
    ack a → live
    tick 9000 → nothing`,
  'a spike of one tick in a record of several triggers': `
    new S 10@market stop=9900 id=a
    ticks 10000,9899,10000 → triggered at 9899, released routed`,
  'a spike before the order was there, in a record that goes on after it, does not trigger': `
    wait 1s
    new S 10@market stop=9900 id=a
    wait 1s
    ticks 9899,10000 ago=2s → nothing
    ticks 9899,9850 ago=2s → triggered at 9850, released routed`,
  'a tick from before the order was there does not trigger': `
    wait 1s
    new S 10@market stop=9900 id=a
    tick 9000 ago=1s → nothing`,
  'by bid_ask a sell looks at the bid and a buy at the ask': `
    new S 10@market stop=9900 by=bid_ask id=a
    new B 10@market stop=10100 by=bid_ask id=b
    tick 9000 bid=9901 ask=10099 → nothing
    tick bid=9900 ask=10099 → triggered at 9900 of a, released of a
    tick bid=9901 ask=10100 → triggered at 10100 of b, released of b`,
  'by mark the middle of bid and ask counts, without them the last': `
    new S 10@market stop=9900 by=mark id=a
    new S 20@market stop=9800 by=mark id=b
    tick 9000 bid=9890 ask=9912 → nothing
    tick 9000 bid=9890 ask=9911 → triggered at 9900 of a, released of a
    tick 9800 → triggered at 9800 of b, released of b`,
  'ticks of another instrument mean nothing': `
    new S 10@market stop=9900 id=a
    tick 9000 of=1 → nothing`,
  'of several stops each is triggered by its own price, the first reached first': `
    new S 10@market stop=9900 id=a
    new S 11@market stop=9950 id=b
    new S 12@market stop=9800 id=c
    tick 9900 → triggered of b, triggered of a, released of b, released of a
    order c → armed`,
  'a trailing stop follows the best price by its distance and never goes back': `
    new S 10@market trail=100 id=a → accepted armed
    tick 10000 → trailed
    tick 10200 → trailed
    tick 10101 → nothing
    tick 10100 → triggered at 10100, released routed`,
  'a trailing buy follows the price down': `
    new B 10@market trail=100 id=a → accepted armed
    tick 10000 → trailed
    tick 9700 → trailed
    tick 9799 → nothing
    tick 9800 → triggered at 9800, released routed`,
  'a trail in percent is rounded up to a whole tick: the stop is never nearer than asked': `
    new S 10@market trail=1% id=a → accepted armed
    tick 10001 → trailed
    tick 9901 → nothing # 10001 − 100.01 = 9900.99
    tick 9900 → triggered at 9900, released routed`,
  'a trailing stop by bid_ask follows its own side': `
    new S 10@market trail=50 by=bid_ask id=a
    tick 10500 bid=10000 ask=10002 → trailed
    tick 9000 bid=9951 ask=9953 → nothing
    tick 10500 bid=9950 ask=9953 → triggered at 9950, released routed`,
  'in a record of several ticks a trailing stop is triggered by a fall from a high that it had not seen': `
    new S 10@market trail=100 id=a
    tick 9000 → trailed
    ticks 9500,9400,9800 → trailed, triggered at 9400, released routed`,
  'in a record of several ticks a rise behind a low does not trigger a trailing stop': `
    new S 10@market trail=100 id=a
    tick 10000 → trailed
    ticks 9950,10200,10150 → trailed
    tick 10100 → triggered at 10100, released routed`,
  'trailing stops of the same kind follow in one event': `
    new S 10@market trail=100 id=a
    new S 11@market trail=200 id=b
    tick 10000 → trailed
    tick 10001 → trailed`,
  'a stop limit is refused in the same way': `
    new B 10@10100 stop=9990 → refused WOULD_TRIGGER limit 9990 value 10000`,
  'a trailing stop without any price to go by is refused, a stop with its own is not': `
    quote 0
    new S 10@market trail=100 → refused NO_REFERENCE_PRICE
    new S 10@market stop=9900 id=a → accepted armed
    tick 9900 → triggered, released`,
  'by an old quote a trailing stop is not judged, and a stop by its own price': `
    quote 10000 age=6s
    new S 10@market trail=100 → refused STALE_PRICE
    new S 10@market stop=9900 → accepted armed`,
  'a sell stop is counted at the reference where that is worth more, a trailing stop at the reference': `
    new S 10@market stop=9000 id=a → accepted armed limit 10000
    new S 10@market trail=100 id=b → accepted armed limit 10000
    new S 10@8990 stop=9000 id=c → accepted armed limit 8990`,
  'a stop is refused by what its price is worth': `
    limit account=0 max_order_notional=131999
    new B 10@market stop=12000 → refused NOTIONAL_LIMIT value 132000`,
  'cancelled while armed it ends at once, and gives back what it held': `
    new S 10@market stop=9900 id=a
    cancel a → cancelled of a, plan_moved cancelled of a
    account → open 0 notional 0
    tick 9000 → nothing`,
  'a cancel of all ends those that are armed at once': `
    new S 10@market stop=9900 id=a
    new B 10@market stop=10100 id=b
    cancel all
    settle
    order a → cancelled
    order b → cancelled
    tick 9000 → nothing`,
  'a trailing stop with protection is sent as a limit that follows from where it triggered': `
    new S 10@market trail=100 protect=100 id=a → accepted armed
    tick 10000 → trailed
    tick 10500 → trailed
    tick 10400 → triggered at 10400, released routed 10@10296`,
  'a trailing stop that was armed in the middle of a record follows its newest price, and no higher one before': `
    wait 1s
    new S 10@market trail=100 id=a
    wait 1s
    ticks 10500,10200 ago=2s → trailed
    tick 10101 → nothing
    tick 10100 → triggered at 10100, released routed`,
  'a stop for the day ends with it, armed': `
    new S 10@market stop=9900 id=a day
    timers +24h → expired of a, day_begun, plan_moved expired of a
    tick 9000 → nothing`,
  'a stop until a time ends then, a tick before it triggers': `
    new S 10@market stop=9900 id=a gtd until=+1m
    new S 11@market stop=9900 id=b gtd until=+1m
    timers +59s → nothing
    cancel b
    tick 9900 → triggered, released
    timers +1s → cancel_requested of a`,
  'a triggered stop waits for a broker that is busy, and goes when it has room': `
    new S 10@market stop=9900 id=a
    score 0 ready tokens=0
    score 1 ready tokens=0
    tick 9900 → triggered, plan_moved triggered
    timers → nothing
    timers +10ms → plan_moved triggered
    score 0 ready
    timers +10ms → released routed to 0`,
  'a triggered stop that finds no broker up for half a minute is not sent': `
    new S 10@market stop=9900 id=a
    down 0
    down 1
    settle
    score 0 down
    score 1 down
    tick 9900 → triggered, plan_moved triggered
    timers +31s → not_sent NOT_SENT, plan_moved not_sent
    account → open 0 notional 0`,
  'one that waits for a broker can be cancelled': `
    new S 10@market stop=9900 id=a
    score 0 ready tokens=0
    score 1 ready tokens=0
    tick 9900
    cancel a → cancelled, plan_moved cancelled
    timers +1s → nothing`,
  'where trading is halted it triggers and is not sent': `
    new S 10@market stop=9900 id=a
    halt
    tick 9900 → triggered, not_sent, plan_moved not_sent`,
  'where its symbol is halted it is not sent, and one of another symbol is': `
    new S 10@market stop=9900 id=a
    new S 10@market stop=9900 id=b of=1
    trading halted of=0
    tick 9900 → triggered of a, not_sent of a, plan_moved
    tick 9900 of=1 → triggered of b, released of b`,
  'with a stop word on everything it is not sent': `
    new S 10@market stop=9900 id=a
    stop 1
    tick 9900 → triggered, not_sent, plan_moved`,
  'under reducing only an exit is released': `
    new B 10@10000 id=p
    ack p
    fill p 10@10000
    new S 10@market stop=9900 id=exit
    new B 10@market stop=10100 id=entry
    trading reducing
    tick 9900 → triggered of exit, released of exit
    tick 10100 → triggered of entry, not_sent of entry, plan_moved`,
  'a triggered stop that would meet an order of the firm is held until that one is gone': `
    new B 10@9950 id=b account=1
    ack b
    new S 10@market stop=9900 id=a stp=cancel_oldest → accepted armed
    tick 9900 → triggered triggered of a, triggered held of a
    timers → cancel_requested of b
    report cancelled b
    timers → released routed of a
    ack a → live
    fill a 10@9899 → filled, plan_moved`,
  'a held one is cancelled at once': `
    new B 10@9950 id=b account=1
    ack b
    new S 10@market stop=9900 id=a stp=cancel_oldest
    tick 9900
    cancel a → cancelled of a, plan_moved cancelled
    timers → nothing`,
  'armed it meets nobody: others may trade beside it': `
    new S 10@9890 stop=9900 id=a stp=cancel_oldest
    new B 10@9950 id=b account=1 stp=cancel_oldest → accepted routed`,
  'over a restart armed stays armed': `
    new S 10@market stop=9900 id=a
    new S 10@market trail=100 id=b
    tick 10000 → trailed
    tick 10100 → trailed
    restart
    ready 0
    order a → armed
    tick 10001 → nothing
    tick 10000 → triggered of b, released of b
    tick 9900 → triggered of a, released of a`,
  'a rejected one ends its plan': `
    new S 10@market stop=9900 id=a
    tick 9900
    report rejected a → rejected, plan_moved rejected`,
  'refused for the moment by one broker it goes to the next': `
    new S 10@market stop=9900 id=a
    tick 9900 → triggered, released to 0 try 1
    report busy a → rerouted to 1 try 2`,
  'two stops of the same content are duplicates, with another stop price they are not': `
    limit account=0 duplicate_window_ms=1000
    new S 10@market stop=9900 id=a → accepted
    new S 10@market stop=9900 id=b → refused DUPLICATE_ORDER
    new S 10@market stop=9899 id=c → accepted
    new S 10@market trail=100 id=d → accepted
    new S 10@market trail=101 id=e → accepted
    new S 10@market id=f → accepted routed`,
};

test('one tick triggers as many as wait for it, however many steps that takes', () => {
  const { script, world } = begun({ brokers: 2 });
  for (let i = 0; i < 40; i++) script.play(`new S 1@market stop=${9_900 + i} id=s${i}`);
  for (let i = 0; i < 20; i++) script.play(`new S 1@market trail=100 id=t${i}`);
  script.play('tick 10000');
  const told = script.world.ticks([{ last: 9_900 }]);
  assert.equal(told.filter(({ kind }) => kind === 'triggered').length, 60);
  assert.equal(told.filter(({ kind }) => kind === 'released').length, 60);
  assertDecidedAgain(world);
});

function show(lines: string): void {
  const { script, world } = begun({ brokers: 2 });
  script.play(lines);
  assertDecidedAgain(world);
}

for (const [name, lines] of Object.entries(Scenarios)) test(name, () => show(lines));

test('a stop whose price is there already is refused, a tick further on it is not', () => {
  show(`
    new S 10@market stop=10000 id=a → refused WOULD_TRIGGER limit 10000 value 10000
    new B 10@market stop=10000 id=a → refused WOULD_TRIGGER
    new S 10@market stop=9999 id=a → accepted armed
    new B 10@market stop=10001 id=b → accepted armed`);
});

test('a stop is counted where it would trade, while it is armed and after', () => {
  show(`
    new B 10@market stop=12000 id=a → accepted armed limit 13200
    account → open 1 notional 132000
    book → buy 10 open 1
    tick 12000 → triggered, released routed
    account → open 1 notional 132000
    ack a
    fill a 10@12001 → filled, plan_moved
    account → open 0 notional 0
    book → buy 0 position 10`);
});

test('a stop far from the market is no collar’s business, its limit far from its stop is', () => {
  show(`
    new B 10@market stop=20000 id=a → accepted armed
    new B 10@22000 stop=20000 id=b → accepted armed
    new B 10@22001 stop=20000 → refused PRICE_COLLAR limit 22000 value 22001
    new S 10@4500 stop=5000 id=c → accepted armed
    new S 10@4499 stop=5000 → refused PRICE_COLLAR limit 4500 value 4499`);
});

test('the event that ends an armed order whose time has come says that it expired', () => {
  const { world } = begun();
  world.place({
    side: 'sell',
    ticks: 0,
    type: 'stop',
    terms: { STOP_TICKS: 9_900 },
    ttlMinutes: 1,
    tif: TimeInForce.gtd,
  });
  world.advance(60_000_000);
  const [ended] = world.timers();
  assert.deepEqual([ended!.kind, ended!.status], ['expired', 'expired']);
});

test('a stop by mark is judged by the mark when it is placed, whatever traded last', () => {
  const { script, world } = begun();
  Object.assign(world.inputs, { refTicks: 9_950, lastTicks: 9_850 });
  script.play('new S 10@market stop=9900 by=mark → accepted armed');
  Object.assign(world.inputs, { refTicks: 9_900, lastTicks: 9_950 });
  script.play('new S 10@market stop=9900 by=mark → refused WOULD_TRIGGER');
});
