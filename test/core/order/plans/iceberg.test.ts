import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StopWord } from '../../../../core/memory/control.ts';
import { CommandHalf, CommandKind } from '../../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../../core/schema/definition.ts';
import { ORDER_WIDTH, OrderColumn } from '../../../../core/state/columns.ts';
import { findOrder } from '../../../../core/state/state.ts';
import type { WorldOptions } from '../../../support/engine-world.ts';
import { setText } from '../../../support/engine-world.ts';
import { begun } from '../../../support/begun-world.ts';
import { checkDecidedAgain, checkParts } from '../../../support/parts-checks.ts';

const FREEZE_LOTS = 100;
const HOUR_US = 3_600_000_000;

interface ScenarioOptions extends WorldOptions {
  readonly frozen?: boolean;
  /** Hours of a day in UTC; else it is always open. */
  readonly session?: readonly [opens: number, closes: number];
}

/** Plays a table, looking at everything after each line; a symbol's largest order is 100 lots where it is `frozen`. */
function scenario(name: string, lines: string, options: ScenarioOptions = {}): void {
  test(name, () => {
    const { script, world } = begun(options);
    if (options.frozen === true || options.session !== undefined) {
      const [opens, closes] = options.session ?? [0, 0];
      const freeze = options.frozen === true ? FREEZE_LOTS : 0;
      const session = opens === 0 ? 0 : 1 + opens * HOUR_US;
      world.command(CommandKind.define_instrument, (command) => {
        command.i32[CommandHalf.INSTRUMENT] = 0;
        setText(command, 'SYMBOL0');
        const terms = [0, 0, freeze, 0, session, 0b111_1111];
        command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, closes * HOUR_US, ...terms], COMMAND_DEFINITION);
      });
    }
    for (const line of lines.split('\n')) {
      script.play(line);
      checkParts(world);
    }
    checkDecidedAgain(world);
  });
}

scenario(
  'the first leg of an iceberg leaves at once, and only one is at a venue at a time',
  `
  new B 31@10000 id=a iceberg=2     → accepted working 31@10000 to 255, accepted routed 16@10000 to 0 of a.1
  ack a.1                           → live
  account                           → open 2 notional 310000
  book                              → buy 31
`,
);

scenario(
  'the next leg leaves when the last is filled completely, and the order is filled with its last leg',
  `
  new B 31@10000 id=a iceberg=2
  ack a.1                           → live
  fill a.1 16@10000                 → filled 16 of a.1, plan_moved working 16 31@10000, accepted routed 15@10000 of a.2
  fill a.2 15@10001                 → filled 15 of a.2, plan_moved filled 31 of a
  order a                           → filled 31 to 255
  book                              → position 31 buy 0 open 0
  account                           → open 0 notional 0
`,
);

scenario(
  'a part of a leg is told as a part of the order, and brings no next leg',
  `
  new S 40@10000 id=a iceberg=4
  ack a.1
  fill a.1 4@10000                  → partly_filled 4 of a.1, plan_moved working 4 40@10000 of a
  fill a.1 5@10000                  → partly_filled 9 of a.1, plan_moved working 9
  book                              → position -9 sell 31
  fill a.1 1@10000                  → filled 10 of a.1, plan_moved working 10, accepted routed 10@10000 of a.2
`,
);

scenario(
  'without a price the legs are market orders',
  `
  new B 6@market id=a iceberg=3     → accepted working 6@0, accepted routed 2@0 of a.1
  fill a.1 2@10000                  → filled, plan_moved working 2, accepted routed 2@0 of a.2
  fill a.2 2@10010                  → filled, plan_moved working 4, accepted routed 2@0 of a.3
  fill a.3 2@10020                  → filled, plan_moved filled 6
`,
);

scenario(
  'an iceberg of one leg, of too many legs, or of more legs than lots is refused',
  `
  new B 40@10000 iceberg=1          → refused INVALID_LEGS
  new B 60@10000 iceberg=51         → refused INVALID_LEGS
  new B 4@10000 iceberg=5           → refused INVALID_LEGS
  new B 40@10000 iceberg=4 variance=1 → refused INVALID_LEGS
  new B 5@10000 iceberg=5           → accepted working, accepted routed 1@10000
  new B 50@10000 iceberg=50 variance=0.999999 → accepted working, accepted routed 1@10000
`,
);

