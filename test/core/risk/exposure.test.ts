import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exposureFaults } from '../../support/exposure-faults.ts';
import type { LimitName } from '../../../core/risk/limit-field.ts';
import { LimitOwner } from '../../../core/schema/risk.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { begun } from '../../support/begun-world.ts';
import { type WorldOptions, smallCapacities } from '../../support/engine-world.ts';
import { type LimitScope, type Limits, addTag, setLimits } from '../../support/risk-rows.ts';
import { setMetrics } from '../../support/risk-world.ts';

/** One lot at one tick is one unit of money. Everything that is open, in flight (`new`) or unknown counts. */
function playWith(scope: LimitScope, limits: Limits, lines: string, options: WorldOptions = {}): void {
  const { script, world } = begun(options);
  setLimits(world.state, scope, limits);
  script.play(lines);
  assert.deepEqual(exposureFaults(world.state), []);
}

const OPEN_STATES = `
  new B 10@9000 id=flight  → accepted
  new B 10@9000 id=rests   → accepted
  ack rests                → live
  new B 10@9000 id=unknown → accepted
  report outcome_unknown unknown → outcome_unknown unknown
`;

describe('open orders', () => {
  const lines = `
    ${OPEN_STATES}
    new B 1@9000 → accepted
    new B 1@9000 → refused OPEN_ORDERS_LIMIT limit 4 value 5
    new S 1@9000 → refused OPEN_ORDERS_LIMIT limit 4 value 5
    cancel rests
    report cancelled rests
    new B 1@9000 → accepted
    new B 1@9000 → refused OPEN_ORDERS_LIMIT limit 4 value 5
  `;
  for (const [whose, scope] of scopes()) {
    it(`are taken up to the limit of ${whose} and not one more, in flight and unknown ones counted`, () => {
      playWith(scope, { max_open_orders: 4 }, lines);
    });
  }

  it('of another account, broker or tag are not counted', () => {
    playWith({ account: 1 }, { max_open_orders: 0 }, 'new B 1@9000 → accepted');
    playWith({ broker: 1 }, { max_open_orders: 0 }, 'new B 1@9000 broker=0 → accepted', { brokers: 2 });
    const { script, world } = begun();
    const tag = addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, { account: 0, tag }, { max_open_orders: 0 });
    script.play(`
      new B 1@9000           → accepted
      new B 1@9000 tag=beta  → accepted
      new B 1@9000 tag=alpha → refused OPEN_ORDERS_LIMIT limit 0 value 1
    `);
  });

  it('of all accounts count for the firm', () => {
    playWith(
      { firm: true },
      { max_open_orders: 2 },
      `
      new B 1@9000           → accepted
      new B 1@9000 account=1 → accepted
      new B 1@9000           → refused OPEN_ORDERS_LIMIT limit 2 value 3
    `,
    );
  });
});

function scopes(): [string, LimitScope][] {
  return [
    ['an account', { account: 0 }],
    ['every account', {}],
    ['a broker', { broker: 0 }],
    ['the firm', { firm: true }],
  ];
}

describe('open notional', () => {
  for (const [whose, scope] of scopes()) {
    it(`is taken up to the limit of ${whose} and not one more`, () => {
      playWith(
        scope,
        { max_open_notional: 280_000 },
        `
        ${OPEN_STATES}
        new S 1@10001      → refused OPEN_NOTIONAL_LIMIT limit 280000 value 280001
        new S 1@10000      → accepted
        new B 1@9000       → refused OPEN_NOTIONAL_LIMIT limit 280000 value 289000
        replace rests 11@9000 → request_refused OPEN_NOTIONAL_LIMIT limit 280000 value 289000
        replace rests 9@9000 → pending_replace
      `,
      );
    });
  }

  it('lets an order become smaller even where the limit is far below what is open', () => {
    const { script, world } = begun();
    script.play('new B 100@9000 id=a\nack a');
    setLimits(world.state, {}, { max_open_notional: 1, max_gross_exposure: 1, max_net_exposure: 1, cash: 0 });
    setLimits(world.state, { firm: true }, { max_open_notional: 1, max_gross_exposure: 1, max_net_exposure: 1 });
    script.play('replace a 99@9000 → pending_replace');
  });
});

