import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RISK_RULES } from '../../../../core/schema/risk.ts';
import { TermFlag, TriggerBy } from '../../../../core/schema/terms.ts';
import { type PlaceOptions, type WorldTick, createWorld } from '../../../support/engine-world.ts';
import { shadowOf, trade } from '../../../support/group-world.ts';

/*
 * What waits for a price that is there already would be done with at once: the market is at 10,000, each order is placed by
 * the newest rules, decided again to the same bytes, and placed by the rules before, which took it.
 */
type Seen = Partial<WorldTick> & { readonly mark?: number };
type Case = readonly [name: string, order: PlaceOptions, told: string, seen?: Seen];

const BUY: PlaceOptions = { type: 'bracket', ticks: 0, terms: { TARGET_TICKS: 10_500, STOP_TICKS: 9_500 } };
const SELL: PlaceOptions = {
  type: 'bracket',
  side: 'sell',
  ticks: 0,
  terms: { TARGET_TICKS: 9_500, STOP_TICKS: 10_500 },
};
const OCO: PlaceOptions = { type: 'oco', side: 'sell', ticks: 10_500, terms: BUY.terms! };
const TRAILING: PlaceOptions = { type: 'trailing_stop', side: 'sell', ticks: 0, terms: { TRAIL: 100 } };

function withTerms(order: PlaceOptions, terms: PlaceOptions['terms'], more: PlaceOptions = {}): PlaceOptions {
  return { ...order, ...more, terms: { ...order.terms, ...terms } };
}

const by = (trigger: keyof typeof TriggerBy): PlaceOptions['terms'] => ({ FLAGS: TriggerBy[trigger] });

const REFUSED: readonly Case[] = [
  [
    'a stop_loss of a market buy that is at the market',
    withTerms(BUY, { STOP_TICKS: 10_000 }),
    'WOULD_TRIGGER 10000 10000',
  ],
  ['a stop_loss of a market buy above the market', withTerms(BUY, { STOP_TICKS: 10_400 }), 'WOULD_TRIGGER 10400 10000'],
  ['a target of a market buy at the market', withTerms(BUY, { TARGET_TICKS: 10_000 }), 'WOULD_TRIGGER 10000 10000'],
  ['a target of a market buy that was passed', withTerms(BUY, { TARGET_TICKS: 9_900 }), 'WOULD_TRIGGER 9900 10000'],
  ['a stop_loss of a market sale below the market', withTerms(SELL, { STOP_TICKS: 9_900 }), 'WOULD_TRIGGER 9900 10000'],
  ['a target of a market sale that was passed', withTerms(SELL, { TARGET_TICKS: 10_100 }), 'WOULD_TRIGGER 10100 10000'],
  ['a stop_loss at the bid, where it sells', withTerms(BUY, by('bid_ask')), 'WOULD_TRIGGER 9500 9500', { bid: 9_500 }],
  [
    'a stop_loss at the ask, where it buys',
    withTerms(SELL, by('bid_ask')),
    'WOULD_TRIGGER 10500 10500',
    { ask: 10_500 },
  ],
  ['a stop_loss at the mark', withTerms(BUY, by('mark')), 'WOULD_TRIGGER 9500 9500', { mark: 9_500 }],
  ['a target that the bid has passed', withTerms(BUY, by('bid_ask')), 'WOULD_TRIGGER 10500 10600', { bid: 10_600 }],
  [
    'a stop_loss of a limit entry that would trade at once',
    withTerms(BUY, { STOP_TICKS: 10_100 }, { ticks: 10_200 }),
    'WOULD_TRIGGER 10100 10000',
  ],
  [
    'the only exit of an OTO, a stop_loss',
    { type: 'oto', ticks: 0, terms: { STOP_TICKS: 10_100 } },
    'WOULD_TRIGGER 10100 10000',
  ],
  [
    'the only exit of an OTO, a target',
    { type: 'oto', ticks: 0, terms: { TARGET_TICKS: 9_900 } },
    'WOULD_TRIGGER 9900 10000',
  ],
  ['a stop_loss of an OCO at the market', withTerms(OCO, { STOP_TICKS: 10_000 }), 'WOULD_TRIGGER 10000 10000'],
  ['a stop_loss of an OCO that the market has passed', withTerms(OCO, {}), 'WOULD_TRIGGER 9500 9400', { last: 9_400 }],
  ['a trail as large as the price', withTerms(TRAILING, { TRAIL: 10_000 }), 'INVALID_TRAIL 10000 10000'],
  ['a trail larger than the price', withTerms(TRAILING, { TRAIL: 60_000 }), 'INVALID_TRAIL 10000 60000'],
  [
    'a part of a low price that is rounded up to all of it',
    withTerms(TRAILING, { TRAIL: 999_000, FLAGS: TermFlag.percent }),
    'INVALID_TRAIL 5 5',
    { last: 5 },
  ],
  ['a trail of the exit of a buy', withTerms(BUY, { STOP_TICKS: 0, TRAIL: 10_000 }), 'INVALID_TRAIL 10000 10000'],
];

