import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exposureOf } from '../../../../core/risk/metrics/concentration.ts';
import { createPriceHistory } from '../../../../core/risk/metrics/price-history.ts';
import { type RiskAccount, type RiskTask, riskMetrics } from '../../../../core/risk/metrics/risk-metrics.ts';

const SECOND = 1_000_000;
const BTC = { id: 0, symbol: 'BTCUSDT' };
const ETH = { id: 1, symbol: 'ETHUSDT' };

/** 30 returns of BTCUSDT, +1 % and −1/101 in turn; ETHUSDT has none. */
function taskOf(accounts: readonly RiskAccount[], horizonUs = SECOND): RiskTask {
  const history = createPriceHistory(SECOND);
  for (let k = 1; k <= 31; k++) {
    history.begin(k);
    history.set('BTCUSDT', k % 2 === 1 ? 100 : 101);
  }
  const symbols = new Map([BTC, ETH].map(({ id, symbol }) => [id, symbol]));
  return { intervalUs: SECOND, horizonUs, rows: history.read([BTC, ETH]), symbols, accounts };
}

const holding = (instrument: number, value: number) => ({ instrument, value });

test('value at risk, exposure and concentration of an account, by hand', () => {
  const long = { account: 0, name: 'demo', holdings: [holding(0, 1_000_000_000)] };
  const { accounts, firm, instruments } = riskMetrics(taskOf([long]));
  const [demo] = accounts;
  // The worst of 30, and the second worst: 1/101 of 1,000 lost. Parametric: μ = (1/100 − 1/101) / 2 = 0.0000495050, every
  // return is 0.0099752475 from it: σ = 0.0099752475 × √(30/29) = 0.0101206013; z·σ − μ = 0.0234945344, 0.0165974028.
  assert.deepEqual(demo!.valueAtRisk, {
    historical95: 9_900_991,
    historical99: 9_900_991,
    parametric95: 16_597_403,
    parametric99: 23_494_535,
    observations: 30,
  });
  assert.deepEqual(demo!.exposure, {
    gross: 1e9,
    net: 1e9,
    long: 1e9,
    short: 0,
    largest: 0,
    largestShare: 1,
    herfindahl: 1,
  });
  assert.deepEqual({ ...firm, account: 0 }, demo);
  // z·σ + μ = 0.0235440393 + 0.0000495050: 23,593.544 of a million.
  assert.deepEqual(instruments[0], { instrument: 0, varPpm: 23_594 });
});

test('a horizon of four intervals has twice as much at risk', () => {
  const long = { account: 0, name: 'demo', holdings: [holding(0, 1_000_000_000)] };
  const [demo] = riskMetrics(taskOf([long], 4 * SECOND)).accounts;
  // 2 × 9,900,990.099…, rounded up.
  assert.equal(demo!.valueAtRisk!.historical99, 19_801_981);
});

test('an instrument without returns leaves its account and the firm without a value at risk, and names it', () => {
  const { accounts, firm, instruments } = riskMetrics(
    taskOf([
      { account: 0, name: 'a', holdings: [holding(0, 5e6), holding(1, 5e6)] },
      { account: 1, name: 'b', holdings: [holding(0, 5e6)] },
    ]),
  );
  const missing = 'too few returns of ETHUSDT: 0 of 30';
  assert.deepEqual([accounts[0]!.valueAtRisk, accounts[0]!.problem], [undefined, missing]);
  assert.equal(accounts[0]!.exposure!.gross, 10e6, 'what is at stake is known all the same');
  assert.equal(accounts[1]!.problem, undefined);
  assert.deepEqual([firm.valueAtRisk, firm.problem], [undefined, missing]);
  assert.deepEqual(instruments[1], { instrument: 1, problem: missing });
});

test('positions that are not known leave the firm without any figure', () => {
  const { accounts, firm } = riskMetrics(
    taskOf([
      { account: 0, name: 'a', holdings: [holding(0, 5e6)] },
      { account: 1, name: 'b', holdings: 'BUSY' },
    ]),
  );
  assert.ok(accounts[0]!.valueAtRisk !== undefined);
  assert.deepEqual(accounts[1], { account: 1, problem: 'BUSY' });
  assert.deepEqual(firm, { account: -1, problem: 'the positions of b are not known: BUSY' });
});

test('an account that holds nothing has nothing at risk, without any returns', () => {
  const [empty] = riskMetrics(taskOf([{ account: 0, name: 'a', holdings: [] }])).accounts;
  assert.equal(empty!.valueAtRisk!.historical99, 0);
  assert.equal(empty!.valueAtRisk!.observations, 0);
  assert.deepEqual([empty!.exposure!.largest, empty!.exposure!.herfindahl], [-1, 0]);
});

test('accounts that are long and short in the same offset each other in the firm’s value at risk, not in its gross', () => {
  const { firm } = riskMetrics(
    taskOf([
      { account: 0, name: 'a', holdings: [holding(1, 7e6)] },
      { account: 1, name: 'b', holdings: [holding(1, -7e6)] },
    ]),
  );
  assert.equal(firm.valueAtRisk!.parametric99, 0, 'nothing is held, so no returns are needed');
  assert.deepEqual([firm.exposure!.gross, firm.exposure!.net, firm.exposure!.largestShare], [14e6, 0, 1]);
});

test('a value too large for money is a problem and no number', () => {
  const [huge] = riskMetrics(taskOf([{ account: 0, name: 'a', holdings: [holding(0, 1e300)] }])).accounts;
  assert.equal(huge!.valueAtRisk, undefined);
  assert.match(huge!.problem!, /no number that money can be/);
});

test('concentration by hand: 60, 30 and 10 per cent', () => {
  const { gross, net, largest, largestShare, herfindahl } = exposureOf([
    holding(4, 30),
    holding(2, -60),
    holding(7, 10),
  ]);
  assert.deepEqual([gross, net, largest, largestShare], [100, -20, 2, 0.6]);
  assert.ok(Math.abs(herfindahl - 0.46) < 1e-12);
});

test('the index is between one n-th and one, and no net is larger than its gross', () => {
  const value = fc.integer({ min: -1e9, max: 1e9 }).filter((one) => one !== 0);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 50, size: 'max' }), (values) => {
      const exposure = exposureOf(values.map((one, i) => holding(i, one)));
      assert.ok(exposure.herfindahl >= 1 / values.length - 1e-12 && exposure.herfindahl <= 1 + 1e-12);
      assert.ok(exposure.largestShare >= 1 / values.length - 1e-12);
      assert.ok(Math.abs(exposure.net) <= exposure.gross && exposure.long + exposure.short === exposure.gross);
      const turned = exposureOf(values.map((one, i) => holding(i, -one)));
      assert.deepEqual(
        [turned.net, turned.gross, turned.herfindahl],
        [-exposure.net, exposure.gross, exposure.herfindahl],
      );
    }),
  );
});