describe('the position', () => {
  const lines = `
    new B 10@9000 id=a → accepted
    ack a
    fill a 4@9000
    ${OPEN_STATES}
    new B 1@9000 → accepted
    new B 1@9000 → refused POSITION_LIMIT limit 41 value 42
    new S 45@9100 → accepted
    new S 1@9100 → refused POSITION_LIMIT limit 41 value 42
    replace rests 11@9000 → request_refused POSITION_LIMIT limit 41 value 42
    replace rests 9@9000 → pending_replace
  `;
  for (const [whose, scope] of [
    ['an account', { account: 0 }],
    ['an account in a symbol', { account: 0, instrument: 0 }],
    ['the firm', { firm: true }],
    ['the firm in a symbol', { firm: true, instrument: 0 }],
  ] as const) {
    it(`at worst is kept within the limit of ${whose}, on either side`, () => {
      playWith(scope, { max_position: 41 }, lines);
    });
  }

  it('of a tag is its own, whatever else its account holds', () => {
    const { script, world } = begun();
    const tag = addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, { account: 0, tag }, { max_position: 10 });
    script.play(`
      new B 50@9000           → accepted
      new B 6@9000 tag=alpha id=a → accepted
      ack a
      fill a 3@9000
      new B 4@9000 tag=alpha  → accepted
      new B 1@9000 tag=alpha  → refused POSITION_LIMIT limit 10 value 11
      new S 13@9100 tag=alpha → accepted
      new S 1@9100 tag=alpha  → refused POSITION_LIMIT limit 10 value 11
    `);
  });

  it('of a tag that was never seen, and that no limits name, is judged by the limit of its account', () => {
    playWith(
      {},
      { max_position: 10 },
      `
      new B 10@9000 id=a → accepted
      ack a
      fill a 10@9000
      new S 11@9000 tag=alpha → refused POSITION_LIMIT limit 10 value 11
      new S 10@9000 tag=alpha → accepted
      new S 1@9000 tag=alpha  → refused POSITION_LIMIT limit 10 value 11
    `,
    );
  });

  it('of a tag that its account’s book hides is judged of a small order, too', () => {
    const { script, world } = begun({ fastPath: true, fastNotional: 1_000_000_000 });
    setLimits(world.state, {}, { max_position: 100 });
    script.play(`
      new B 60@9000 tag=alpha id=a → accepted
      ack a
      fill a 60@9000
      new S 60@9000 tag=beta id=b → accepted
      ack b
      fill b 60@9000
      new B 40@9000 tag=alpha → accepted
      new B 1@9000 tag=alpha  → refused POSITION_LIMIT limit 100 value 101
    `);
  });

  it('of all accounts together counts for the firm', () => {
    playWith(
      { firm: true, instrument: 0 },
      { max_position: 10 },
      `
      new B 6@9000           → accepted
      new B 4@9000 account=1 → accepted
      new B 1@9000 account=1 → refused POSITION_LIMIT limit 10 value 11
      new B 1@9000 of=1      → accepted
    `,
    );
  });

  it('may be made smaller by an order that a lowered limit would refuse otherwise', () => {
    const { script, world } = begun();
    script.play('new B 100@9000 id=a\nack a\nfill a 100@9000');
    setLimits(world.state, {}, { max_position: 5, max_gross_exposure: 5, max_net_exposure: 5, cash: 5, max_var: 1 });
    setLimits(world.state, { firm: true }, { max_position: 5, max_gross_exposure: 5, max_net_exposure: 5 });
    script.play(`
      new B 1@9000   → refused POSITION_LIMIT limit 5 value 101
      new S 100@9000 → accepted
      new S 6@9000   → refused POSITION_LIMIT limit 5 value 6
    `);
  });
});

