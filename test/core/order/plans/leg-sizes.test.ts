import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLegs, nextLegLots } from '../../../../core/order/plans/leg-sizes.ts';

/** All the legs of an order that is filled leg by leg. */
function legsOf(lots: number, legs: number, variance = 0, mostLots = 0, orderId = 1): number[] {
  const order = { ...createLegs(), orderId, lots, legs, variance, mostLots, leftLots: lots, leftLegs: legs };
  const sizes: number[] = [];
  while (order.leftLots > 0 && sizes.length < 1_000) {
    const size = nextLegLots(order);
    sizes.push(size);
    order.leftLots -= size;
    order.leftLegs -= 1;
  }
  return sizes;
}

const rows: readonly [why: string, sizes: number[], expected: number[]][] = [
  ['an even quantity is cut into equal legs', legsOf(40, 4), [10, 10, 10, 10]],
  ['of an odd quantity the first leg is the larger', legsOf(31, 2), [16, 15]],
  ['what is over goes one lot each to the first legs', legsOf(11, 4), [3, 3, 3, 2]],
  ['as many legs as lots have a lot each', legsOf(3, 3), [1, 1, 1]],
  ['as many legs as lots have a lot each, whatever the variance', legsOf(3, 3, 900_000), [1, 1, 1]],
  ['a leg that would be larger than may be becomes more legs', legsOf(100, 2, 0, 30), [25, 25, 25, 25]],
  ['a leg may be as large as may be', legsOf(100, 4, 500_000, 25), [25, 25, 25, 25]],
];
for (const [why, sizes, expected] of rows) test(why, () => assert.deepEqual(sizes, expected));

const order = fc.record({
  orderId: fc.integer({ min: 1, max: 2 ** 40 }),
  legs: fc.integer({ min: 2, max: 50 }),
  more: fc.oneof(fc.nat(200), fc.nat(1_000_000_000)),
  variance: fc.oneof(fc.constant(0), fc.constant(100_000), fc.nat(999_999)),
});

test('legs sum to the order exactly, are as many as asked for, and stay within the variance of the mean', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(order, ({ orderId, legs, more, variance }) => {
      const lots = legs + more;
      const sizes = legsOf(lots, legs, variance, 0, orderId);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        lots,
      );
      assert.equal(sizes.length, legs);
      const mean = lots / legs;
      for (const size of sizes) {
        // Within the variance, or the next whole lot to the mean.
        const least = Math.min(mean * (1 - variance / 1e6), Math.floor(mean));
        const most = Math.max(mean * (1 + variance / 1e6), Math.ceil(mean));
        assert.ok(Number.isSafeInteger(size) && size >= 1, `${size} lots`);
        assert.ok(size >= Math.floor(least) && size <= Math.ceil(most), `${size} of ${least} to ${most}`);
      }
      assert.deepEqual(legsOf(lots, legs, variance, 0, orderId), sizes);
    }),
    { seed, numRuns: 2_000 },
  );
});

test('no leg is larger than may be, and there are more of them only where that needs it', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 1_000_000 }), ({ orderId, legs, more, variance }, mostLots) => {
      const lots = Math.min(legs + more, mostLots * 500);
      fc.pre(lots >= legs);
      const sizes = legsOf(lots, legs, variance, mostLots, orderId);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        lots,
      );
      assert.ok(Math.max(...sizes) <= mostLots);
      assert.equal(sizes.length, Math.max(legs, Math.ceil(lots / mostLots)));
    }),
    { seed, numRuns: 2_000 },
  );
});

test('whatever was taken out of turn, the rest still sums', (t) => {
  const seed = (Date.now() * 1e3) | 0;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(order, fc.nat(1_000), fc.nat(60), ({ orderId, legs, more, variance }, leftLots, leftLegs) => {
      const state = { ...createLegs(), orderId, lots: legs + more, legs, variance, leftLots: leftLots + 1, leftLegs };
      let turns = 0;
      while (state.leftLots > 0) {
        const size = nextLegLots(state);
        assert.ok(Number.isSafeInteger(size) && size >= 1 && size <= state.leftLots);
        state.leftLots -= size;
        state.leftLegs -= 1;
        turns += 1;
      }
      assert.ok(turns <= Math.max(1, leftLegs));
    }),
    { seed, numRuns: 2_000 },
  );
});

test('with a variance the legs of two orders differ', () => {
  assert.notDeepEqual(legsOf(10_000, 10, 100_000, 0, 1), legsOf(10_000, 10, 100_000, 0, 2));
  assert.ok(new Set(legsOf(10_000, 10, 100_000)).size > 5);
});
