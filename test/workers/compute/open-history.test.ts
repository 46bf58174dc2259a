import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { createPriceHistory } from '../../../core/risk/metrics/price-history.ts';
import { decodeHistory, encodeHistory } from '../../../workers/compute/history-file.ts';
import { HistoryCsvError, readHistoryCsv } from '../../../workers/compute/history-csv.ts';
import { HISTORY_FILE, type HistoryStore, openHistory } from '../../../workers/compute/open-history.ts';
import { recordedTicks } from '../../support/recorded-ticks.ts';

const SECOND = 1_000_000;
const BTC = { id: 0, symbol: 'BTCUSDT' };
const ETH = { id: 1, symbol: 'ETHUSDT' };

function folder(context: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'tickgate-history-'));
  context.after(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

function openIn(data: string, warnings: string[] = [], csv = '', intervalUs = SECOND, nowUs = 1e15): HistoryStore {
  return openHistory({ data, intervalUs, csv, nowUs, warn: (text) => warnings.push(text) });
}

test('prices outlive a restart, and those that are recorded next follow them', async (context) => {
  const data = folder(context);
  const first = openIn(data);
  first.history.begin(7);
  first.history.set('BTCUSDT', 45_000.5);
  first.history.begin(8);
  first.history.set('ETHUSDT', 2_500);
  first.save(0);
  await first.close();
  const second = openIn(data);
  assert.equal(second.history.newest(), 8);
  second.history.begin(9);
  second.history.set('BTCUSDT', 45_001);
  second.save(0);
  await second.close();
  const { grid, prices } = openIn(data).history.read([BTC, ETH]);
  assert.deepEqual([...grid], [7, 8, 9]);
  assert.deepEqual([...prices], [45_000.5, Number.NaN, 45_001, Number.NaN, 2_500, Number.NaN]);
});

test('saves are 10 s apart, and the last is never left out', async (context) => {
  const data = folder(context);
  const store = openIn(data);
  const row = (interval: number, nowMs: number): void => {
    store.history.begin(interval);
    store.history.set('BTCUSDT', interval);
    store.save(nowMs);
  };
  row(1, 50_000);
  row(2, 59_999);
  await store.close();
  assert.deepEqual([...openIn(data).history.read([BTC]).grid], [1, 2]);
});

test('a damaged file is told, kept aside and begun anew, whatever byte of it is wrong', (context) => {
  const data = folder(context);
  const history = createPriceHistory(SECOND);
  history.begin(7);
  history.set('BTCUSDT', 45_000);
  const good = encodeHistory(history);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bad = good.slice();
      bad[at]! ^= change;
      assert.equal(typeof decodeHistory(bad), 'string');
      assert.equal(typeof decodeHistory(good.subarray(0, at)), 'string');
    }),
  );
  const path = join(data, HISTORY_FILE);
  const bad = good.slice();
  bad[30]! ^= 1;
  writeFileSync(path, bad);
  const warnings: string[] = [];
  assert.equal(openIn(data, warnings).history.rows(), 0);
  assert.match(warnings[0]!, /begin anew: .* is damaged \(its checksum is wrong\) and was kept as .*\.damaged/);
  assert.deepEqual(new Uint8Array(readFileSync(`${path}.damaged`)), bad);
  assert.ok(!existsSync(path));
});

test('prices of another interval, and of times to come, are not taken', async (context) => {
  const data = folder(context);
  const store = openIn(data);
  store.history.begin(5);
  store.history.set('BTCUSDT', 1);
  store.history.begin(90);
  store.history.set('BTCUSDT', 2);
  store.save(0);
  await store.close();
  assert.deepEqual([...openIn(data, [], '', SECOND, 50 * SECOND).history.read([BTC]).grid], [5]);
  const warnings: string[] = [];
  assert.equal(openIn(data, warnings, '', 60 * SECOND).history.rows(), 0);
  assert.match(warnings[0]!, /are of 1 s and not of 60 s/);
});

