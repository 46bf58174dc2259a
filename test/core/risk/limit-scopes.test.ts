import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from '../../../core/state/table.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { play } from '../../support/order-script.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { createState } from '../../../core/state/state.ts';

const OPTIONS = { fastPath: false, brokers: 2, risk: { max_order_quantity: 1_000 } };

test('of the scopes that set a limit the most specific holds: account before tag, symbol and broker', () => {
  play(
    `
    new B 1001@10000                            → refused SIZE_LIMIT limit 1000
    limit broker=1 max_order_quantity=10
    limit of=0 max_order_quantity=20
    limit of=0 broker=1 max_order_quantity=30
    limit account=0 max_order_quantity=40
    limit account=0 of=0 max_order_quantity=50
    limit account=0 tag=t max_order_quantity=60
    limit account=0 tag=t of=0 broker=1 max_order_quantity=70
    new B 11@10000 account=1 of=1 broker=1       → refused SIZE_LIMIT limit 10
    new B 21@10000 account=1 broker=0            → refused SIZE_LIMIT limit 20
    new B 31@10000 account=1 broker=1            → refused SIZE_LIMIT limit 30
    new B 1001@10000 account=1 of=1 broker=0     → refused SIZE_LIMIT limit 1000
    new B 41@10000 of=1                          → refused SIZE_LIMIT limit 40
    new B 51@10000                               → refused SIZE_LIMIT limit 50
    new B 61@10000 tag=t broker=0                → refused SIZE_LIMIT limit 60
    new B 71@10000 tag=t broker=1                → refused SIZE_LIMIT limit 70
    new B 51@10000 tag=u                         → refused SIZE_LIMIT limit 50    # another tag
    limit account=0 tag=t max_order_quantity=none
    new B 51@10000 tag=t broker=0                → refused SIZE_LIMIT limit 50
    new B 50@10000 tag=t broker=0                → accepted
  `,
    OPTIONS,
  );
});

test('what is set goes before what is configured, and comes back where it is taken away', () => {
  play(
    `
    limit max_order_quantity=5             → limits_changed
    new B 6@10000                          → refused SIZE_LIMIT limit 5
    limit configured account=0 max_order_quantity=2
    new B 6@10000                          → refused SIZE_LIMIT limit 5
    limit max_order_quantity=none
    new B 3@10000                          → refused SIZE_LIMIT limit 2
  `,
    OPTIONS,
  );
});

test('totals of a tag, a broker and the firm are their own; those of each account are no limit of them', () => {
  play(
    `
    limit max_open_orders=2
    limit account=0 tag=t max_open_orders=1
    limit broker=1 max_open_orders=2
    limit firm max_open_orders=4
    new B 1@9000 tag=t broker=1            → accepted
    new B 1@9000 tag=t broker=1            → refused OPEN_ORDERS_LIMIT limit 1 value 2 whose tag
    new B 1@9000 tag=u broker=0            → accepted
    new B 1@9000 tag=u broker=0            → refused OPEN_ORDERS_LIMIT limit 2 value 3 whose account
    new B 1@9000 account=1 broker=1        → accepted
    new B 1@9000 account=1 broker=1        → refused OPEN_ORDERS_LIMIT limit 2 value 3 whose broker
    new B 1@9000 account=1 broker=0        → accepted
    limit max_open_orders=9
    new B 1@9000 account=1 broker=0        → refused OPEN_ORDERS_LIMIT limit 4 value 5 whose firm
  `,
    OPTIONS,
  );
});

test('each decision names exactly one version of the limits, and each change makes one', () => {
  play(
    `
    new B 1@9000                                     → by 2     # the first: risk began; the second: what is configured
    limit max_order_quantity=5 collar_bps=100        → limits_changed v3
    new B 6@9000                                     → refused by 3
    limit if=2 max_order_quantity=6                  → query_refused LIMITS_VERSION_MISMATCH limit 3
    new B 6@9000                                     → refused by 3
    limit if=3 max_order_quantity=6                  → limits_changed v4
    new B 6@9000 as=a                                → accepted by 4
    ack a
    replace a 7@9000                                 → request_refused SIZE_LIMIT by 4
  `,
    OPTIONS,
  );
});

