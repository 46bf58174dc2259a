import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Term } from '../../../core/schema/terms.ts';
import { BESTS, STOPS, armedHeap, createArmedOrders, nextArmed, placeArmed } from '../../../core/state/armed-orders.ts';
import { PLAN_WIDTH, PlanColumn } from '../../../core/state/plan-columns.ts';
import { firstTouched, leaveTouched } from '../../../core/state/touched-rows.ts';

const PLANS = 24;
const P = PlanColumn;

/** What is done to a plan: armed or not, its stop, its trail, its best price. */
const act = fc.record({
  plan: fc.integer({ min: 1, max: PLANS - 1 }),
  isArmed: fc.boolean(),
  stop: fc.integer({ min: 0, max: 12 }),
  trail: fc.integer({ min: 0, max: 3 }),
  best: fc.integer({ min: 0, max: 12 }),
});

function setOf(armed: ReturnType<typeof createArmedOrders>, heap: number, bound: number): number[] {
  const found: number[] = [];
  for (let plan = nextArmed(armed, heap, -1, bound); plan >= 0; plan = nextArmed(armed, heap, plan, bound)) {
    found.push(plan);
  }
  return found;
}

test('a heap gives exactly those within a bound, whatever came and went before', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120, size: 'max' }), (acts) => {
      const plans = new Float64Array(PLANS * PLAN_WIDTH);
      const armed = createArmedOrders(2, PLANS);
      const wanted = new Map<
        number,
        { stop: number; best: number; trails: boolean; side: number; instrument: number }
      >();
      for (const { plan, isArmed, stop, trail, best } of acts) {
        const at = plan * PLAN_WIDTH;
        plans[at + P.INSTRUMENT] = plan & 1;
        plans[at + P.ARMED_ID] = 100 + plan;
        plans[at + P.TERMS + Term.STOP_TICKS] = stop;
        plans[at + P.TERMS + Term.TRAIL] = trail;
        plans[at + P.EXTREME_TICKS] = best;
        const side = (plan >> 1) & 1;
        placeArmed(armed, plans, plan, isArmed ? side : -1);
        const trailed = side === 0 ? best + trail : best - trail;
        const isFar = trail === 0 || best === 0;
        const now = isFar
          ? stop
          : side === 1
            ? Math.max(stop, trailed, 0)
            : stop === 0
              ? trailed
              : Math.min(stop, trailed);
        if (isArmed) wanted.set(plan, { stop: now, best, trails: trail > 0, side, instrument: plan & 1 });
        else wanted.delete(plan);
      }
      for (const [instrument, side] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ] as const) {
        const mine = [...wanted].filter(([, one]) => one.instrument === instrument && one.side === side);
        const sign = side === 0 ? 1 : -1;
        assert.equal(
          armed.counts[instrument],
          [...wanted.values()].filter((one) => one.instrument === instrument).length,
        );
        for (let ticks = 0; ticks <= 16; ticks++) {
          const stops = mine.filter(([, { stop }]) => stop > 0 && sign * ticks >= sign * stop).map(([plan]) => plan);
          const found = setOf(armed, armedHeap(instrument, 0, side, STOPS), sign * ticks);
          assert.deepEqual(
            found.toSorted((a, b) => a - b),
            stops.toSorted((a, b) => a - b),
            `stops at ${ticks}`,
          );
          const beaten = mine
            .filter(([, { trails, best }]) => trails && (best === 0 || sign * ticks < sign * best))
            .map(([plan]) => plan);
          const trailing = setOf(armed, armedHeap(instrument, 0, side, BESTS), -sign * ticks - 1);
          assert.deepEqual(
            trailing.toSorted((a, b) => a - b),
            beaten.toSorted((a, b) => a - b),
            `bests at ${ticks}`,
          );
        }
      }
    }),
    { numRuns: 200, includeErrorInReport: true },
  );
});

test('the stop that is reached first is on top, of equals the order that was placed first', () => {
  const plans = new Float64Array(8 * PLAN_WIDTH);
  const armed = createArmedOrders(1, 8);
  for (const [plan, stop, id] of [
    [1, 90, 7],
    [2, 95, 9],
    [3, 95, 8],
  ] as const) {
    plans[plan * PLAN_WIDTH + P.ARMED_ID] = id;
    plans[plan * PLAN_WIDTH + P.TERMS + Term.STOP_TICKS] = stop;
    placeArmed(armed, plans, plan, 1);
  }
  assert.equal(nextArmed(armed, armedHeap(0, 0, 1, STOPS), -1, -80), 3);
});

test('an instrument is news when an order of it is armed, and when none is any more', () => {
  const plans = new Float64Array(8 * PLAN_WIDTH);
  const armed = createArmedOrders(4, 8);
  const news = (): number => {
    const instrument = firstTouched(armed.news);
    if (instrument >= 0) leaveTouched(armed.news);
    return instrument;
  };
  for (const plan of [1, 2]) {
    plans[plan * PLAN_WIDTH + P.INSTRUMENT] = 3;
    plans[plan * PLAN_WIDTH + P.TERMS + Term.STOP_TICKS] = 50;
    placeArmed(armed, plans, plan, 0);
    assert.deepEqual([news(), news()], [3, -1]);
  }
  placeArmed(armed, plans, 1, -1);
  assert.equal(news(), -1);
  placeArmed(armed, plans, 2, -1);
  assert.deepEqual([news(), armed.counts[3]], [3, 0]);
});