scenario(
  'an iceberg must be able to rest',
  `
  new B 40@10000 ioc iceberg=4      → refused INVALID_TIME_IN_FORCE
  new B 40@10000 fok iceberg=4      → refused INVALID_TIME_IN_FORCE
  new B 40@10000 day iceberg=4      → accepted working, accepted routed
`,
);

scenario(
  'a cancel of the order takes the leg from its venue before the order has ended',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  fill a.1 3@10000
  cancel a                          → cancel_requested pending_cancel 3 of a, cancel_requested pending_cancel 3 of a.1
  order a                           → pending_cancel
  book                              → buy 37
  cancel a                          → order_view pending_cancel of a
  report cancelled a.1              → cancelled 3 of a.1, plan_moved cancelled 3 of a
  book                              → position 3 buy 0
`,
);

scenario(
  'a leg that fills while the order is cancelled counts, and the order ends as cancelled with what it has',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  cancel a
  fill a.1 10@10000                 → filled 10 of a.1, plan_moved cancelled 10 of a
  book                              → position 10 buy 0
`,
);

scenario(
  'an order whose last leg fills while it is cancelled is filled',
  `
  new B 4@10000 id=a iceberg=2
  fill a.1 2@10000
  ack a.2
  cancel a                          → cancel_requested, cancel_requested of a.2
  fill a.2 2@10000                  → filled 2 of a.2, plan_moved filled 4 of a
`,
);

scenario(
  'a cancel of a leg is a cancel of the whole',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  cancel a.1                        → cancel_requested of a, cancel_requested of a.1
  report cancelled a.1              → cancelled, plan_moved cancelled of a
  cancel a.1                        → query_refused ORDER_FINAL
`,
);

scenario(
  'a leg that a venue cancels by itself ends the order as it stands',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  fill a.1 3@10000
  report cancelled a.1              → cancelled 3 of a.1, plan_moved cancelled 3 of a
  book                              → position 3 buy 0 open 0
`,
);

scenario(
  'a first leg that is rejected rejects the order, for the same reason',
  `
  new B 40@10000 id=a iceberg=4
  report rejected a.1               → rejected VENUE_REJECTED of a.1, plan_moved rejected VENUE_REJECTED of a
  order a                           → rejected VENUE_REJECTED
`,
);

scenario(
  'what was filled was not rejected: a later leg that is rejected cancels the order',
  `
  new B 40@10000 id=a iceberg=4
  fill a.1 10@10000
  report rejected a.2               → rejected of a.2, plan_moved cancelled VENUE_REJECTED 10 of a
`,
);