test('a limit that its scope can’t have, or that is none, is refused and changes nothing', () => {
  const script = play('', OPTIONS);
  const before = { ...script.world.state.hash };
  script.play(`
    limit of=0 max_open_orders=1                 → query_refused INVALID_LIMIT_SCOPE
    limit broker=0 cash=1                        → query_refused INVALID_LIMIT_SCOPE
    limit broker=0 max_position=1                → query_refused INVALID_LIMIT_SCOPE
    limit account=0 broker=0 max_open_orders=1   → query_refused INVALID_LIMIT_SCOPE
    limit firm collar_bps=1                      → query_refused INVALID_LIMIT_SCOPE
    limit firm account=0 cash=1                  → query_refused INVALID_LIMIT_SCOPE
    limit firm of=0 cash=1                       → query_refused INVALID_LIMIT_SCOPE
    limit tag=t max_order_quantity=1             → query_refused INVALID_LIMIT_SCOPE
    limit account=3 max_order_quantity=1         → query_refused FORBIDDEN_ACCOUNT
    limit of=3 max_order_quantity=1              → query_refused UNKNOWN_INSTRUMENT
    limit broker=2 max_order_quantity=1          → query_refused INVALID_BROKER
    limit max_order_quantity=-1                  → query_refused INVALID_PARAMETER
    limit max_order_quantity=0.5                 → query_refused INVALID_PARAMETER
    limit max_order_quantity=9007199254740991    → query_refused INVALID_PARAMETER
    limit blocked=2                              → query_refused INVALID_PARAMETER
    limit self_trade_mode=4                      → query_refused INVALID_PARAMETER
    limit                                        → query_refused INVALID_PARAMETER
  `);
  assert.deepEqual({ ...script.world.state.hash }, before);
});

test('limits of more scopes than there are rows are refused, those of known ones are still changed', () => {
  const capacities = { ...smallCapacities, limits: 3, tags: 1 };
  play(
    `
    limit account=0 max_order_quantity=1         → limits_changed
    limit account=0 tag=t max_order_quantity=2   → limits_changed
    limit account=1 max_order_quantity=1         → query_refused RISK_TABLE_FULL limit 3
    limit account=0 tag=u max_order_quantity=2   → query_refused RISK_TABLE_FULL limit 1
    limit account=0 max_order_quantity=3         → limits_changed
    new B 1@9000 tag=t                           → accepted
    new B 1@9000 tag=u                           → refused RISK_TABLE_FULL limit 1
  `,
    { ...OPTIONS, capacities },
  );
});

test('an order in a book that finds no row is refused, one in a known book is not', () => {
  play(
    `
    new B 1@9000 of=1 account=1 → accepted
    new B 1@9000 account=1      → refused RISK_TABLE_FULL limit 1
    new B 1@9000 of=1 account=1 → accepted
  `,
    { ...OPTIONS, capacities: { ...smallCapacities, books: 1 } },
  );
});

test('changes of limits and overrides are decided again to the same bytes and give the same state', () => {
  const script = play(
    `
    limit account=0 tag=t of=0 max_order_quantity=5 collar_bps=100
    limit account=0 tag=t of=0 collar_bps=none
    limit firm max_open_orders=9
    override x SIZE_LIMIT,VAR_LIMIT
    new B 6@9000 tag=t id=x → accepted overridden
    override y SIZE_LIMIT
    override y
    new B 1@9000 tag=t again
  `,
    OPTIONS,
  );
  const state = createState(smallCapacities);
  const again = recordsOf(new ArrayBuffer(EVENT_BYTES));
  for (const event of script.world.journal) {
    const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
    records.u8.set(event);
    assert.equal(redecide(state, records, 0, { records: again, claim: () => 0 }), 0);
    assert.deepEqual(again.u8.subarray(0, event.length), event);
    apply(state, records, 0);
  }
  const { hash, tables } = script.world.state;
  assert.deepEqual({ ...state.hash }, { ...hash });
  assert.deepEqual({ ...state.hash }, hashOf(tables));
});