const TAKEN: readonly Case[] = [
  ['exits of a market buy a tick away', withTerms(BUY, { STOP_TICKS: 9_999, TARGET_TICKS: 10_001 }), 'accepted'],
  ['exits of a market sale a tick away', withTerms(SELL, { STOP_TICKS: 10_001, TARGET_TICKS: 9_999 }), 'accepted'],
  [
    'a target of a limit entry that the market has passed: it rests below',
    withTerms(BUY, { TARGET_TICKS: 9_900, STOP_TICKS: 9_700 }, { ticks: 9_800 }),
    'accepted',
  ],
  ['exits that nobody knows a price for', withTerms(BUY, { STOP_TICKS: 10_400 }), 'accepted', { last: 0 }],
  ['the stop of an OCO whose target was passed', withTerms(OCO, {}), 'accepted', { last: 10_600 }],
  ['a trail a tick below the price', withTerms(TRAILING, { TRAIL: 9_999 }), 'accepted'],
  ['a trail of a stop that buys, however large', withTerms(TRAILING, { TRAIL: 60_000 }, { side: 'buy' }), 'accepted'],
  ['a trail without a price to go by', withTerms(TRAILING, { TRAIL: 60_000 }), 'accepted', { last: 0 }],
];

function placed(rules: number, order: PlaceOptions, { last, bid, ask, mark }: Seen): string {
  const world = createWorld();
  const check = shadowOf(world);
  world.beginRisk(rules);
  if (order.type === 'oco') trade(world, 'buy', 10);
  const { inputs } = world;
  inputs.lastTicks = last ?? 10_000;
  inputs.bidTicks = bid ?? 10_000;
  inputs.askTicks = ask ?? 10_000;
  inputs.refTicks = mark ?? 10_000;
  const [told] = world.place({ lots: 10, ...order });
  check();
  return told!.reject === undefined ? told!.kind : `${told!.reject} ${told!.limit} ${told!.value}`;
}

for (const [name, order, expected, seen = {}] of REFUSED) {
  test(`${name} is refused, and was taken by older rules`, () => {
    assert.equal(placed(RISK_RULES, order, seen), expected);
    assert.equal(placed(1, order, seen), 'accepted');
  });
}

for (const [name, order, expected, seen = {}] of TAKEN) {
  test(`${name}: taken`, () => assert.equal(placed(RISK_RULES, order, seen), expected));
}

test('a trail is changed to less than the best price since it was armed', () => {
  const world = createWorld();
  const check = shadowOf(world);
  world.beginRisk();
  const [stop] = world.place({ ...TRAILING, lots: 10 });
  world.ticks([{ last: 12_000 }]);
  const [beyond] = world.replace(stop!.orderId, 0, 0, 0, 0, { TRAIL: 12_000 });
  assert.deepEqual(
    [beyond!.kind, beyond!.reject, beyond!.limit, beyond!.value],
    ['request_refused', 'INVALID_TRAIL', 12_000, 12_000],
  );
  assert.equal(world.replace(stop!.orderId, 0, 0, 0, 0, { TRAIL: 11_999 })[0]!.kind, 'replaced');
  check();
});
