import type { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
import { createPricesCursor } from '../../core/order/plans/decide-prices.ts';
import type { EventSink } from '../../core/order/event-sink.ts';
import type { Inputs } from '../../core/order/inputs.ts';
import { stepPrices } from '../../core/order/step.ts';
import { MAX_EVENTS_PER_STEP } from '../../core/schema/event.ts';
import { PRICES_WORDS } from '../../core/schema/prices.ts';
import { firstTouched, leaveTouched } from '../../core/state/touched-rows.ts';
import type { EngineState } from '../../core/state/state.ts';
import type { ReferencePrices } from './reference-prices.ts';

/**
 * Brings prices to the orders that wait for them, and says to the market thread of which instruments it wants to hear:
 *
 *   order armed ─▶ armed = 1 ─▶ newest of the latch ─▶ step     once: what came before the market thread saw that it is armed
 *   [trades] ───────────────────────────────────────▶ step     every tick from then on
 */
export interface PriceWatch {
  /** Before an order of the instrument is judged that may be armed: from here on nothing is missed. */
  expect(instrument: number): void;
  /** One step. Returns its events; -1: there was nothing to do. */
  step(inputs: Inputs, out: EventSink): number;
  hasWork(): boolean;
}

export function createPriceWatch(
  state: EngineState,
  trades: RingConsumer,
  armed: ArmedInstruments,
  prices: ReferencePrices,
): PriceWatch {
  const { counts, news } = state.armed;
  const cursor = createPricesCursor();
  const newest = new Float64Array(PRICES_WORDS);
  /** The look at the latch takes more than one step. */
  let isLooking = false;
  /** An instrument for which an order was judged, and perhaps none is armed; -1: none. */
  let expected = -1;

  function stepNewest(inputs: Inputs, out: EventSink): number {
    const used = stepPrices(state, newest, 0, cursor, inputs, out);
    isLooking = used === MAX_EVENTS_PER_STEP;
    return used;
  }

  function forget(): void {
    if (expected >= 0 && counts[expected] === 0) armed.set(expected, false);
    expected = -1;
  }

  return {
    expect(instrument) {
      if (instrument < 0 || instrument >= counts.length || counts[instrument]! > 0) return;
      forget();
      expected = instrument;
      armed.set(instrument, true);
    },
    step(inputs, out) {
      if (isLooking) return stepNewest(inputs, out);
      if (cursor.look === 0 && cursor.lane === 0) {
        for (let instrument = firstTouched(news); instrument >= 0; instrument = firstTouched(news)) {
          leaveTouched(news);
          const isArmed = counts[instrument]! > 0;
          armed.set(instrument, isArmed);
          if (isArmed && prices.look(instrument, inputs.nowUs, newest)) return stepNewest(inputs, out);
        }
      }
      forget();
      if (trades.poll(1) === 0) return -1;
      const used = stepPrices(state, trades.records.f64, trades.at(0) >> 3, cursor, inputs, out);
      if (used === MAX_EVENTS_PER_STEP) return used;
      trades.release(1);
      return used;
    },
    hasWork: () => isLooking || firstTouched(news) >= 0 || trades.poll(1) > 0,
  };
}
