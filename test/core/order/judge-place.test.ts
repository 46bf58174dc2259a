import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgePlace } from '../../../core/order/judge-place.ts';
import { createChecks } from '../../../core/order/queries/query-checks.ts';
import { createVerdict } from '../../../core/risk/verdict.ts';
import { CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { rejectName } from '../../../core/schema/reject.ts';
import { LimitOwner } from '../../../core/schema/risk.ts';
import { begun } from '../../support/begun-world.ts';
import { newCommand } from '../../support/engine-world.ts';

interface Order {
  readonly side: 'buy' | 'sell';
  readonly lots: number;
  readonly ticks: number;
  readonly account: number;
}

const anyOrder: fc.Arbitrary<Order> = fc.record({
  side: fc.constantFrom<Order['side']>('buy', 'sell'),
  lots: fc.integer({ min: 1, max: 60 }),
  ticks: fc.oneof(fc.constant(0), fc.integer({ min: 8_500, max: 11_500 })),
  account: fc.integer({ min: 0, max: 1 }),
});

/** Words of a control that was taken: code, limit, value, owner, refuses, used. */
const WIDTH = 6;

const limits = {
  maxOrderLots: 50,
  maxOrderNotional: 500_000,
  maxPositionLots: 120,
  collarBps: 1_000,
  maxOpenOrders: 6,
  maxOpenNotional: 1_500_000,
};

test('an order that is only judged gets the verdict that it would get, tells the control, and changes nothing', () => {
  const codes = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 30 }), (orders) => {
      const { world } = begun({ limits });
      const { state, inputs } = world;
      for (const order of orders) {
        const command = newCommand(CommandKind.validate_place, 1);
        command.i32[CommandHalf.ACCOUNT] = order.account;
        command.u8[CommandByte.SIDE] = order.side === 'sell' ? 1 : 0;
        command.u8[CommandByte.TYPE] = order.ticks === 0 ? 2 : 1;
        command.u8[CommandByte.TIME_IN_FORCE] = 2;
        command.f64[CommandWord.PRICE_TICKS] = order.ticks;
        command.f64[CommandWord.QUANTITY_LOTS] = order.lots;
        const before = [state.hash.low, state.hash.high];
        const checks = createChecks();
        const verdict = createVerdict();
        verdict.measure = checks.take;
        judgePlace(state, command, 0, inputs, verdict);
        assert.deepEqual([state.hash.low, state.hash.high], before);
        const told = world.place(order).find(({ kind }) => kind === 'accepted' || kind === 'refused')!;
        assert.equal(rejectName(verdict.code), told.reject);
        codes.add(told.reject ?? 'accepted');
        if (verdict.code === 0) assert.ok(checks.count >= 5, 'every control was asked');
        else {
          assert.deepEqual([verdict.limit, verdict.value], [told.limit, told.value]);
          const refusing = Array.from({ length: checks.count }, (_, i) =>
            checks.words.subarray(i * WIDTH, (i + 1) * WIDTH),
          );
          const first = refusing.find(([code, , , , refuses]) => code === verdict.code && refuses === 1);
          assert.ok(first !== undefined, `${told.reject} is among the controls`);
          const [, limit, , , , used] = first;
          assert.equal(limit! - used!, told.left);
        }
      }
    }),
    { numRuns: 60 },
  );
  for (const code of ['accepted', 'SIZE_LIMIT', 'PRICE_COLLAR', 'NOTIONAL_LIMIT']) {
    assert.ok(codes.has(code), `${code} came up: ${[...codes].join(', ')}`);
  }
});

test('what is halted is told as refused, with whose halt it is, and so is everything else of the order', () => {
  for (const [act, owner] of [
    ['trading halted', LimitOwner.firm],
    ['trading halted account=0', LimitOwner.account],
    ['trading halted broker=0', LimitOwner.broker],
  ] as const) {
    const { script, world } = begun({ limits });
    script.play(act);
    const command = newCommand(CommandKind.validate_place, 1);
    command.u8[CommandByte.TYPE] = 2;
    command.u8[CommandByte.TIME_IN_FORCE] = 2;
    command.f64[CommandWord.QUANTITY_LOTS] = 51;
    const checks = createChecks();
    const verdict = createVerdict();
    verdict.measure = checks.take;
    judgePlace(world.state, command, 0, world.inputs, verdict);
    const [told] = world.place({ lots: 51, ticks: 0 });
    assert.deepEqual([rejectName(verdict.code), verdict.owner], ['HALTED', owner], act);
    assert.deepEqual([told?.reject, told?.note], ['HALTED', owner], act);
    const refusing = Array.from({ length: checks.count }, (_, i) => checks.words.subarray(i * WIDTH, (i + 1) * WIDTH));
    const codes = refusing.filter((words) => words[4] === 1).map(([code]) => rejectName(code!));
    assert.deepEqual(codes.slice(0, 2), ['HALTED', 'SIZE_LIMIT'], act);
  }
});
