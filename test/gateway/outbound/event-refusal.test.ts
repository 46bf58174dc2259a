import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { TermFlag } from '../../../core/schema/terms.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { eventRefusal } from '../../../gateway/outbound/event-refusal.ts';
import { type PlaceOptions, createWorld } from '../../support/engine-world.ts';

const directory = createDirectory(SimulatedInstruments, ['demo', 'other'], ['sim-a']);

/** Where the market is at 100: what is placed, and what is said of it. */
const SAID: readonly (readonly [string, PlaceOptions, string, RegExp])[] = [
  [
    'the stop of a market buy',
    { type: 'bracket', ticks: 0, terms: { STOP_TICKS: 10_400, TARGET_TICKS: 10_500 } },
    'WOULD_TRIGGER stop_loss 104 100',
    /^A stop that sells is below the market: limit is its stop_loss, /,
  ],
  [
    'the target of a market buy',
    { type: 'bracket', ticks: 0, terms: { STOP_TICKS: 9_000, TARGET_TICKS: 9_500 } },
    'WOULD_TRIGGER target 95 100',
    /^The target of a market order that buys is above the market: /,
  ],
  [
    'the target of a market sale',
    { type: 'oto', side: 'sell', ticks: 0, terms: { TARGET_TICKS: 10_500 } },
    'WOULD_TRIGGER target 105 100',
    /^The target of a market order that sells is below the market: /,
  ],
  [
    'the stop of an OCO that buys',
    { type: 'oco', side: 'buy', ticks: 9_500, terms: { STOP_TICKS: 9_900, TARGET_TICKS: 9_500 } },
    'WOULD_TRIGGER stop_loss 99 100',
    /^A stop that buys is above the market: /,
  ],
  [
    'a stop',
    { type: 'stop', side: 'sell', ticks: 0, terms: { STOP_TICKS: 10_000 } },
    'WOULD_TRIGGER stop_price 100 100',
    /^A stop that sells is below the market: limit is its stop_price, /,
  ],
  [
    'a trail beyond the price',
    { type: 'trailing_stop', side: 'sell', ticks: 0, terms: { TRAIL: 60_000 } },
    'INVALID_TRAIL trail_amount 100 600',
    /^A stop that sells trails by less than the price, /,
  ],
  [
    'a trail in percent that is none',
    { type: 'trailing_stop', side: 'sell', ticks: 0, terms: { TRAIL: 1_000_000, FLAGS: TermFlag.percent } },
    'INVALID_TRAIL undefined undefined undefined',
    /^The trail is none /,
  ],
];

for (const [what, order, expected, message] of SAID) {
  test(`${what} is refused with the field, its price and the market’s`, () => {
    const world = createWorld({ risk: {} });
    const from = world.journal.length;
    world.place(order);
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(world.journal[from]!);
    const told = eventRefusal(directory, event, 0);
    assert.equal(`${told.code} ${told.field} ${told.limit} ${told.value}`, expected);
    assert.match(told.message, message);
  });
}
