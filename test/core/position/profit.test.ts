import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposureFaults } from '../../support/exposure-faults.ts';
import { CommandByte, CommandHalf, CommandKind } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.ts';
import { ReportKind } from '../../../core/schema/report.ts';
import { FIRM_SCOPE, accountScope, firstTagScope } from '../../../core/state/state.ts';
import { type World, START_US, createWorld, setText } from '../../support/engine-world.ts';
import { setLimits } from '../../support/risk-rows.ts';
import { beginRisk, bookOf, scopeOf, setRate } from '../../support/risk-world.ts';

const DAY_US = 86_400_000_000;
const NAMES = ['NET_VALUE', 'REALISED', 'FEES', 'UNREALISED'] as const;

interface Desk {
  readonly world: World;
  /** `+10@9000` buys and fills, `-10@9100` sells; of=1 the other instrument. */
  trade(lots: number, ticks: number, options?: { tag?: string; instrument?: number; account?: number }): void;
  /** Value, realised, fees, unrealised. */
  figures(scope?: number): number[];
}

function desk(prepare: (world: World) => void = () => {}): Desk {
  const world = createWorld({ fastPath: false });
  beginRisk(world);
  prepare(world);
  let execution = 0;
  return {
    world,
    trade(lots, ticks, options = {}) {
      const told = world.place({ side: lots > 0 ? 'buy' : 'sell', lots: Math.abs(lots), ticks, ...options })[0]!;
      assert.equal(told.kind, 'accepted', told.reject);
      const fields = { execution: ++execution, lots: Math.abs(lots), ticks, filled: Math.abs(lots) };
      world.report(ReportKind.filled, told.orderId, fields);
      assert.deepEqual(exposureFaults(world.state), []);
    },
    figures: (scope = accountScope(0)) => NAMES.map((name) => scopeOf(world.state, scope, name)),
  };
}

test('a long is valued at what opened it, then at its marks; closing it realises', () => {
  const { world, trade, figures } = desk();
  trade(10, 9_000);
  assert.deepEqual(figures(), [90_000, 0, 0, 0]);
  trade(10, 9_200);
  assert.deepEqual(figures(), [180_000, 0, 0, 20 * 9_000 - 182_000], 'the mark is that of the last sweep');
  world.advance(1_000_000);
  world.marks([9_150]);
  assert.deepEqual(figures(), [183_000, 0, 0, 1_000]);
  trade(-5, 9_300);
  // A quarter of the cost of 182,000 is 45,500; 46,500 came in.
  assert.deepEqual(figures(), [137_250, 1_000, 0, 750]);
  trade(-15, 9_100);
  assert.deepEqual(figures(), [0, 1_000 + 136_500 - 136_500, 0, 0]);
});

test('a short gains when the price falls, and its value is negative', () => {
  const { world, trade, figures } = desk();
  trade(-10, 9_000);
  assert.deepEqual(figures(), [-90_000, 0, 0, 0]);
  world.advance(1_000_000);
  world.marks([8_900]);
  assert.deepEqual(figures(), [-89_000, 0, 0, 1_000]);
  trade(4, 8_950);
  assert.deepEqual(figures(), [-53_400, 200, 0, 600]);
});

test('a flip closes at the old average and opens at its own price', () => {
  const { trade, figures } = desk();
  trade(10, 9_000);
  trade(-15, 9_100);
  // The mark is still 9,000: five short at 9,100 would be bought back for less.
  assert.deepEqual(figures(), [-45_000, 1_000, 0, 500]);
  trade(5, 9_200);
  assert.deepEqual(figures(), [0, 1_000 - 500, 0, 0]);
  trade(2, 9_300);
  assert.deepEqual(figures(), [18_600, 500, 0, 0], 'what opens a position is its mark');
});

test('averages that do not divide leave no millionth over', () => {
  const { trade, figures } = desk();
  trade(1, 9_000);
  trade(2, 9_001);
  trade(-1, 9_002);
  trade(-1, 9_002);
  trade(-1, 9_002);
  assert.deepEqual(figures(), [0, 3 * 9_002 - 27_002, 0, 0]);
});