/** `a` leaves 10 lots held at 9,000 and valued there: 90,000. */
const HOLDS_TEN = 'new B 10@9000 id=a\nack a\nfill a 10@9000';

describe('gross exposure', () => {
  for (const [whose, scope] of [
    ['an account', { account: 0 }],
    ['the firm', { firm: true }],
  ] as const) {
    it(`of ${whose} is the worst case of each position, added up`, () => {
      playWith(
        scope,
        { max_gross_exposure: 200_000 },
        `
        ${HOLDS_TEN}
        new S 10@9000 id=b    → accepted
        new S 10@9000         → accepted
        new B 1@10000 of=1    → accepted
        report outcome_unknown b
        new S 1@9500 of=1     → accepted
      `,
      );
    });
  }

  it('is taken up to the limit and not one more', () => {
    playWith(
      {},
      { max_gross_exposure: 200_000 },
      `
      ${HOLDS_TEN}
      new B 11@10000 id=b → accepted
      new B 1@9000        → refused GROSS_LIMIT limit 200000 value 209000
      new S 1@9000 of=1   → refused GROSS_LIMIT limit 200000 value 209000
      new S 20@9000       → accepted
      report outcome_unknown b
      new S 1@9000 of=1   → refused GROSS_LIMIT limit 200000 value 209000
    `,
    );
    playWith({}, { max_gross_exposure: 89_999 }, 'new B 10@9000 → refused GROSS_LIMIT limit 89999 value 90000');
    playWith({}, { max_gross_exposure: 90_000 }, 'new B 10@9000 → accepted');
  });
});

describe('net exposure', () => {
  it('is what long and short leave of each other, with all that is open on the side of the order', () => {
    playWith(
      {},
      { max_net_exposure: 100_000 },
      `
      ${HOLDS_TEN}
      new B 1@10000 of=1  → accepted
      new B 1@9000        → refused NET_LIMIT limit 100000 value 109000
      new S 20@9500       → accepted
      new S 1@9001        → refused NET_LIMIT limit 100000 value 109001
      new S 1@9000        → refused NET_LIMIT limit 100000 value 109000
    `,
    );
    playWith({ firm: true }, { max_net_exposure: 89_999 }, 'new S 10@9000 → refused NET_LIMIT limit 89999 value 90000');
    playWith({ firm: true }, { max_net_exposure: 90_000 }, 'new S 10@9000 → accepted');
  });
});

describe('buying power', () => {
  it('covers the worst case of everything, to the last millionth', () => {
    playWith({}, { cash: 89_999 }, 'new B 10@9000 → refused BUYING_POWER limit 89999 value 90000');
    playWith({}, { cash: 90_000 }, 'new B 10@9000 → accepted\nnew S 1@9100 of=1 → refused BUYING_POWER value 99100');
    playWith(
      { firm: true },
      { cash: 90_000 },
      'new B 10@9000 → accepted\nnew B 1@9000 account=1 → refused BUYING_POWER',
    );
  });

  it('asks for the part that the margin says, rounded up', () => {
    playWith({}, { cash: 18_000, margin_bps: 2_000 }, 'new B 10@9000 → accepted');
    playWith({}, { cash: 17_999, margin_bps: 2_000 }, 'new B 10@9000 → refused BUYING_POWER limit 17999 value 18000');
    playWith(
      {},
      { cash: 1, margin_bps: 1 },
      'new B 1@9999 → accepted\nnew B 1@9000 → refused BUYING_POWER limit 1 value 2',
    );
  });

  it('grows with what was earned, shrinks with what was lost or would be, and not with what could be earned', () => {
    playWith(
      {},
      { cash: 100_000 },
      `
      ${HOLDS_TEN}
      new S 10@9500 id=b → accepted
      ack b
      fill b 10@9500
      new B 10@10500     → accepted
      new B 1@9000       → refused BUYING_POWER limit 105000 value 114000
    `,
    );
    const { script, world } = begun();
    setLimits(world.state, {}, { cash: 100_000 });
    script.play(HOLDS_TEN);
    world.advance(1_000_000);
    world.marks([8_900]);
    script.play('new B 2@9000 → refused BUYING_POWER limit 99000 value 107000');
    world.advance(1_000_000);
    world.marks([9_100]);
    script.play('new B 2@9000 → refused BUYING_POWER limit 100000 value 109000');
  });
});

