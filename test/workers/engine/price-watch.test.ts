import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePrices } from '../../../core/market/prices.ts';
import { ArmedInstruments, createArmedInstruments } from '../../../core/memory/armed-instruments.ts';
import { LatchReader, LatchWriter, createLatch } from '../../../core/memory/latch.ts';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.ts';
import { EVENT_BYTES, EventHalf, EventKind, EventWord, MAX_EVENTS_PER_STEP } from '../../../core/schema/event.ts';
import { PRICES_BYTES } from '../../../core/schema/prices.ts';
import { QUOTE_WORDS, QuoteWord } from '../../../core/schema/quote.ts';
import { createPriceWatch } from '../../../workers/engine/price-watch.ts';
import { createReferencePrices } from '../../../workers/engine/reference-prices.ts';
import { begun } from '../../support/begun-world.ts';
import { createSink, smallCapacities } from '../../support/engine-world.ts';

const SLOTS = 4;
/** More stops than one step can trigger. */
const MANY = MAX_EVENTS_PER_STEP + 4;

/** The engine’s side of ring, latch and flags, and the market thread’s. */
function watched() {
  const { world } = begun();
  world.brokerReady(0);
  const { instruments } = smallCapacities;
  const ring = createRing('trades', SLOTS, PRICES_BYTES);
  const market = new RingProducer(ring);
  const latch = createLatch('quotes', instruments, QUOTE_WORDS);
  const writer = new LatchWriter(latch);
  const flags = createArmedInstruments(instruments);
  const asked = new ArmedInstruments(flags);
  const prices = createReferencePrices(new LatchReader(latch));
  const watch = createPriceWatch(world.state, new RingConsumer(ring), new ArmedInstruments(flags), prices);
  const out = createSink();
  return {
    world,
    watch,
    isAsked: (instrument: number) => asked.isArmed(instrument),
    stop(ticks: number, instrument = 0): number {
      const order = {
        side: 'sell',
        lots: 1,
        ticks: 0,
        type: 'stop',
        instrument,
        terms: { STOP_TICKS: ticks },
      } as const;
      const [told] = world.place(order);
      assert.equal(told!.status, 'armed');
      return told!.orderId;
    },
    quote(last: number, instrument = 0): void {
      const quote = new Float64Array(QUOTE_WORDS);
      quote[QuoteWord.LAST_TICKS] = last;
      quote[QuoteWord.RECEIVED_US] = world.inputs.nowUs;
      writer.write(instrument, quote, 0);
    },
    tick(last: number, instrument = 0): void {
      assert.ok(market.room(1) >= 1);
      writePrices(market.records.f64, market.claim() >> 3, instrument, world.inputs.nowUs, 0, 0, last);
      market.publish();
    },
    waiting: () => SLOTS - market.room(SLOTS),
    /** The orders that a step triggers; -1: there was nothing to do. */
    step(): readonly number[] | -1 {
      const from = out.used;
      const used = watch.step(world.inputs, out);
      if (used < 0) return -1;
      assert.equal(out.used - from, used);
      return Array.from({ length: used }, (_, i) => {
        const at = ((from + i) % (out.records.u8.length / EVENT_BYTES)) * EVENT_BYTES;
        assert.equal(out.records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff, EventKind.triggered);
        return out.records.f64[(at >> 3) + EventWord.ORDER_ID]!;
      });
    },
  };
}

test('prices of an instrument are asked for before an order is judged, and no longer if none was armed', () => {
  const { watch, isAsked, step } = watched();
  assert.ok(!isAsked(1));
  watch.expect(1);
  assert.ok(isAsked(1));
  assert.ok(!watch.hasWork());
  assert.equal(step(), -1);
  assert.ok(!isAsked(1));
});

test('of orders that are judged one after the other only the last one’s prices are still asked for', () => {
  const { watch, isAsked } = watched();
  watch.expect(1);
  watch.expect(2);
  assert.deepEqual([isAsked(1), isAsked(2)], [false, true]);
});

