import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION, INSTRUMENT_DEFINITION_WORDS, TERM_WORDS } from '../../../core/schema/definition.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../../../core/state/columns.ts';
import { TERMS_WIDTH } from '../../../core/state/risk-columns.ts';
import { createState } from '../../../core/state/state.ts';
import { putText } from '../../../core/schema/text.ts';
import { begun } from '../../support/begun-world.ts';
import { START_US, type World, createSink, createWorld, smallCapacities } from '../../support/engine-world.ts';
import { beginRisk } from '../../support/risk-rows.ts';

interface Terms {
  readonly name?: string;
  readonly tradable?: number;
  readonly tickMantissa?: number;
  readonly lotDecimals?: number;
  readonly closeUs?: number;
  readonly freezeLots?: number;
  readonly expiryUs?: number;
  readonly opens?: number;
  readonly days?: number;
}

/** Defines the world's instrument 0 again. */
function define(world: World, terms: Terms = {}): unknown[] {
  const told = world.command(CommandKind.define_instrument, (command) => {
    const name = Buffer.from(terms.name ?? 'SYMBOL0');
    command.i32[CommandHalf.INSTRUMENT] = 0;
    command.f64[CommandWord.CLIENT_ID_LENGTH] = name.length;
    putText(command.f64, CommandWord.CLIENT_ID, 8, name, 0, name.length);
    const { tradable = 1, tickMantissa = 1, lotDecimals = 0, closeUs = 0, freezeLots = 0 } = terms;
    const { expiryUs = 0, opens = 0, days = 0 } = terms;
    command.f64.set([tradable, tickMantissa, 2, 1, lotDecimals, 1, 1, 5_000_000, closeUs], COMMAND_DEFINITION);
    command.f64.set([0, 0, freezeLots, expiryUs, opens, days], COMMAND_DEFINITION + INSTRUMENT_DEFINITION_WORDS);
  });
  return told.map(({ kind }) => kind);
}

const HOUR_US = 3_600_000_000;
/** The world begins on Tuesday 2023-11-14 at 22:13:20 UTC. */
const NOW_OF_DAY_US = START_US % (24 * HOUR_US);
const TUESDAY = 0b10;
const ANY_DAY = 0b1111111;

/** `code`: of an order that is placed at the world's first moment; undefined: it is accepted. */
const cases: readonly (readonly [name: string, terms: Terms, lots: number, code: string | undefined])[] = [
  ['no terms', {}, 100, undefined],
  ['the freeze quantity itself', { freezeLots: 100 }, 100, undefined],
  ['a lot above the freeze quantity', { freezeLots: 99 }, 100, 'FREEZE_QUANTITY'],
  ['a microsecond before the expiry', { expiryUs: START_US + 1 }, 1, undefined],
  ['at the expiry', { expiryUs: START_US }, 1, 'INSTRUMENT_EXPIRED'],
  ['at the open', { opens: 1 + NOW_OF_DAY_US, closeUs: 0, days: TUESDAY }, 1, undefined],
  ['a microsecond before the open', { opens: 2 + NOW_OF_DAY_US, closeUs: 0, days: TUESDAY }, 1, 'MARKET_CLOSED'],
  ['a microsecond before the close', { opens: 1, closeUs: NOW_OF_DAY_US + 1, days: TUESDAY }, 1, undefined],
  ['at the close', { opens: 1, closeUs: NOW_OF_DAY_US, days: ANY_DAY }, 1, 'MARKET_CLOSED'],
  ['on another day', { opens: 1, closeUs: NOW_OF_DAY_US + 1, days: ANY_DAY & ~TUESDAY }, 1, 'MARKET_CLOSED'],
  ['expired and closed and too large', { expiryUs: 1, opens: 1, days: 0, freezeLots: 1 }, 9, 'INSTRUMENT_EXPIRED'],
  ['closed and too large', { opens: 1, days: 0, freezeLots: 1 }, 9, 'MARKET_CLOSED'],
];
for (const [name, terms, lots, code] of cases) {
  test(`${name}: an order is ${code === undefined ? 'accepted' : `refused ${code}`}`, () => {
    const { world } = begun();
    world.brokerReady(0);
    define(world, terms);
    const [told] = world.place({ lots });
    assert.equal(told?.reject, code);
    if (code === 'FREEZE_QUANTITY') assert.deepEqual([told?.limit, told?.value], [99, 100]);
  });
}

test('before risk has begun the terms of an instrument are not kept, and judge nothing', () => {
  const world = createWorld();
  world.brokerReady(0);
  define(world, { expiryUs: 1, freezeLots: 1, opens: 1 });
  assert.deepEqual([...world.state.terms.words.subarray(0, TERM_WORDS)], [0, 0, 0, 0, 0, 0]);
  assert.equal(world.place({ lots: 9 })[0]?.kind, 'accepted');
});

test('a definition that says nothing new is not decided, one with other terms is', () => {
  const { world } = begun();
  assert.deepEqual(define(world), []);
  assert.deepEqual(define(world, { freezeLots: 7 }), ['instrument_defined']);
  assert.deepEqual(define(world, { freezeLots: 7 }), []);
  assert.equal(world.state.terms.words[2], 7);
  assert.equal(TERMS_WIDTH, TERM_WORDS);
});

test('another tick, lot or name leaves an instrument as it is, not tradable, until the definition agrees again', () => {
  const wrongs = [{ tickMantissa: 5 }, { lotDecimals: 1 }, { name: 'OTHER' }];
  for (const wrong of wrongs) {
    const { world } = begun();
    world.brokerReady(0);
    const { words } = world.state.instruments;
    const before = [...words.subarray(0, INSTRUMENT_WIDTH)];
    assert.deepEqual(define(world, { ...wrong, freezeLots: 3 }), ['instrument_defined']);
    before[InstrumentColumn.DEFINITION] = 0;
    assert.deepEqual([...words.subarray(0, INSTRUMENT_WIDTH)], before);
    assert.equal(world.place()[0]?.reject, 'NOT_TRADABLE');
    define(world);
    assert.equal(world.place()[0]?.kind, 'accepted');
  }
});

test('definitions are decided again from their events to the same bytes', () => {
  const { world } = begun();
  world.brokerReady(0);
  const first = world.journal.length;
  define(world, { freezeLots: 5, expiryUs: 9e15, opens: 4, days: 3, closeUs: 77 });
  define(world, { tickMantissa: 2 });
  define(world, { name: 'OTHER', freezeLots: 1 });
  world.place();
  define(world, { tradable: 0 });
  assert.equal(world.journal.length, first + 5);
  const state = createState(smallCapacities);
  const sink = createSink();
  for (const [index, bytes] of world.journal.entries()) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    if (index >= first) {
      const again = redecide(state, event, 0, sink);
      assert.deepEqual(Buffer.from(sink.records.u8.subarray(again, again + bytes.length)), Buffer.from(bytes));
    }
    apply(state, event, 0);
    if (index === first - 1) beginRisk(state);
  }
  assert.deepEqual({ ...state.hash }, { ...world.state.hash });
});