test('a disk that fails is told once, and the recording goes on', async (context) => {
  const data = folder(context);
  const warnings: string[] = [];
  const store = openIn(data, warnings);
  rmSync(data, { recursive: true });
  store.history.begin(1);
  store.history.set('BTCUSDT', 1);
  store.save(0);
  await store.close();
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /^recorded returns can't be kept: ENOENT/);
  assert.equal(store.history.rows(), 1);
});

test('a file of prices: the last of each interval counts, and what was recorded wins', async (context) => {
  const data = folder(context);
  const csv = join(data, 'prices.csv');
  const lines = [
    'BTCUSDT,1970-01-01T00:00:04.900Z,104',
    'BTCUSDT,4100,103',
    'ETHUSDT,4000,24',
    'BTCUSDT,5000,105',
    'BTCUSDT,5001,106.5',
  ];
  writeFileSync(csv, `symbol,time,price\r\n${lines.join('\r\n')}\r\n`);
  const { grid, prices } = openIn(data, [], csv).history.read([BTC, ETH]);
  assert.deepEqual([...grid], [4, 5, 6]);
  assert.deepEqual([...prices], [Number.NaN, 105, 106.5, 24, Number.NaN, Number.NaN]);
  const store = openIn(data);
  store.history.begin(6);
  store.history.set('BTCUSDT', 999);
  store.save(0);
  await store.close();
  assert.deepEqual([...openIn(data, [], csv).history.read([BTC]).prices], [Number.NaN, 105, 999]);
});

test('each mistake in a file of prices is told with its line', (context) => {
  const csv = join(folder(context), 'prices.csv');
  const good = 'BTCUSDT,1000,45000';
  const table: readonly (readonly [string, RegExp])[] = [
    ['time,symbol,price\n', /csv:1: the first line is symbol,time,price/],
    [`symbol,time,price\n${good}\nBTCUSDT,1000\n`, /csv:3: "" is no price/],
    ['symbol,time,price\nBTCUSDT,1000,1,2\n', /csv:2: a line has three values/],
    ['symbol,time,price\n,1000,1\n', /csv:2: a line has three values/],
    ['symbol,time,price\nBTCUSDT,yesterday,1\n', /csv:2: "yesterday" is no time/],
    ['symbol,time,price\nBTCUSDT,2021-01-08 00:00:01,1\n', /csv:2: .* is no time/],
    ['symbol,time,price\nBTCUSDT,1000,0\n', /csv:2: "0" is no price/],
    ['symbol,time,price\nBTCUSDT,1000,-5\n', /csv:2: "-5" is no price/],
    ['symbol,time,price\nBTCUSDT,1000,NaN\n', /csv:2: "NaN" is no price/],
    ['symbol,time,price\nBTCUSDT,9000,1\n', /csv:2: 9000 is in the future/],
  ];
  for (const [text, message] of table) {
    writeFileSync(csv, text);
    assert.throws(() => readHistoryCsv(csv, SECOND, 5 * SECOND), { name: 'HistoryCsvError', message });
  }
  assert.throws(() => readHistoryCsv('/nowhere/at-all.csv', SECOND, 0), HistoryCsvError);
});

test('recorded quotes of 46 seconds are 45 returns of one second', (context) => {
  const data = folder(context);
  const { quotes, isRecorded } = recordedTicks(data);
  if (!isRecorded) context.diagnostic('no recorded ticks at TICKGATE_DATA or ../shared/data: seeded ones are used');
  const csv = join(data, 'prices.csv');
  const middle = (row: (typeof quotes)[number]): string => ((Number(row['bid']) + Number(row['ask'])) / 2).toFixed(3);
  const lines = quotes.map((row) => `BTCUSDT,${row['timestamp']},${middle(row)}`);
  writeFileSync(csv, `symbol,time,price\n${lines.join('\n')}\n`);
  const { history } = openIn(data, [], csv, SECOND, Date.now() * 1_000);
  const { grid, prices } = history.read([BTC]);
  const expected = new Map<number, number>();
  for (const row of quotes) {
    expected.set(Math.ceil(Date.parse(row['timestamp']!) / 1_000), Number(middle(row)));
  }
  assert.deepEqual([...grid], [...expected.keys()]);
  assert.deepEqual([...prices], [...expected.values()]);
  assert.ok(history.rows() > 40, String(history.rows()));
});