scenario(
  'a leg that expires at its venue expires the order',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  report expired a.1                → expired, plan_moved expired of a
`,
);

scenario(
  'a leg that never left is placed again after a pause, under an id of its own',
  `
  new B 40@10000 id=a iceberg=4
  report not_sent a.1               → not_sent of a.1, plan_moved working of a
  timers +999ms                     → nothing
  timers +1ms                       → accepted routed 10@10000 try 1
  order a.1                         → order 3 routed
  fill a.1 10@10000                 → filled 10, plan_moved working 10, accepted routed 10@10000 of a.2
  book                              → position 10 buy 30
`,
);

scenario(
  'a leg that never left again waits again',
  `
  new B 40@10000 id=a iceberg=4
  report not_sent a.1               → not_sent, plan_moved working
  timers +1s                        → accepted routed
  report not_sent a.1               → not_sent, plan_moved working
  timers +10ms                      → nothing
  timers +1s                        → accepted routed
  cancel a                          → cancel_requested, cancel_requested
  report not_sent a.1               → not_sent, plan_moved cancelled
`,
);

scenario(
  'while the outcome of a leg is unknown the order waits; proven absent, the leg is placed again',
  `
  new B 40@10000 id=a iceberg=4
  report unknown a.1                → outcome_unknown unknown
  timers +10m                       → nothing
  book                              → buy 40
  report absent a.1                 → not_sent, plan_moved working
  timers +1s                        → accepted routed 10@10000
`,
);

scenario(
  'an unknown leg that turns out to rest goes on where it was',
  `
  new B 40@10000 id=a iceberg=4
  report unknown a.1                → outcome_unknown
  state open a.1 10@10000           → resolved_open live
  fill a.1 10@10000                 → filled, plan_moved working 10, accepted of a.2
`,
);

scenario(
  'a cancel of an order whose leg is unknown waits for what becomes of the leg',
  `
  new B 40@10000 id=a iceberg=4
  report unknown a.1
  cancel a                          → cancel_requested pending_cancel of a, cancel_requested unknown of a.1
  state open a.1 10@10000           → resolved_open live, cancel_requested pending_cancel of a.1
  report cancelled a.1              → cancelled, plan_moved cancelled of a
`,
);

scenario(
  'a leg that refuses to be cancelled is asked again after a second, and after five times once a minute',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  cancel a                          → cancel_requested, cancel_requested of a.1
  report cancel_rejected a.1        → cancel_rejected live, plan_moved pending_cancel
  timers +900ms                     → nothing
  timers +100ms                     → cancel_requested of a.1
  report cancel_rejected a.1        → cancel_rejected, plan_moved pending_cancel
  timers +1s                        → cancel_requested of a.1
  report cancel_rejected a.1        → cancel_rejected, plan_moved
  timers +1s                        → cancel_requested of a.1
  report cancel_rejected a.1        → cancel_rejected, plan_moved
  timers +1s                        → cancel_requested of a.1
  report cancel_rejected a.1        → cancel_rejected, plan_moved
  timers +60s                       → nothing
  timers +1s                        → cancel_requested of a.1
  report cancelled a.1              → cancelled, plan_moved cancelled
`,
);

scenario(
  'cancel all ends order and leg, whichever it comes to first',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  new S 4@10100 id=b iceberg=2
  cancel all                        → cancel_all_started
  settle                            → cancel_requested of a, cancel_requested of a.1, cancel_requested of b, cancel_requested of b.1, fanout_done
  report cancelled a.1              → cancelled, plan_moved cancelled of a
  report cancelled b.1              → cancelled, plan_moved cancelled of b
  book                              → buy 0 sell 0 open 0
`,
);

scenario(
  'a kill of everything ends order and leg, and no further leg leaves',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  trading halted cancels            → trading_state_set
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working
  settle                            → cancel_requested pending_cancel of a, fanout_done, plan_moved cancelled 10 of a
  timers +1h                        → nothing
`,
);

