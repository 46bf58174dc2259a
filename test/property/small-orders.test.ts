import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createInputs } from '../../core/order/inputs.ts';
import { checkRisk } from '../../core/risk/check.ts';
import { createExposure } from '../../core/risk/exposure.ts';
import type { LimitName } from '../../core/risk/limit-field.ts';
import { createVerdict } from '../../core/risk/verdict.ts';
import { CommandKind, CommandWord } from '../../core/schema/command.ts';
import { OptionDefinition } from '../../core/schema/definition.ts';
import { GlobalColumn } from '../../core/state/columns.ts';
import { findBook } from '../../core/state/state.ts';
import { put } from '../../core/state/table.ts';
import { findTagScope } from '../../core/risk/tag-scope.ts';
import { type LimitScope, createWorld, newCommand, setTag } from '../support/engine-world.ts';

/** Limits near what the orders below add up to, so that each is met, missed and barely kept. */
const limits = fc.dictionary(
  fc.constantFrom<LimitName>(
    'max_open_orders',
    'max_open_notional',
    'max_position',
    'max_gross_exposure',
    'max_net_exposure',
    'cash',
    'max_var',
  ),
  fc.integer({ min: 0, max: 40 }),
  { maxKeys: 4 },
);
const MONEY = new Set(['max_open_notional', 'max_gross_exposure', 'max_net_exposure', 'cash', 'max_var']);

const scope = fc.constantFrom<LimitScope>(
  {},
  { account: 0 },
  { account: 0, tag: 't' },
  { broker: 0 },
  { layer: 'firm' },
);
const order = fc.record({
  account: fc.constantFrom(0, 0, 1),
  instrument: fc.constantFrom(0, 0, 1),
  side: fc.constantFrom<'buy' | 'sell'>('buy', 'sell'),
  lots: fc.integer({ min: 1, max: 5 }),
  ticks: fc.constantFrom(9_000, 10_000, 10_900),
  isFilled: fc.boolean(),
  isTagged: fc.boolean(),
});

const tagged = newCommand(CommandKind.place, 0);
setTag(tagged, 't');

test('an order that takes the small-order path is one that all gates let pass', (t) => {
  let small = 0;
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(scope, limits), { maxLength: 3 }),
      fc.array(order, { maxLength: 25 }),
      (sets, orders) => {
        const world = createWorld({ risk: {}, fastPath: true, fastNotional: 1e9 });
        for (const [where, values] of sets) {
          const amounts = Object.entries(values).map(([name, value]) => [
            name,
            MONEY.has(name) ? value * 10_000 : value,
          ]);
          world.limit(where, Object.fromEntries(amounts));
        }
        const { state, inputs } = world;
        for (const { isFilled, isTagged, ...rest } of orders) {
          const tag = isTagged ? { tag: 't' } : {};
          assert.equal(judge(true, rest, isTagged), judge(false, rest, isTagged));
          const [told] = world.place({ ...rest, ...tag });
          if (told!.fast) small += 1;
          if (told!.kind !== 'accepted' || !isFilled) continue;
          world.report(4, told!.orderId, { execution: told!.orderId, lots: rest.lots, ticks: rest.ticks });
        }

        function judge(
          isFast: boolean,
          one: Omit<(typeof orders)[number], 'isFilled' | 'isTagged'>,
          isTagged: boolean,
        ): number {
          put(state.globals, GlobalColumn.OPTIONS + OptionDefinition.FAST_PATH, isFast ? 1 : 0);
          const exposure = createExposure();
          const verdict = createVerdict();
          Object.assign(exposure, {
            account: one.account,
            instrument: one.instrument,
            book: findBook(state, one.account, one.instrument),
            tagScope: isTagged ? findTagScope(state, one.account, tagged.f64, CommandWord.TAG_LENGTH) : -1,
            broker: 0,
            side: one.side === 'buy' ? 0 : 1,
            type: 1,
            orderType: 1,
            priceTicks: one.ticks,
            lots: one.lots,
          });
          checkRisk(state, exposure, Object.assign(createInputs(), inputs), verdict);
          put(state.globals, GlobalColumn.OPTIONS + OptionDefinition.FAST_PATH, 1);
          return verdict.code;
        }
      },
    ),
    { numRuns: 200, seed, includeErrorInReport: true },
  );
  assert.ok(small > 100, `${small} small orders`);
});
