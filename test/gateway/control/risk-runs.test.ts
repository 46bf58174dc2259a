import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { createPriceHistory } from '../../../core/risk/metrics/price-history.ts';
import { riskMetrics } from '../../../core/risk/metrics/risk-metrics.ts';
import { type HeldPosition, type RiskMetricsParts, createRiskMetrics } from '../../../gateway/control/risk-metrics.ts';
import { riskPage } from '../../../gateway/control/risk-page.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { localPrincipal, readerOf } from '../../../gateway/keys/principal.ts';
import type { MetricValue } from '../../../gateway/inbound/metric-commands.ts';
import type { Loose } from '../../support/loose.ts';

const SECOND = 1_000_000;
const MONEY = 1_000_000;

/** The job by itself, with an engine that says what it is made to. */
function open(changes: Partial<RiskMetricsParts> = {}) {
  const history = createPriceHistory(SECOND);
  for (let k = 1; k <= 31; k++) {
    history.begin(k);
    for (const { symbol } of SimulatedInstruments) history.set(symbol, 100 + (k % 2));
  }
  const asked: number[] = [];
  const sent: (MetricValue & { asOfUs: number })[] = [];
  const says: { positions: readonly HeldPosition[] | string } = {
    positions: [{ instrument: 0, isHeld: true, value: 500 * MONEY, markAgeUs: 93 * SECOND }],
  };
  const job = createRiskMetrics({
    intervalUs: 30 * SECOND,
    horizonUs: SECOND,
    maxAgeUs: 60 * SECOND,
    isUsed: true,
    accounts: ['a', 'b'],
    instruments: SimulatedInstruments,
    history,
    recorder: { tick: () => false },
    askPositions(account, told) {
      asked.push(account);
      told(says.positions);
    },
    compute: async (task) => riskMetrics(task),
    send: (value, asOfUs) => sent.push({ ...value, asOfUs }) > 0,
    saveHistory: () => {},
    closeHistory: async () => {},
    warn: () => {},
    ...changes,
  });
  return { job, asked, sent, says };
}

/** What was asked of a promise is done when all that was ready before has run. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('each account is asked in turn, every interval', async () => {
  const { job, asked } = open();
  job.tick(100 * SECOND, 0);
  assert.deepEqual(asked, [0, 1]);
  await settled();
  job.tick(130 * SECOND - 1, 0);
  assert.equal(asked.length, 2);
  job.tick(130 * SECOND, 0);
  assert.deepEqual(asked, [0, 1, 0, 1]);
});

test('an engine that is busy is asked again a second later, not at once and not after the whole interval', async () => {
  const { job, asked, says } = open();
  says.positions = 'BUSY';
  job.tick(100 * SECOND, 0);
  await settled();
  assert.equal(job.problem, 'a: BUSY');
  job.tick(101 * SECOND - 1, 0);
  assert.equal(asked.length, 2);
  says.positions = [];
  job.tick(101 * SECOND, 0);
  await settled();
  assert.equal(asked.length, 4);
  assert.equal(job.problem, '');
  job.tick(131 * SECOND - 1, 0);
  assert.equal(asked.length, 4, 'then the interval holds again');
});

test('a run that is not over is not begun a second time', async () => {
  const { job, asked } = open({ compute: () => new Promise(() => {}) });
  job.tick(100 * SECOND, 0);
  job.tick(500 * SECOND, 0);
  assert.equal(asked.length, 2);
});

test('values that find no room are sent in later turns, 64 in each, in their order', async () => {
  let room = 0;
  const sent: MetricValue[] = [];
  const accounts = Array.from({ length: 90 }, (_, i) => `a${i}`);
  const { job } = open({
    accounts,
    send(value) {
      if (room === 0) return false;
      room -= 1;
      sent.push(value);
      return true;
    },
  });
  job.tick(100 * SECOND, 0);
  await settled();
  job.tick(100 * SECOND + 1, 0);
  assert.equal(sent.length, 0);
  room = 3;
  job.tick(100 * SECOND + 2, 0);
  assert.equal(sent.length, 3);
  room = 1_000;
  job.tick(100 * SECOND + 3, 0);
  assert.equal(sent.length, 67);
  job.tick(100 * SECOND + 4, 0);
  // The firm, the accounts, and the three instruments that take orders.
  assert.equal(sent.length, 1 + 90 + 3);
  assert.deepEqual(
    sent.map(({ account }) => account),
    [-1, ...accounts.keys(), -1, -1, -1],
  );
  assert.deepEqual(
    sent.slice(-3).map(({ instrument }) => instrument),
    [0, 1, 4],
  );
});

test('the larger of the historical and the parametric value is sent', async () => {
  const { job, sent } = open();
  job.tick(100 * SECOND, 0);
  await settled();
  job.tick(100 * SECOND + 1, 0);
  const { historical99, parametric99 } = job.current(100 * SECOND)!.result.accounts[0]!.valueAtRisk!;
  assert.ok(parametric99 > historical99);
  assert.deepEqual(sent[1], { account: 0, instrument: -1, value: parametric99, asOfUs: 100 * SECOND });
});

test('a value is the current one until it is as old as allowed', async () => {
  const { job } = open();
  assert.equal(job.current(100 * SECOND), undefined);
  job.tick(100 * SECOND, 0);
  await settled();
  assert.equal(job.current(160 * SECOND - 1)!.oldestMarkUs, 7 * SECOND);
  assert.equal(job.current(160 * SECOND), undefined);
});

test('a closed job asks and sends nothing more', async () => {
  const { job, asked, sent } = open();
  job.tick(100 * SECOND, 0);
  await settled();
  await job.close();
  job.tick(500 * SECOND, 0);
  assert.deepEqual([asked.length, sent.length], [2, 0]);
});

test('a key of one account sees that account and not the firm', async () => {
  const { job } = open();
  job.tick(100 * SECOND, 0);
  await settled();
  const current = job.current(100 * SECOND)!;
  const directory = createDirectory(SimulatedInstruments, ['a', 'b'], []);
  const seen = (accounts: readonly number[], who = { ...readerOf(0), accounts }): Loose =>
    JSON.parse(riskPage(current, directory, who, 101 * SECOND));
  const one = seen([1]);
  assert.deepEqual(
    one.accounts.map(({ account }: Loose) => account),
    ['b'],
  );
  assert.equal(one.firm, null);
  assert.equal(one.age_ms, 1_000);
  assert.equal(seen([0, 1]).firm.exposure.gross, '1000');
  assert.equal(seen([], localPrincipal(2)).accounts.length, 2);
});
