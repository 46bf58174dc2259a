import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  LEAST_RETURNS,
  MOST_RETURNS,
  type PriceRows,
  type Profits,
  profitsOf,
} from '../../../../core/risk/metrics/returns.ts';
import { parametricVar } from '../../../../core/risk/metrics/value-at-risk.ts';

const NONE = Number.NaN;

/** Instruments 10, 11, … with a series each; intervals that follow each other unless `grid` says otherwise. */
function rowsOf(series: readonly (readonly number[])[], grid?: readonly number[]): PriceRows {
  return {
    grid: Float64Array.from(grid ?? series[0]!.map((_, i) => 1_000 + i)),
    instruments: series.map((_, i) => 10 + i),
    prices: Float64Array.from(series.flat()),
  };
}

function profits(result: Profits): number[] {
  assert.ok(result instanceof Float64Array, JSON.stringify(result));
  return [...result].map((value) => Math.round(value * 1e6) / 1e6);
}

const steady = Array.from({ length: LEAST_RETURNS + 1 }, () => 50);

test('the profit of an interval is the sum of value times return, by hand', () => {
  // 100 → 110 → 99: +10 % and −10 %; 50 → 50 → 51: 0 and +2 %.
  const btc = [...steady.slice(2).map(() => 100), 110, 99];
  const eth = [...steady.slice(1), 51];
  const both = profits(
    profitsOf(rowsOf([btc, eth]), [
      { instrument: 10, value: 1_000 },
      { instrument: 11, value: -500 },
    ]),
  );
  assert.equal(both.length, LEAST_RETURNS);
  assert.deepEqual(both.slice(-3), [0, 100, -110]);
});

test('fewer than 30 returns of an instrument are missing, with its number and how many there are; 30 are enough', () => {
  const short = rowsOf([steady, [NONE, ...steady.slice(1)]]);
  const holdings = [
    { instrument: 10, value: 1 },
    { instrument: 11, value: 1 },
  ];
  assert.deepEqual(profitsOf(short, holdings), { missing: [11], found: LEAST_RETURNS - 1 });
  assert.equal(profits(profitsOf(short, [holdings[0]!])).length, LEAST_RETURNS);
  assert.deepEqual(profitsOf(short, [{ instrument: 99, value: 1 }]), { missing: [99], found: 0 });
  assert.deepEqual(profitsOf(rowsOf([[]]), [holdings[0]!]), { missing: [10], found: 0 });
});

test('returns that two instruments only have at different times are missing of both', () => {
  const more = [...steady, ...steady];
  const early = more.map((price, i) => (i > LEAST_RETURNS ? NONE : price));
  const late = more.map((price, i) => (i > LEAST_RETURNS ? price : NONE));
  const result = profitsOf(rowsOf([early, late]), [
    { instrument: 10, value: 1 },
    { instrument: 11, value: 1 },
  ]);
  assert.deepEqual(result, { missing: [10, 11], found: 0 });
});

test('no return goes across intervals that are not there', () => {
  const price = [...steady.map(() => 100), ...steady.map(() => 200)];
  const grid = price.map((_, i) => (i < steady.length ? i : i + 500));
  const all = profits(profitsOf(rowsOf([price], grid), [{ instrument: 10, value: 1_000 }]));
  assert.equal(all.length, 2 * LEAST_RETURNS);
  assert.ok(
    all.every((profit) => profit === 0),
    'the price that doubled overnight is no return',
  );
});

test('the newest 500 returns count', () => {
  const price = Array.from({ length: MOST_RETURNS + 10 }, (_, i) => (i < 9 ? 100 + i : 200));
  const all = profits(profitsOf(rowsOf([price]), [{ instrument: 10, value: 1 }]));
  assert.equal(all.length, MOST_RETURNS);
  assert.ok(all.every((profit) => profit === 0));
});

test('mean and variance of the profits are those of w′m and w′Σw', () => {
  const move = fc.integer({ min: -500, max: 500 });
  const path = fc.array(fc.tuple(move, move), { minLength: 40, maxLength: 60, size: 'max' });
  const value = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(path, value, value, (moves, a, b) => {
      const prices = [0, 1].map((which) => {
        let price = 10_000;
        return [price, ...moves.map((pair) => (price *= 1 + pair[which]! / 10_000))];
      });
      const returns = prices.map((series) => series.slice(1).map((price, i) => price / series[i]! - 1));
      const count = moves.length;
      const mean = returns.map((one) => one.reduce((sum, r) => sum + r, 0) / count);
      const covariance = (i: number, j: number): number =>
        returns[i]!.reduce((sum, r, t) => sum + (r - mean[i]!) * (returns[j]![t]! - mean[j]!), 0) / (count - 1);
      const variance = a * a * covariance(0, 0) + 2 * a * b * covariance(0, 1) + b * b * covariance(1, 1);
      const expected = Math.max(
        0,
        2.326347874040841 * Math.sqrt(Math.max(0, variance)) - (a * mean[0]! + b * mean[1]!),
      );
      const result = profitsOf(rowsOf(prices), [
        { instrument: 10, value: a },
        { instrument: 11, value: b },
      ]);
      assert.ok(result instanceof Float64Array);
      assert.ok(Math.abs(parametricVar(result, 99) - expected) < 1e-3);
    }),
  );
});
