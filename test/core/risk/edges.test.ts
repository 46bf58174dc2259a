import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exposureFaults } from '../../support/exposure-faults.ts';
import { CommandHalf, CommandKind } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { FIRM_SCOPE } from '../../../core/state/state.ts';
import { begun } from '../../support/begun-world.ts';
import { type World, createWorld, setText } from '../../support/engine-world.ts';
import { scriptOf } from '../../support/order-script.ts';
import { beginRisk, scopeOf, setRate } from '../../support/risk-world.ts';

const MOST = Number.MAX_SAFE_INTEGER;

/** Instrument 0: so much money for one lot at one tick, in a currency. */
function define(world: World, numerator: number, currency = 0): void {
  world.command(CommandKind.define_instrument, (command) => {
    command.i32[CommandHalf.INSTRUMENT] = 0;
    setText(command, 'SYMBOL0');
    command.f64.set([1, 1, 2, 1, 0, numerator, 1, 5_000_000, 0, currency], COMMAND_DEFINITION);
  });
}

describe('a sum that would pass what a double holds', () => {
  /** 10,000 ticks × lots × 2^22: one lot is 41,943,040,000, and 214,748 of them 9,007,184,353,… */
  const LOTS = 214_748;

  for (const fastPath of [false, true]) {
    it(`refuses the order, whatever is not limited, on the ${fastPath ? 'fast' : 'slow'} path`, () => {
      const world = createWorld({ fastPath, fastNotional: MOST });
      beginRisk(world);
      define(world, 2 ** 22);
      const script = scriptOf(world);
      script.play(`
        new B 100000@10000 as=a → accepted
        new S 100000@10000      → accepted
        new B ${LOTS - 200_000}@10000 → accepted
        new B 1@10000           → refused OPEN_NOTIONAL_LIMIT limit ${MOST} value ${MOST}
        new B 1@10000 account=1 → refused OPEN_NOTIONAL_LIMIT
        replace a 100001@10000  → query_refused
        ack a
        replace a 100001@10000  → request_refused OPEN_NOTIONAL_LIMIT
        replace a 99999@10000   → replace_requested
      `);
      assert.ok(scopeOf(world.state, FIRM_SCOPE, 'OPEN_NOTIONAL') <= MOST);
      assert.deepEqual(exposureFaults(world.state), []);
    });
  }

  it('is refused by no override, and margin of what marks have made of it is still asked for', () => {
    const world = createWorld({ fastPath: false });
    beginRisk(world);
    define(world, 2 ** 22);
    const script = scriptOf(world);
    script.play(`
      limit cash=${MOST - 1} margin_bps=1
      new B 200000@10000 as=a → accepted
      override o OPEN_NOTIONAL_LIMIT,GROSS_LIMIT,NOTIONAL_LIMIT
      new B 100000@10000 id=o → refused OPEN_NOTIONAL_LIMIT
      fill a 200000@10000
      override p OPEN_NOTIONAL_LIMIT,GROSS_LIMIT,NOTIONAL_LIMIT
      new B 100000@10000 id=p → refused GROSS_LIMIT limit ${MOST} value ${MOST}
      new S 200000@10000      → accepted
      new S 200000@10000 of=1 → accepted
    `);
    assert.deepEqual(exposureFaults(world.state), []);
  });

  it('is one of lots, too', () => {
    const world = createWorld({ fastPath: false });
    beginRisk(world);
    define(world, 0);
    const script = scriptOf(world);
    const lots = 2 ** 50;
    for (let n = 0; n < 7; n++) script.play(`quote 1\nnew B ${lots}@1 account=${n % 2} → accepted`);
    script.play(`
      new B ${lots}@1     → refused POSITION_LIMIT limit ${MOST} value ${MOST}
      new B ${lots - 1}@1 → accepted
      new B 1@1           → refused POSITION_LIMIT
      new S 1@1           → accepted
    `);
    assert.deepEqual(exposureFaults(world.state), []);
  });
});

describe('a replace by one lot', () => {
  it('is refused where the sum would pass what a double holds, which it rounds to by itself', () => {
    const world = createWorld({ fastPath: false });
    beginRisk(world);
    define(world, 0);
    const script = scriptOf(world);
    const lots = 2 ** 50;
    for (let n = 0; n < 7; n++) script.play(`quote 1\nnew B ${lots}@1 → accepted`);
    script.play(`
      new B ${lots - 2}@1 → accepted
      new B 1@1 as=a      → accepted
      ack a
      replace a 2@1       → request_refused POSITION_LIMIT
    `);
    assert.deepEqual(exposureFaults(world.state), []);
  });
});

describe('a rate that moves', () => {
  it('never refuses a replace that makes an order smaller', () => {
    const world = createWorld({ fastPath: false });
    beginRisk(world);
    setRate(world, 1, 'EUR', 1_000_000);
    define(world, 1, 1);
    const script = scriptOf(world);
    script.play(
      'new B 100@9000 as=a → accepted\nack a\nlimit max_open_notional=900000 max_gross_exposure=900000 cash=900000',
    );
    setRate(world, 1, 'EUR', 2_000_000);
    script.play(`
      replace a 101@9000 → request_refused OPEN_NOTIONAL_LIMIT
      replace a 99@9000  → replace_requested
    `);
    assert.equal(scopeOf(world.state, FIRM_SCOPE, 'OPEN_NOTIONAL'), 2 * 900_000);
    assert.deepEqual(exposureFaults(world.state), []);
  });
});