scenario(
  'a kill of the broker takes the leg, and with it the order',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  trading halted cancels broker=0
  settle                            → cancel_requested of a.1, fanout_done
  report cancelled a.1              → cancelled, plan_moved cancelled of a
`,
);

scenario(
  'while trading is halted no further leg leaves; afterwards the order goes on',
  `
  new B 40@10000 id=a iceberg=4
  halt
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working 10
  timers +1s                        → plan_moved working
  resume
  timers +1s                        → accepted routed 10@10000 of a.2
`,
);

scenario(
  'where no broker is up the next leg waits, longer each time, and leaves when one is',
  `
  new B 40@10000 id=a iceberg=4
  score 0 down
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working 10
  timers +50ms                      → nothing
  timers +50ms                      → plan_moved working
  timers +10s                       → plan_moved working
  timers +2s                        → nothing
  score 0 ready
  timers +1s                        → accepted routed 10@10000
`,
);

scenario(
  'stop words keep the next leg back',
  `
  new B 40@10000 id=a iceberg=4
  stop 1
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working 10
  stop 0
  timers +100ms                     → accepted routed 10@10000
`,
);

test('the stop words of another order are not those of the next leg', () => {
  const { script, world } = begun();
  script.play('new B 40@10000 id=a iceberg=4');
  world.inputs.stopWords = StopWord.symbol;
  world.inputs.wordsOf = () => 0;
  script.play('fill a.1 10@10000   → filled, plan_moved working 10, accepted routed 10@10000 of a.2');
  world.inputs.wordsOf = () => StopWord.account;
  script.play('fill a.2 10@10000   → filled, plan_moved working 20, plan_moved working 20');
  checkParts(world);
  checkDecidedAgain(world);
});

scenario(
  'a leg that is filled at the close is followed by the next one when the market opens',
  `
  new B 40@10000 id=a iceberg=4
  wait 1h
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working 10
  timers +20h                       → plan_moved working 10, day_begun
  timers +1h                        → accepted routed 10@10000 of a.2
`,
  // The test begins at 22:13 UTC.
  { session: [20, 23] },
);

scenario(
  'a leg that one broker certainly refuses goes to the next, as any order does',
  `
  new B 40@10000 id=a iceberg=4     → accepted working, accepted routed to 0
  report busy a.1                   → rerouted routed to 1 try 2
  fill a.1 10@10000                 → filled, plan_moved working 10, accepted routed 10@10000
`,
  { brokers: 2 },
);

scenario(
  'an order whose time comes takes its leg along and expires',
  `
  new B 40@10000 id=a gtd ttl=1 iceberg=4
  ack a.1
  fill a.1 3@10000
  timers +1m                        → cancel_requested pending_cancel, cancel_requested pending_cancel
  report cancelled a.1              → expired 3 of a.1, plan_moved expired 3 of a
  book                              → position 3 buy 0
`,
);

scenario(
  'a leg that fills too much is booked and told, and no more than the rest is left',
  `
  new B 40@10000 id=a iceberg=4
  fill a.1 12@10000                 → filled 12 "filled beyond its quantity" of a.1, plan_moved working 12 40@10000, plan_moved working
  book                              → position 12 buy 28 halted
`,
);

scenario(
  'a last leg that fills too much leaves the order filled beyond its quantity',
  `
  new B 4@10000 id=a iceberg=2
  fill a.1 2@10000
  fill a.2 5@10000                  → filled 5 of a.2, plan_moved filled 7 4@10000 of a
  book                              → position 7 buy 0 halted
`,
);

scenario(
  'a fill that a venue tells of after the end counts for the order too',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  report cancelled a.1              → cancelled, plan_moved cancelled 0 of a
  fill a.1 4@10000                  → filled cancelled 4 "filled after cancel: the venue was faster" of a.1, plan_moved cancelled 4 of a
  fill a.1 4@10000 exec=7           → filled cancelled 8, plan_moved cancelled 8 of a
  fill a.1 4@10000 exec=7           → nothing
  order a                           → cancelled 8
  book                              → position 8 buy 0
`,
);

scenario(
  'a last leg that fills after the end leaves the order filled',
  `
  new B 4@10000 id=a iceberg=2
  fill a.1 2@10000
  report cancelled a.2              → cancelled, plan_moved cancelled 2 of a
  fill a.2 2@10000                  → filled filled 2 "filled after cancel: the venue was faster" of a.2, plan_moved filled 4 of a
  order a                           → filled 4
`,
);

scenario(
  'an execution told twice counts once for the order',
  `
  new B 40@10000 id=a iceberg=4
  fill a.1 4@10000 exec=7           → filled partly_filled 4, plan_moved working 4
  fill a.1 4@10000 exec=7           → nothing
  order a                           → working 4
`,
);

scenario(
  'a restart in the middle finds the leg unknown and goes on once it is known',
  `
  new B 40@10000 id=a iceberg=4
  fill a.1 10@10000                 → filled, plan_moved working 10, accepted routed of a.2
  restart                           → restarted, outcome_unknown unknown of a.2, fanout_done
  ready 0
  state open a.2 10@10000           → resolved_open live
  fill a.2 10@10000                 → filled, plan_moved working 20, accepted routed of a.3
  order a                           → working 20
`,
);