describe('value at risk', () => {
  const limits: Partial<Record<LimitName, number>> = { max_var: 1_000 };

  for (const [whose, scope, account] of [
    ['an account', { account: 0 }, 0],
    ['the firm', { firm: true }, -1],
  ] as const) {
    it(`of ${whose} is the last one and the order's own part`, () => {
      const { script, world } = begun();
      setLimits(world.state, scope, limits);
      world.state.risk.words[RiskColumn.METRICS_AGE_US] = 1;
      setMetrics(world, account, -1, 100, world.inputs.nowUs);
      setMetrics(world, -1, 0, 10_000, world.inputs.nowUs);
      script.play(`
        new B 10@9000  → accepted
        new B 9@10000  → accepted
        new B 10@9001  → refused VAR_LIMIT limit 1000 value 1001
      `);
    });
  }

  it('that is missing or too old refuses, or lets pass, as the run was started', () => {
    for (const [staleOpen, told] of [
      [0, 'refused RISK_STALE'],
      [1, 'accepted'],
    ] as const) {
      const { script, world } = begun();
      setLimits(world.state, {}, limits);
      world.state.risk.words[RiskColumn.METRICS_AGE_US] = 60_000_000;
      world.state.risk.words[RiskColumn.STALE_OPEN] = staleOpen;
      script.play(`new B 1@9000 → ${told}`);
      setMetrics(world, 0, -1, 100, world.inputs.nowUs);
      script.play(`new B 1@9000 → ${told}`);
      setMetrics(world, -1, 0, 10_000, world.inputs.nowUs);
      script.play('new B 1@9000 → accepted');
      world.advance(60_000_000);
      script.play('new B 1@9000 → accepted');
      world.advance(1);
      script.play(`new B 1@9000 → ${told}`);
    }
  });

  it('is never used where it may have no age at all', () => {
    const { script, world } = begun();
    setLimits(world.state, {}, limits);
    setMetrics(world, 0, -1, 100, world.inputs.nowUs);
    setMetrics(world, -1, 0, 10_000, world.inputs.nowUs);
    script.play('new B 1@9000 → refused RISK_STALE limit 0 value 0');
  });

  it('is not asked for where no limit of it is set', () => {
    const { script } = begun();
    script.play('new B 1@9000 → accepted');
  });
});

it('a refusal says whose limit it was', () => {
  for (const [scope, owner] of [
    [{ account: 0 }, LimitOwner.account],
    [{ broker: 0 }, LimitOwner.broker],
    [{ firm: true }, LimitOwner.firm],
  ] as const) {
    const { world } = begun();
    setLimits(world.state, scope, { max_open_orders: 0 });
    assert.equal(world.place()[0]?.note, owner);
  }
});

it('a tag that finds no room for its book of another symbol is refused, and those that have theirs go on', () => {
  const { script } = begun({ capacities: { ...smallCapacities, tagBooks: 1 } });
  script.play(`
    new B 1@9000 tag=alpha      → accepted
    new B 1@9000 tag=alpha of=1 → refused RISK_TABLE_FULL limit 1
    new B 1@9000 tag=beta       → refused RISK_TABLE_FULL limit 1
    new B 1@9000 tag=alpha      → accepted
    new B 1@9000 of=1           → accepted
  `);
});