describe('an order that became too large when a limit was lowered', () => {
  it('may become smaller all the same, and no larger', () => {
    const { script } = begun();
    script.play(`
      new B 100@9000 as=a
      ack a
      limit max_order_quantity=10 max_order_notional=90000
      replace a 101@9000 → request_refused SIZE_LIMIT limit 10 value 101
      replace a 100@9001 → request_refused NOTIONAL_LIMIT limit 90000 value 900100
      replace a 90@9000  → replace_requested
      report replaced a 90@9000
      replace a 91@9000  → request_refused SIZE_LIMIT limit 10 value 91
      replace a 10@9001  → replace_requested
    `);
  });
});

describe('an order that is routed again', () => {
  /** After broker 0 refused it for the moment. */
  function again(limits: string, order = 'new B 10@10000'): string {
    const { script, world } = begun({ brokers: 2 });
    script.play(`
      limit collar_bps=500 period_collar_bps=500
      ${limits}
      ${order} as=a → to 0
      report busy a
    `);
    assert.deepEqual(exposureFaults(world.state), []);
    return world.order(script.names.get('a')!)!.status;
  }

  it('goes only to a broker whose own limits it keeps', () => {
    assert.equal(again(''), 'routed');
    const table = [
      ['max_order_quantity=10', 'max_order_quantity=9'],
      ['max_order_notional=100000', 'max_order_notional=99999'],
      ['max_open_orders=1', 'max_open_orders=0'],
      ['max_open_notional=100000', 'max_open_notional=99999'],
      ['collar_bps=500', 'collar_bps=499'],
      ['period_collar_bps=500', 'period_collar_bps=499'],
      ['blocked=0', 'blocked=1'],
    ] as const;
    for (const [room, none] of table) {
      assert.equal(again(`limit broker=1 ${room}`), 'routed', room);
      assert.equal(again(`limit broker=1 ${none}`), 'rejected', none);
    }
    const held = 'new B 10@10000 as=h\nack h\nfill h 10@10000\nlimit broker=1 no_short=1';
    assert.equal(again(held, 'new S 10@10000'), 'routed');
    assert.equal(again(held, 'new S 11@10000'), 'rejected');
  });

  it('is held to no limit of everybody that an override let it pass', () => {
    const limits = 'limit broker=1 max_open_orders=9\nlimit max_order_quantity=5\noverride o SIZE_LIMIT';
    assert.equal(again(limits, 'new B 10@10000 id=o'), 'routed');
    assert.equal(again(`${limits}\nlimit broker=1 max_order_quantity=4`, 'new B 10@10000 id=o'), 'rejected');
  });
});

describe('value at risk of a tag', () => {
  it('is worked out by nobody: no limit of it can be set, beside others neither', () => {
    const { script } = begun();
    script.play(`
      limit account=0 tag=T max_var=1                 → query_refused INVALID_LIMIT_SCOPE
      limit account=0 tag=T cash=1 max_var=1          → query_refused INVALID_LIMIT_SCOPE
      limit account=0 tag=T cash=1                    → limits_changed
      limit account=0 max_var=1                       → limits_changed
      limit firm max_var=1                            → limits_changed
    `);
  });
});

describe('a book that was blocked before risk began', () => {
  function blocked(): { world: World; script: ReturnType<typeof scriptOf> } {
    const world = createWorld({ fastPath: false });
    world.command(CommandKind.set_limits, (command) => {
      command.i32[CommandHalf.ACCOUNT] = 0;
      command.i32[CommandHalf.INSTRUMENT] = 0;
      command.f64.set([1e6, 1e12, 1e6, 1_000, 1, 0, 0], COMMAND_DEFINITION);
    });
    beginRisk(world);
    return { world, script: scriptOf(world) };
  }

  it('stays blocked, and another is not', () => {
    blocked().script.play(`
      new B 1@10000           → refused SYMBOL_BLOCKED
      new B 1@10000 account=1 → accepted
      new B 1@10000 of=1      → accepted
      limit blocked=0
      limit account=0 blocked=0
      limit account=0 of=0 max_order_quantity=5
      limit account=0 of=0 tag=T blocked=0
      new B 1@10000           → refused SYMBOL_BLOCKED
    `);
  });

  it('is free once somebody says so of it, or takes back what was said', () => {
    for (const value of ['0', 'none']) {
      blocked().script.play(`
        limit account=0 of=0 blocked=${value} → limits_changed
        new B 1@10000                         → accepted
      `);
    }
  });
});

describe('a run that begins with other settings of risk', () => {
  it('begins the day that should have begun meanwhile', () => {
    const { script, world } = begun();
    const DAY_US = 86_400_000_000;
    const dueUs = world.state.risk.words[RiskColumn.NEXT_DAY_US]!;
    world.advance(dueUs - world.inputs.nowUs + 1);
    beginRisk(world, 5, 0, 0);
    assert.equal(world.state.risk.words[RiskColumn.NEXT_DAY_US], dueUs);
    script.play('timers → day_begun');
    assert.equal(world.state.risk.words[RiskColumn.NEXT_DAY_US], dueUs + DAY_US);
    beginRisk(world, 5, 0, 3_600_000_000);
    assert.equal(world.state.risk.words[RiskColumn.NEXT_DAY_US], dueUs + 3_600_000_000);
  });
});