scenario(
  'a restart between a leg and the next one places the next one',
  `
  new B 40@10000 id=a iceberg=4
  halt
  fill a.1 10@10000                 → filled, plan_moved working 10, plan_moved working
  restart
  resume
  ready 0
  timers +1s                        → accepted routed 10@10000
`,
);

scenario(
  'a restart while the order is cancelled asks for the end of its leg again',
  `
  new B 40@10000 id=a iceberg=4
  ack a.1
  cancel a
  restart                           → restarted, outcome_unknown unknown of a.1, fanout_done
  ready 0
  state open a.1 10@10000           → resolved_open live, cancel_requested pending_cancel of a.1
  report cancelled a.1              → cancelled, plan_moved cancelled of a
`,
);

scenario(
  'an iceberg counts as one order, and holds what is left of it',
  `
  limit account=0 max_open_orders=2
  new B 40@10000 id=a iceberg=4     → accepted working, accepted routed
  new B 1@9999 id=b                 → accepted
  new B 1@9998                      → refused OPEN_ORDERS_LIMIT limit 2
  limit account=0 max_open_orders=3
  limit account=0 max_position=50
  new B 10@9998                     → refused POSITION_LIMIT
  new B 9@9998                      → accepted
`,
);

scenario(
  'a leg that would meet an order of the firm is held until that has left',
  `
  limit self_trade_mode=1
  new B 4@10000 id=a iceberg=2      → accepted working, accepted routed 2@10000 of a.1
  report not_sent a.1               → not_sent, plan_moved working
  new S 5@10000 id=b                → accepted routed of b
  ack b
  timers +1s                        → accepted held 2@10000 of a.1, cancel_requested of b
  report cancelled b                → cancelled
  timers                            → released routed of a.1
  fill a.1 2@10000                  → filled, plan_moved working 2, accepted routed 2@10000 of a.2
`,
);

scenario(
  'an order that would meet a leg of the firm goes by the same mode as if it met any order, and the whole iceberg goes',
  `
  limit self_trade_mode=2
  new B 4@10000 id=a iceberg=2
  ack a.1
  new S 5@10000 id=b                → accepted held of b
  timers                            → cancel_requested of a.1
  report cancelled a.1              → cancelled of a.1, plan_moved cancelled of a
  timers                            → released routed of b
`,
);

scenario(
  'an iceberg that would meet an order of the firm at once is refused where the newer one is to go',
  `
  limit self_trade_mode=1
  new S 5@10000 id=b
  new B 4@10000 iceberg=2           → refused SELF_TRADE
`,
);

scenario(
  'a cancel of an order whose leg is held ends both at once',
  `
  limit self_trade_mode=2
  new S 5@10000 id=b
  ack b
  new B 4@10000 id=a iceberg=2      → accepted working, accepted held of a.1
  cancel a                          → cancel_requested of a, cancelled of a.1, plan_moved cancelled of a
  book                              → buy 0 sell 5
`,
);

scenario(
  'a leg of its own account that ends by its time expires the order with it',
  `
  new B 40@10000 id=a gtd ttl=1 iceberg=4
  ack a.1
  report expired a.1                → expired of a.1, plan_moved expired of a
  timers +1m                        → nothing
`,
);

scenario(
  'the exits that are left alone under `entries` are judged by the whole order',
  `
  new S 6@10000 id=s
  fill s 6@10000
  new B 40@10000 id=a iceberg=4
  ack a.1
  trading reducing cancels account=0
  settle                            → cancel_requested of a, cancel_requested of a.1, fanout_done
`,
);

scenario(
  'no leg is larger than the largest order of the symbol, and an iceberg may be as large as all its legs',
  `
  new B 201@10000 iceberg=2         → refused FREEZE_QUANTITY limit 200 value 201
  new B 101@10000                   → refused FREEZE_QUANTITY limit 100
  new B 200@10000 id=a iceberg=2 variance=0.5 → accepted working, accepted routed 100@10000
  fill a.1 100@10000                → filled, plan_moved working 100, accepted routed 100@10000
`,
  { frozen: true },
);

