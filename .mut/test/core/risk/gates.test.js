import { test } from 'node:test';
import { ANY_INSTRUMENT, CommandHalf, CommandKind } from '../../../core/schema/command.js';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.js';
import { play } from '../../support/order-script.js';
const under = (limits, more = {}) => ({
    fastPath: false,
    limits,
    ...more,
});
test('size: the limit passes, one lot more does not', () => {
    play(`
    new B 50@10000   → accepted
    new B 51@10000   → refused SIZE_LIMIT limit 50 value 51
    new S 51@market  → refused SIZE_LIMIT
  `, under({ maxOrderLots: 50 }));
});
test('notional: the limit passes, one lot or one tick more does not', () => {
    play(`
    new B 50@10000   → accepted
    new S 50@10001   → refused NOTIONAL_LIMIT limit 500000 value 500050
    new B 51@10000   → refused NOTIONAL_LIMIT value 510000
  `, under({ maxOrderNotional: 500_000 }));
});
test('a market order is counted at the worst price that the collar allows', () => {
    play(`
    new B 50@market  → accepted
    account          → notional 550000
    new B 51@market  → refused NOTIONAL_LIMIT value 561000
    new S 55@market  → accepted
    account          → notional 1100000
    new S 56@market  → refused NOTIONAL_LIMIT value 560000
  `, under({ maxOrderNotional: 550_000, collarBps: 1_000 }));
});
test('collar: a buy may be so far above the reference, a sell so far below, not a tick more', () => {
    play(`
    new B 1@10100    → accepted
    new B 1@10101    → refused PRICE_COLLAR limit 10100 value 10101
    new B 1@1        → accepted
    new S 1@9900     → accepted
    new S 1@9899     → refused PRICE_COLLAR limit 9900 value 9899
    new S 1@90000    → accepted
    quote 9999
    new B 1@10098    → accepted                       # 10098.99 rounded towards the reference
    new B 1@10099    → refused PRICE_COLLAR limit 10098
    new S 1@9900     → accepted                       # 9899.01
    new S 1@9899     → refused PRICE_COLLAR limit 9900
  `, under({ collarBps: 100 }));
});
test('a quote as old as allowed passes, a microsecond older is stale, none at all is told so', () => {
    play(`
    quote 10000 age=5s
    new B 1@10000    → accepted
    quote 10000 age=5000001us
    new B 1@10000    → refused STALE_PRICE limit 5000000 value 5000001
    quote 0
    new B 1@10000    → refused NO_REFERENCE_PRICE
    new S 1@market   → refused NO_REFERENCE_PRICE
  `);
});
test('open orders: in flight, acknowledged, unknown and to be cancelled all count', () => {
    play(`
    new B 1@10000 id=a
    ack a
    new B 1@10000 id=b
    report unknown b
    new B 1@10000 id=c
    cancel c
    new B 1@10000 id=d    → accepted
    new B 1@10000         → refused OPEN_ORDERS_LIMIT limit 4 value 5
    new B 1@10000 account=1 → accepted
    new B 1@10000 of=1    → refused OPEN_ORDERS_LIMIT
    replace a 2@10000     → replace_requested
    fill d 1@10000        → filled
    new B 1@10000         → accepted
  `, under({ maxOpenOrders: 4 }));
});
test('open notional: what could still trade counts, on all instruments of the account, to the unit', () => {
    play(`
    new B 50@10000 id=a
    new S 30@10000 id=b of=1
    report unknown b
    new B 20@10000 id=c   → accepted
    new B 1@1             → refused OPEN_NOTIONAL_LIMIT limit 1000000 value 1000001
    fill a 10@10000       → partly_filled
    new B 10@10000 id=d   → accepted
    new B 1@1             → refused OPEN_NOTIONAL_LIMIT
    report rejected c
    account               → notional 800000
    new B 1@1 account=1   → accepted
  `, under({ maxOpenNotional: 1_000_000 }));
});
test('position: what is held and what could still be bought make the worst case', () => {
    play(`
    new B 60@10000 id=a
    fill a 60@10000       → filled
    new B 30@10000 id=b
    report unknown b
    new B 10@10000 id=c   → accepted
    new B 1@10000         → refused POSITION_LIMIT limit 100 value 101
    new S 160@10000 id=d  → accepted                   # from +60 to −100
    new S 1@10000         → refused POSITION_LIMIT value 101
    report cancelled b    → cancelled
    new B 30@10000        → accepted
    new B 1@10000         → refused POSITION_LIMIT
    new B 100@10000 of=1  → accepted
  `, under({ maxPositionLots: 100 }));
});
test('a replace is measured by what it adds', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 101@10000     → request_refused POSITION_LIMIT limit 100 value 101 live v1
    replace a 90@10000      → replace_requested
    report replaced a 90@10000
    fill a 40@10000
    new B 10@10000 id=b     → accepted
    new B 1@10000           → refused POSITION_LIMIT
    replace a 91@10000      → request_refused POSITION_LIMIT value 101
    replace a 89@10000      → replace_requested
    report replaced a 89@10000 → partly_filled
    new B 1@10000           → accepted
  `, under({ maxPositionLots: 100 }));
});
test('a replace to a dearer price is measured against size, notional, collar and open notional', () => {
    play(`
    new B 50@10000 id=a
    ack a
    replace a 61@9000     → request_refused SIZE_LIMIT limit 60 value 61
    replace a 60@10001    → request_refused NOTIONAL_LIMIT limit 600000 value 600060
    replace a 50@10101    → request_refused PRICE_COLLAR limit 10100
    replace a 60@10000    → request_refused OPEN_NOTIONAL_LIMIT limit 550000 value 600000
    replace a 55@10000    → replace_requested
  `, under({ maxOrderLots: 60, maxOrderNotional: 600_000, collarBps: 100, maxOpenNotional: 550_000 }));
});
test('over a limit already, what makes it less passes', () => {
    const script = play('new B 50@10000 id=a\nack a\nnew B 50@10000 id=b\nfill b 50@10000', under({ maxPositionLots: 100 }));
    limit(script, 60);
    script.play(`
    new B 1@10000      → refused POSITION_LIMIT
    replace a 40@10000 → replace_requested
    new S 10@10000     → accepted
  `);
});
function limit(script, maxPositionLots, blocked = 0) {
    script.world.command(CommandKind.set_limits, (command) => {
        command.f64.set([1e6, 1e12, maxPositionLots, 1_000, blocked, 0, 0], COMMAND_DEFINITION);
    });
}
test('blocked by its limits an instrument takes no order, and lets cancels pass', () => {
    const script = play('new B 50@10000 id=a\nack a');
    limit(script, 100, 1);
    script.play(`
    new B 1@10000      → refused SYMBOL_BLOCKED
    replace a 40@10000 → request_refused SYMBOL_BLOCKED
    cancel a           → pending_cancel
    new B 1@10000 of=1 → accepted
  `);
});
test('an account or instrument that nobody defined is refused', () => {
    const script = play(`
    new B 1@10000 account=2   → refused FORBIDDEN_ACCOUNT
    new B 1@10000 account=4   → refused FORBIDDEN_ACCOUNT
    new B 1@10000 account=-1  → refused FORBIDDEN_ACCOUNT
    new B 1@10000 of=2        → refused UNKNOWN_INSTRUMENT
    new B 1@10000 of=4        → refused UNKNOWN_INSTRUMENT
    new B 1@10000 of=-1       → refused UNKNOWN_INSTRUMENT
  `);
    define(script, 2, 1);
    define(script, 3, 0);
    script.play(`
    new B 1@10000 of=2        → refused SYMBOL_BLOCKED     # defined, but no limits allow it
    new B 1@10000 of=3        → refused NOT_TRADABLE
  `);
});
function define(script, instrument, tradable) {
    script.world.command(CommandKind.define_instrument, (command) => {
        command.i32[CommandHalf.INSTRUMENT] = instrument;
        command.f64.set([tradable, 1, 2, 1, 0, 1, 1, 5_000_000, 0], COMMAND_DEFINITION);
    });
}
test('an order that is none is refused, whatever it says', () => {
    const script = play(`
    new B 0@10000      → refused INVALID_QUANTITY
    new B -1@10000     → refused INVALID_QUANTITY
    new B 1.5@10000    → refused INVALID_QUANTITY
    new B 1e300@10000  → refused INVALID_QUANTITY
    new B 1@-1         → refused INVALID_PRICE
    new B 1@0.5        → refused INVALID_PRICE
    new B 1@1e300      → refused INVALID_PRICE
  `);
    script.play('account → open 0 notional 0');
});
test('quantities and prices whose product no double holds are refused, not rounded', () => {
    play(`
    quote 9007199254740991
    new B 9007199254740991@9007199254740991 → refused NOTIONAL_LIMIT value 9007199254740991
    new S 9007199254740991@market           → refused NOTIONAL_LIMIT
    quote 10000
    new B 112589990684@10000                → accepted
    new B 112589990685@10000                → refused NOTIONAL_LIMIT
  `, under({
        maxOrderLots: 2 ** 53 - 1,
        maxOrderNotional: 2 ** 53 - 1,
        maxPositionLots: 2 ** 53 - 1,
        maxOpenNotional: 2 ** 53 - 1,
    }));
});
test('without limits nothing passes', () => {
    const script = play('');
    script.world.command(CommandKind.set_limits, (command) => {
        command.i32[CommandHalf.INSTRUMENT] = ANY_INSTRUMENT;
    });
    script.play('new B 1@10000 → refused OPEN_ORDERS_LIMIT limit 0 value 1');
});
//# sourceMappingURL=gates.test.js.map