test('a broker takes its part of each fill, at least so much, and once for each order', () => {
  const { world, trade, figures } = desk((world) => {
    world.command(CommandKind.define_broker, (command) => {
      command.u8[CommandByte.BROKER] = 0;
      setText(command, 'broker-0');
      command.f64.set([0, 0, 0, 1, 250, 20, 7], COMMAND_DEFINITION);
    });
  });
  trade(10, 9_000);
  assert.deepEqual(figures()[2], 23 + 7, '22.5 rounded up, and 7 for the order');
  const { orderId } = world.place({ lots: 10, ticks: 9_000 })[0]!;
  world.report(ReportKind.filled, orderId, { execution: 91, lots: 1, ticks: 9_000, filled: 1 });
  assert.deepEqual(figures()[2], 30 + 20 + 7, 'at least 20');
  world.report(ReportKind.filled, orderId, { execution: 92, lots: 8, ticks: 9_000, filled: 9 });
  assert.deepEqual(figures()[2], 57 + 20, 'the order was paid for');
  assert.deepEqual(figures(FIRM_SCOPE)[2], 77);
  assert.equal(bookOf(world.state, 0, 0, 'FEES'), 77);
  assert.deepEqual(exposureFaults(world.state), []);
});

test('what is paid in another currency counts at its rate, rounded up where limits look and down where profits do', () => {
  const { world, trade, figures } = desk((world) => {
    setRate(world, 1, 'INR', 12_000);
    world.command(CommandKind.define_instrument, (command) => {
      command.i32[CommandHalf.INSTRUMENT] = 1;
      setText(command, 'SYMBOL1');
      command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0, 1], COMMAND_DEFINITION);
    });
  });
  trade(10, 9_001, { instrument: 1 });
  // 90,010 × 0.012 = 1,080.12
  assert.deepEqual(figures(), [1_081, 0, 0, 0]);
  trade(-5, 9_202, { instrument: 1 });
  // 5 × 201 × 0.012 = 12.06; 45,005 × 0.012 = 540.06
  assert.deepEqual(figures(), [541, 12, 0, 0]);
  world.advance(1_000_000);
  world.marks([0, 8_998]);
  // 44,990 × 0.012 = 539.88; −15 × 0.012 = −0.18
  assert.deepEqual(figures(), [540, 12, 0, -1]);
  setRate(world, 1, 'INR', 24_000);
  assert.deepEqual(figures(), [540, 12, 0, -1], 'until the next marks');
  world.advance(1_000_000);
  world.marks([0, 8_998]);
  assert.deepEqual(figures(), [1_080, 24, 0, -1]);
});

test('a rate that is too old, or was never set, refuses what is paid in it', () => {
  const { world } = desk((world) => {
    world.command(CommandKind.define_instrument, (command) => {
      command.i32[CommandHalf.INSTRUMENT] = 1;
      setText(command, 'SYMBOL1');
      command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0, 1], COMMAND_DEFINITION);
    });
  });
  const rejected = () => world.place({ instrument: 1, lots: 1 })[0]!;
  assert.equal(rejected().reject, 'STALE_RATE');
  setRate(world, 1, 'INR', 12_000, START_US, 60_000_000);
  world.advance(60_000_000);
  assert.equal(rejected().reject, undefined);
  world.advance(1);
  const { reject, limit, value } = rejected();
  assert.deepEqual([reject, limit, value], ['STALE_RATE', 60_000_000, 60_000_001]);
  assert.equal(world.place({ lots: 1 })[0]?.reject, undefined, 'the accounts’ own currency has no rate');
  setRate(world, 1, 'INR', 12_000, 0, 0);
  assert.equal(rejected().reject, undefined, 'one that never grows old');
});