test('what is no instrument is not asked for', () => {
  const { watch, isAsked, step } = watched();
  for (const instrument of [-1, smallCapacities.instruments]) watch.expect(instrument);
  assert.equal(step(), -1);
  assert.ok([0, 1, 2, 3].every((instrument) => !isAsked(instrument)));
});

test('as long as one order of an instrument is armed its prices are asked for, and then no more', () => {
  const { world, watch, isAsked, stop, step } = watched();
  watch.expect(0);
  const first = stop(9_900);
  const second = stop(9_800);
  assert.ok(watch.hasWork());
  assert.deepEqual(step(), -1, 'there is no price to look at');
  assert.ok(isAsked(0));
  world.cancel(first);
  watch.expect(0);
  assert.equal(step(), -1);
  assert.ok(isAsked(0), 'the second is armed');
  world.cancel(second);
  assert.ok(watch.hasWork());
  assert.equal(step(), -1);
  assert.ok(!isAsked(0));
});

test('the price that was there when an order was armed triggers it: no tick tells it any more', () => {
  const { watch, stop, quote, step } = watched();
  watch.expect(0);
  quote(9_850);
  const order = stop(9_900);
  stop(9_800);
  assert.deepEqual(step(), [order]);
  assert.equal(step(), -1, 'once');
});

test('a look at a price that triggers nothing is a step without events', () => {
  const { stop, quote, step } = watched();
  quote(9_950);
  stop(9_900);
  assert.deepEqual(step(), []);
  assert.equal(step(), -1);
});

test('ticks are taken one a step, in their order, and given back', () => {
  const { watch, stop, tick, step, waiting } = watched();
  const [low, high] = [stop(9_800), stop(9_900)];
  assert.equal(step(), -1);
  tick(9_950);
  tick(9_870);
  tick(9_700, 1);
  tick(9_790);
  assert.ok(watch.hasWork());
  assert.deepEqual([step(), waiting()], [[], 3]);
  assert.deepEqual([step(), waiting()], [[high], 2]);
  assert.deepEqual([step(), waiting()], [[], 1]);
  assert.deepEqual([step(), waiting()], [[low], 0]);
  assert.equal(step(), -1);
});

test('a tick that triggers more than a step can hold keeps its slot until the last one', () => {
  const { stop, tick, step, waiting } = watched();
  const orders = Array.from({ length: MANY }, () => stop(9_900));
  assert.equal(step(), -1);
  tick(9_850);
  tick(9_840);
  assert.deepEqual([step(), waiting()], [orders.slice(0, MAX_EVENTS_PER_STEP), 2]);
  assert.deepEqual([step(), waiting()], [orders.slice(MAX_EVENTS_PER_STEP), 1]);
  assert.deepEqual([step(), waiting()], [[], 0]);
});

test('a look that triggers more than a step can hold is gone on with before the next tick', () => {
  const { watch, stop, quote, tick, step, waiting } = watched();
  const orders = Array.from({ length: MANY }, () => stop(9_900));
  const lower = stop(9_800);
  quote(9_850);
  tick(9_790);
  assert.deepEqual([step(), waiting()], [orders.slice(0, MAX_EVENTS_PER_STEP), 1]);
  assert.ok(watch.hasWork());
  assert.deepEqual([step(), waiting()], [orders.slice(MAX_EVENTS_PER_STEP), 1]);
  assert.deepEqual([step(), waiting()], [[lower], 0]);
});

test('an order that is armed in the middle of a tick is looked at behind it', () => {
  const { stop, quote, tick, step, waiting } = watched();
  const orders = Array.from({ length: MANY }, () => stop(9_900));
  assert.equal(step(), -1);
  tick(9_850);
  assert.deepEqual(step(), orders.slice(0, MAX_EVENTS_PER_STEP));
  quote(9_700, 1);
  const late = stop(9_750, 1);
  assert.deepEqual([step(), waiting()], [orders.slice(MAX_EVENTS_PER_STEP), 0]);
  assert.deepEqual(step(), [late]);
});
