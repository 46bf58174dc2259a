import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  Confidence,
  NORMAL_QUANTILE,
  historicalVar,
  horizonFactor,
  parametricVar,
  twoSidedVar,
} from '../../../../core/risk/metrics/value-at-risk.ts';

const levels = Object.values(Confidence);
const amounts = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
  minLength: 30,
  maxLength: 500,
  size: 'max',
});

function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}

test('historical value at risk is the loss that 95 or 99 of 100 losses do not exceed, by hand', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => -(i + 1));
  assert.equal(historicalVar(hundred, 99), 99);
  assert.equal(historicalVar(hundred, 95), 95);
  // ⌈30 × 0.99⌉ = 30: the worst; ⌈30 × 0.95⌉ = ⌈28.5⌉ = 29: the second worst.
  const thirty = Float64Array.from({ length: 30 }, (_, i) => (i === 7 ? -50 : i === 9 ? -20 : i));
  assert.equal(historicalVar(thirty, 99), 50);
  assert.equal(historicalVar(thirty, 95), 20);
  const fiveHundred = Float64Array.from({ length: 500 }, (_, i) => 250 - i);
  assert.equal(historicalVar(fiveHundred, 99), 244);
  assert.equal(historicalVar(Float64Array.of(5, 4, 3), 99), 0, 'what only gained has nothing at risk');
  assert.deepEqual(Array.from(thirty.subarray(7, 10)), [-50, 8, -20], 'the profits are left in their order');
});

test('parametric value at risk is z·σ − μ, by hand', () => {
  // 30 times ±1: μ = 0, σ² = 30 / 29.
  const even = Float64Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  close(parametricVar(even, 99), 2.3661173851694346);
  close(parametricVar(even, 95), 1.6729728198511695);
  // 1 to 5: μ = 3, σ = √2.5 = 1.58113883: 2.32634787 × 1.58113883 − 3 = 0.6782790, at 95 % below zero.
  const rising = Float64Array.of(1, 2, 3, 4, 5);
  close(parametricVar(rising, 99), 0.6782789559297773);
  assert.equal(parametricVar(rising, 95), 0);
  // Owed, the mean is lost: 3.6782790 + 3.
  close(twoSidedVar(rising, 99), 6.678278955929777);
  close(
    twoSidedVar(
      rising.map((profit) => -profit),
      99,
    ),
    6.678278955929777,
  );
});

test('the points of the normal distribution have 95 and 99 per cent of it below them', () => {
  for (const level of levels) {
    // Simpson's rule over the density from 0.
    const steps = 10_000;
    const width = NORMAL_QUANTILE[level] / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      sum += weight * Math.exp(-((i * width) ** 2) / 2);
    }
    const below = 0.5 + (sum * width) / 3 / Math.sqrt(2 * Math.PI);
    assert.ok(Math.abs(below - level / 100) < 1e-12, `${level}: ${below}`);
  }
});

test('a portfolio twice as large, or of any size, has as much more at risk', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 1_000 }), (profits, times) => {
      const once = Float64Array.from(profits);
      const larger = once.map((profit) => profit * times);
      for (const level of levels) {
        assert.equal(historicalVar(larger, level), historicalVar(once, level) * times);
        const parametric = parametricVar(once, level) * times;
        assert.ok(Math.abs(parametricVar(larger, level) - parametric) <= 1e-6 * Math.max(1, parametric));
      }
    }),
  );
});

test('more confidence is more at risk, never below zero, and no more intervals than the rest lose more', () => {
  fc.assert(
    fc.property(amounts, (profits) => {
      const values = Float64Array.from(profits);
      assert.ok(historicalVar(values, 99) >= historicalVar(values, 95));
      assert.ok(parametricVar(values, 99) >= parametricVar(values, 95));
      for (const level of levels) {
        const worst = historicalVar(values, level);
        assert.ok(worst >= 0 && (worst === 0 || profits.includes(-worst)));
        const beyond = profits.filter((profit) => -profit > worst).length;
        assert.ok(beyond * 100 <= profits.length * (100 - level));
        assert.ok(twoSidedVar(values, level) >= parametricVar(values, level));
      }
    }),
  );
});

test('the order of the intervals does not matter, and two portfolios together risk no more than apart by variance', () => {
  fc.assert(
    fc.property(amounts, fc.nat(), (profits, turn) => {
      const values = Float64Array.from(profits);
      const at = turn % profits.length;
      const turned = Float64Array.from([...profits.slice(at), ...profits.slice(0, at)]);
      const together = values.map((profit, i) => profit + turned[i]!);
      for (const level of levels) {
        assert.equal(historicalVar(turned, level), historicalVar(values, level));
        const apart = parametricVar(values, level) + parametricVar(turned, level);
        assert.ok(parametricVar(together, level) <= apart + 1e-6 * Math.max(1, apart));
      }
    }),
  );
});

test('a day of 60-second returns is √1440 of one of them', () => {
  close(horizonFactor(60e6, 86_400e6), 37.947331922);
  assert.equal(horizonFactor(60e6, 60e6), 1);
});