test('the profits of tags are their own, and those of all accounts the firm’s', () => {
  const { world, trade, figures } = desk();
  trade(10, 9_000, { tag: 'a' });
  trade(-10, 9_100, { tag: 'b' });
  trade(2, 9_000, { account: 1 });
  const a = firstTagScope(world.state);
  assert.deepEqual(figures(), [0, 1_000, 0, 0]);
  assert.deepEqual(figures(a), [90_000, 0, 0, 0]);
  assert.deepEqual(figures(a + 1), [-91_000, 0, 0, 0]);
  assert.deepEqual(figures(accountScope(1)), [18_000, 0, 0, 0]);
  assert.deepEqual(figures(FIRM_SCOPE), [18_000, 1_000, 0, 0]);
  world.advance(1_000_000);
  world.marks([9_050]);
  assert.deepEqual([figures(a)[3], figures(a + 1)[3], figures(FIRM_SCOPE)[3]], [500, 500, 100]);
});

test('a loss that is reached stops entries until the next day; the way out stays open', () => {
  const { world, trade } = desk();
  setLimits(world.state, { account: 0 }, { max_daily_loss: 1_000 });
  trade(10, 9_000);
  world.advance(1_000_000);
  world.marks([8_901]);
  assert.equal(world.place({ lots: 1, ticks: 8_901 })[0]?.reject, undefined, 'one short of it');
  world.cancelAll();
  world.settle();
  world.advance(1_000_000);
  world.marks([8_900]);
  const { reject, limit, value, left } = world.place({ lots: 1, ticks: 8_900 })[0]!;
  assert.deepEqual([reject, limit, value, left], ['DAILY_LOSS', 1_000, 1_000, 0]);
  assert.equal(world.place({ account: 1, lots: 1 })[0]?.reject, undefined);
  world.advance(1_000_000);
  world.marks([9_500]);
  assert.equal(world.place({ lots: 1, ticks: 9_500 })[0]?.reject, 'DAILY_LOSS', 'once reached, it stays');
  assert.equal(world.place({ side: 'sell', lots: 11, ticks: 9_500 })[0]?.reject, 'DAILY_LOSS', 'it would turn it');
  assert.equal(world.place({ side: 'sell', lots: 10, ticks: 9_500 })[0]?.reject, undefined);
  world.advance(DAY_US);
  assert.equal(world.timers()[0]?.kind, 'day_begun');
  assert.deepEqual(world.timers(), []);
  assert.equal(scopeOf(world.state, accountScope(0), 'DAY_BASE'), 5_000);
  assert.equal(world.place({ lots: 1, ticks: 9_500 })[0]?.reject, undefined);
});

test('a drawdown counts from the best of the day', () => {
  const { world, trade } = desk();
  setLimits(world.state, { firm: true }, { max_drawdown: 1_000 });
  trade(10, 9_000);
  for (const ticks of [9_300, 9_201]) {
    world.advance(1_000_000);
    world.marks([ticks]);
    assert.equal(world.place({ lots: 1, ticks: 9_000 })[0]?.reject, undefined);
  }
  world.advance(1_000_000);
  world.marks([9_200]);
  const { reject, limit, value, left } = world.place({ lots: 1, ticks: 9_000 })[0]!;
  assert.deepEqual([reject, limit, value, left], ['DRAWDOWN', 1_000, 1_000, 0]);
  world.advance(DAY_US);
  world.timers();
  assert.equal(world.place({ lots: 1, ticks: 9_000 })[0]?.reject, undefined);
});

test('a position is valued anew once a second at most, and only where that changes something', () => {
  const { world, trade } = desk();
  trade(10, 9_000);
  const kinds = (ticks: number) => world.marks([ticks]).map(({ kind }) => kind);
  world.advance(999_999);
  assert.deepEqual(kinds(9_100), []);
  world.advance(1);
  assert.deepEqual(kinds(9_000), [], 'the same price');
  assert.deepEqual(kinds(9_100), ['marks_swept']);
  world.advance(999_999);
  assert.deepEqual(kinds(9_200), []);
  world.advance(1);
  assert.deepEqual(kinds(0), [], 'no price');
  assert.deepEqual(kinds(9_200), ['marks_swept']);
});