scenario(
  'an order in slices leaves at once in slices that the symbol takes',
  `
  new B 250@10000 id=a autoslice    → accepted working 250@10000 to 255, accepted routed 84@10000, accepted routed 83@10000, accepted routed 83@10000
  fill a.2 83@10000                 → filled 83, plan_moved working 83
  fill a.1 84@10000                 → filled 84, plan_moved working 167
  fill a.3 80@10000                 → partly_filled 80, plan_moved working 247
  fill a.3 3@10000                  → filled 83, plan_moved filled 250 of a
`,
  { frozen: true },
);

scenario(
  'an order that the symbol takes whole is not sliced, and one of more than fifty slices is refused',
  `
  new B 100@10000 id=a autoslice    → accepted routed 100@10000
  new B 5001@10000 autoslice        → refused FREEZE_QUANTITY limit 5000 value 5001
  new B 101@10000 fok autoslice     → refused INVALID_TIME_IN_FORCE
  new B 101@market ioc autoslice    → accepted working, accepted routed 51@0, accepted routed 50@0
`,
  { frozen: true },
);

scenario(
  'fifty slices leave in a few steps',
  `
  new B 5000@10000 id=a autoslice   → accepted working, 16 × accepted routed 100@10000
  timers                            → 32 × accepted routed 100@10000
  timers                            → 2 × accepted routed 100@10000
  account                           → open 51 notional 50000000
  cancel a                          → cancel_requested of a, 16 × cancel_requested
`,
  { frozen: true, limits: { maxOpenOrders: 1 } },
);

scenario(
  'one slice that is rejected leaves the others; the order ends when all have, cancelled with what was filled',
  `
  new B 200@10000 id=a autoslice    → accepted working, 2 × accepted routed 100@10000
  report rejected a.1               → rejected of a.1
  fill a.2 100@10000                → filled 100, plan_moved cancelled VENUE_REJECTED 100 of a
`,
  { frozen: true },
);

scenario(
  'a slice that never left is placed again, beside the others',
  `
  new B 200@10000 id=a autoslice    → accepted working, 2 × accepted routed 100@10000
  report not_sent a.2               → not_sent, plan_moved working
  timers +1s                        → accepted routed 100@10000
  fill a.1 100@10000                → filled, plan_moved working 100
  fill a.2 100@10000                → filled, plan_moved filled 200
`,
  { frozen: true },
);

scenario(
  'neither an order in slices nor a part of an order is replaced',
  `
  new B 200@10000 id=a autoslice
  ack a.1
  replace a 150@9990                → query_refused NOT_REPLACEABLE
  replace a.1 50@9990               → query_refused NOT_REPLACEABLE
  new B 20@10000 id=b iceberg=2
  ack b.1
  replace b.1 10@9990               → query_refused NOT_REPLACEABLE
`,
  { frozen: true },
);

scenario(
  'a cancel of an order in slices cancels each of them',
  `
  new B 250@10000 id=a autoslice
  ack a.1
  ack a.3
  fill a.2 83@10000
  cancel a                          → cancel_requested of a, cancel_requested of a.3, cancel_requested of a.1
  report cancelled a.1              → cancelled
  report cancelled a.3              → cancelled, plan_moved cancelled 83 of a
`,
  { frozen: true },
);

scenario(
  'what no slice has had yet leaves although another slice was rejected',
  `
  new B 200@10000 id=a autoslice    → accepted working, 2 × accepted routed 100@10000
  report not_sent a.2               → not_sent, plan_moved working
  report rejected a.1               → rejected
  timers +1s                        → accepted routed 100@10000 of a.2
  fill a.2 100@10000                → filled, plan_moved cancelled 100 of a
`,
  { frozen: true },
);

test('an iceberg has cost what its legs have', () => {
  const { script, world } = begun();
  script.play(`
    new B 31@10000 id=a iceberg=2
    fill a.1 16@9990
    fill a.2 5@9995
  `);
  const row = findOrder(world.state, script.names.get('a')!);
  assert.equal(world.state.orders.words[row * ORDER_WIDTH + OrderColumn.FILLED_COST], 16 * 9_990 + 5 * 9_995);
});
